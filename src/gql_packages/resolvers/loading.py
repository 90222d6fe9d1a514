"""Reads in batches: what is asked for at the same time is one statement."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Hashable, Sequence
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from asyncpg import Record
from strawberry.dataloader import DataLoader

from gql_packages.resolvers.snapshot import Snapshot
from gql_packages.resolvers.statements import Entity, Listing, Parts
from gql_packages.schema.page import Connection, PageRequest

Key = TypeVar("Key", bound=Hashable)
Row = TypeVar("Row")
Answer = TypeVar("Answer")


class Loading(Snapshot):
    """Loaders over one snapshot, one for each statement and its arguments."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._loaders: dict[Hashable, DataLoader[Any, Any]] = {}
        self._known: defaultdict[Entity[Any], dict[UUID, Any]] = defaultdict(dict)

    async def one(self, entity: Entity[Row], key: UUID) -> Row | None:
        """The thing with that key, or None."""
        if (known := self.known(entity, key)) is not None:
            return known
        return await self.batched(entity, key, partial(self._things, entity))

    def known(self, entity: Entity[Row], key: UUID | None) -> Row | None:
        """The thing with that key, if it was read before."""
        return self._known[entity].get(key) if key else None

    async def ahead(self, entity: Entity[Row], keys: Collection[UUID]) -> list[Row]:
        """The things with these keys; they are known from now on."""
        known = self._known[entity]
        if unknown := frozenset(keys).difference(known):
            await self.batched((entity, "ahead"), unknown, partial(self._ahead, entity))
        return [known[key] for key in keys if key in known]

    async def all_of(self, entity: Entity[Row], sql: str, *arguments: Any) -> list[Row]:
        """All of a kind that a statement finds; for lists that are short in every clinic."""
        rows = await self.rows(sql, *arguments)
        viewer = await self.viewer()
        return [entity.make(row, viewer) for row in rows]

    async def parts(self, parts: Parts[Row], owner: UUID) -> list[Row]:
        """What belongs to that owner, in order."""
        return await self.batched(parts, owner, partial(self._parts, parts))

    async def page(
        self, listing: Listing[Row], owner: UUID, request: PageRequest, *filters: Any
    ) -> Connection[Row]:
        """A page of that owner's list."""
        items = await self.batched(
            (listing, request, filters), owner, partial(self._pages, listing, request, filters)
        )
        total = partial(
            self.batched,
            (listing, "count", filters),
            owner,
            partial(self._totals, listing, filters),
        )
        return _connection(listing, request, items, total)

    async def page_of_clinic(
        self, listing: Listing[Row], request: PageRequest, *filters: Any
    ) -> Connection[Row]:
        """A page of a list of the whole clinic."""
        position = request.position(listing.start)
        rows = await self.rows(listing.page, *filters, request.size + 1, *position)
        viewer = await self.viewer()
        items = [listing.entity.make(row, viewer) for row in rows]
        return _connection(listing, request, items, partial(self._total, listing, filters))

    async def batched(
        self,
        name: Hashable,
        key: Key,
        load: Callable[[list[Key]], Awaitable[Sequence[Answer]]],
    ) -> Answer:
        """What `load` answers for the key; keys asked for under one name go in one batch."""
        loader = self._loaders.get(name)
        if loader is None:
            loader = self._loaders[name] = DataLoader(load_fn=load)
        loading: asyncio.Future[Answer] = asyncio.ensure_future(loader.load(key))
        # Of a request that was given up, nobody is there to hear that its reading failed.
        loading.add_done_callback(lambda done: done.cancelled() or done.exception())
        # One resolver that is cancelled must not take the answer from the others.
        return await asyncio.shield(loading)

    async def _things(self, entity: Entity[Row], keys: list[UUID]) -> list[Row | None]:
        rows = await self.rows(entity.by_keys, keys)
        viewer = await self.viewer()
        found = {row["id"]: entity.make(row, viewer) for row in rows}
        self._known[entity].update(found)
        return [found.get(key) for key in keys]

    async def _ahead(self, entity: Entity[Row], wanted: list[frozenset[UUID]]) -> list[None]:
        await self._things(entity, list(frozenset().union(*wanted)))
        return [None] * len(wanted)

    async def _parts(self, parts: Parts[Row], owners: list[UUID]) -> list[list[Row]]:
        return await self._owned(parts.make, owners, await self.rows(parts.sql, owners))

    async def _pages(
        self,
        listing: Listing[Row],
        request: PageRequest,
        filters: tuple[Any, ...],
        owners: list[UUID],
    ) -> list[list[Row]]:
        position = request.position(listing.start)
        rows = await self.rows(listing.page, *filters, owners, request.size + 1, *position)
        pages = await self._owned(listing.entity.make, owners, rows)
        return [sorted(page, key=listing.position, reverse=listing.is_descending) for page in pages]

    async def _totals(
        self, listing: Listing[Row], filters: tuple[Any, ...], owners: list[UUID]
    ) -> list[int]:
        rows = await self.rows(listing.count, *filters, owners)
        totals: dict[UUID, int] = {row["owner"]: row["total"] for row in rows}
        return [totals[owner] for owner in owners]

    async def _total(self, listing: Listing[Row], filters: tuple[Any, ...]) -> int:
        total: int = (await self.rows(listing.count, *filters))[0]["total"]
        return total

    async def _owned(
        self, make: Callable[[Record, Any], Row], owners: list[UUID], rows: list[Record]
    ) -> list[list[Row]]:
        viewer = await self.viewer()
        owned: defaultdict[UUID, list[Row]] = defaultdict(list)
        for row in rows:
            owned[row["owner"]].append(make(row, viewer))
        return [owned[owner] for owner in owners]


def _connection(
    listing: Listing[Row],
    request: PageRequest,
    items: list[Row],
    count: Callable[[], Awaitable[int]],
) -> Connection[Row]:
    """The page, of items of which one too many was read to learn whether more follow."""
    shown = items[: request.size]
    return Connection(
        list_name=listing.name,
        items=shown,
        positions=[listing.position(item) for item in shown],
        has_more=len(items) > request.size,
        has_earlier=request.after is not None,
        count=count,
    )
