"""Registers the models of the write side with Tortoise."""

from __future__ import annotations

from tortoise import Tortoise
from tortoise.context import get_current_context

_NAMES = (
    *("clinic", "catalogue", "patient", "schedule", "billing", "sold_packages", "correction"),
    "policy",
)


async def register_models() -> None:
    """Register the models, once. Tortoise's own connection leads nowhere: every statement names the
    transaction that it belongs to, and one that forgets to cannot reach any data."""
    if get_current_context() is None:
        await Tortoise.init(
            db_url="asyncpg://127.0.0.1:1/nowhere",
            modules={"gql_packages": [f"gql_packages.models.{name}" for name in _NAMES]},
            _enable_global_fallback=True,
        )
