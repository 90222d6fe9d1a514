"""All that touches uvicorn's insides."""
