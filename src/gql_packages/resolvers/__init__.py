"""Translate in, call one thing, translate out."""
