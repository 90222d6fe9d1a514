"""What the audit holds: its entries, and the writer that stores them in batches."""
