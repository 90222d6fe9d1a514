"""ASGI around the schema: request limits, authentication, health."""
