"""Fills new columns of rows that were there before them, in small steps beside the desk's work."""
