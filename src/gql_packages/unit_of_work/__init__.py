"""One transaction for one mutation: locks, idempotency and batched writes."""
