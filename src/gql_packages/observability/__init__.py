"""What is told of the running server: one line a request, incidents, and numbers."""
