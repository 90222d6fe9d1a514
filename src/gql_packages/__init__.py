"""An open GraphQL backend for prepaid patient packages."""

__version__ = "0.1.0"
