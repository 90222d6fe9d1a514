"""Deletes what a policy lets be forgotten, and keeps a row that says so."""
