"""Change notifications: what a transaction announces, and who hears it."""
