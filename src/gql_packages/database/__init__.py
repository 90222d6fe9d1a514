"""The pool, roles, migrations and the embedded server."""
