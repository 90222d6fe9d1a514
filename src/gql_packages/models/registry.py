"""Tells Tortoise the models of the write side."""

from __future__ import annotations

from tortoise import Tortoise
from tortoise.context import get_current_context

_MODELS = [
    "gql_packages.models.clinic",
    "gql_packages.models.catalogue",
    "gql_packages.models.patient",
    "gql_packages.models.schedule",
    "gql_packages.models.billing",
    "gql_packages.models.sold_packages",
]


async def register_models() -> None:
    """Tell Tortoise the models, once. Its own connection leads nowhere: every statement names the
    transaction that it belongs to, and one that forgets to cannot reach any data."""
    if get_current_context() is None:
        await Tortoise.init(
            config={
                "connections": {
                    "default": {
                        "engine": "tortoise.backends.asyncpg",
                        "credentials": {"host": "127.0.0.1", "port": 1, "database": "nowhere"},
                    }
                },
                "apps": {"gql_packages": {"models": _MODELS, "default_connection": "default"}},
            },
            _enable_global_fallback=True,
        )
