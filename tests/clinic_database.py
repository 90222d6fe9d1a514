"""The pool as tests open it: with what the application has beside it, closed together."""

import asyncio
from typing import Self

from gql_packages.audit.batch_writer import AuditBatchWriter
from gql_packages.database.pool import Database
from gql_packages.events.listener import Listener
from gql_packages.models.registry import register_models


class ClinicDatabase(Database):
    """A pool, the writer of its audit, and its listener."""

    audit: AuditBatchWriter
    listener: Listener

    @classmethod
    async def open(
        cls, url: str, *, pool_size: int = 10, kept: int = 100, at_once: bool = True
    ) -> Self:
        await register_models()
        opened = await super().open(url, pool_size=pool_size, kept=kept, at_once=at_once)
        opened.audit = AuditBatchWriter(opened)
        opened.listener = Listener(url, opened.execute)
        return opened

    async def close(self) -> None:
        await asyncio.gather(self.listener.close(), self.audit.close())
        await super().close()
