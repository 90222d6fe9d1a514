"""Recomputes from the rows what the database says of itself, and tells what differs."""
