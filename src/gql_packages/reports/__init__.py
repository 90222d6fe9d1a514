"""Questions over many rows: one SQL file each, with a header that states the question."""
