"""Reading: a selection set becomes one SQL statement, and Postgres writes the JSON."""
