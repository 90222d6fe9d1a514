"""The pool, the unit of work, idempotency, migrations and the embedded server."""
