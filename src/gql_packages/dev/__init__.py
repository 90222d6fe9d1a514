"""The database of a developer's machine."""
