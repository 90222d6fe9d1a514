"""The pools, roles and migrations."""
