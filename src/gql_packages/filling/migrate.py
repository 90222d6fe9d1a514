"""`gql-packages migrate`: the schema of this version, and its new columns filled."""

import asyncio
from collections.abc import Callable

from gql_packages.database_urls import database_as_owner, migrate_chosen
from gql_packages.filling.fill import fill_all
from gql_packages.settings import Settings


def migrate_and_fill(settings: Settings, progress: Callable[[str], None]) -> list[str]:
    """Migrate the database of the settings and fill every clinic; the names of what was applied."""
    applied = migrate_chosen(settings, progress)
    with database_as_owner(settings, progress) as url:
        asyncio.run(fill_all(url, progress=progress))
    return applied
