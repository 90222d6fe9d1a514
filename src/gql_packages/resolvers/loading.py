"""Reads in batches: what is asked for at the same time is one statement."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Hashable, Iterable, Sequence
from functools import partial
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from asyncpg import Record
from strawberry.dataloader import DataLoader

from gql_packages.resolvers.patient_reads import PatientReads
from gql_packages.resolvers.size import check_size
from gql_packages.resolvers.snapshot import Snapshot, ViewerRow
from gql_packages.resolvers.statements import Entity, Listing, Parts
from gql_packages.resolvers.turns import TURNS, in_turns
from gql_packages.schema.page import Connection, PageRequest

Key = TypeVar("Key", bound=Hashable)
Row = TypeVar("Row")
Answer = TypeVar("Answer")


class Loading(Snapshot):
    """Loaders over one snapshot, one for each statement and its arguments.

    Whoever asks a loader notes whose records the answer shows: a batch is read for many.
    """

    def __init__(self, reads: PatientReads, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.reads = reads
        self._loaders: dict[Hashable, DataLoader[Any, Any]] = {}
        self._known: defaultdict[Entity[Any], dict[UUID, Any]] = defaultdict(dict)

    async def close(self) -> None:
        """End the transaction, and let go of what was read: it is held in circles, and would
        wait for the garbage collector, which stops everything."""
        await super().close()
        self._loaders.clear()
        self._known.clear()

    async def one(self, entity: Entity[Row], key: UUID) -> Row | None:
        """The thing with that key, or None."""
        found = self.known(entity, key)
        if found is None:
            found = await self.batched(entity, key, partial(self._things, entity))
        if found is not None:
            self._note(entity, [found])
        return found

    def known(self, entity: Entity[Row], key: UUID | None) -> Row | None:
        """The thing with that key, if it was read before."""
        return self._known[entity].get(key) if key else None

    async def ahead(self, entity: Entity[Row], keys: Collection[UUID]) -> list[Row]:
        """The things with these keys; they are known from now on."""
        known = self._known[entity]
        if unknown := frozenset(keys).difference(known):
            await self.batched((entity, "ahead"), unknown, partial(self._ahead, entity))
        found = [known[key] for key in keys if key in known]
        self._note(entity, found)
        return found

    async def all_of(self, entity: Entity[Row], sql: str, *arguments: Any) -> list[Row]:
        """All of a kind that a statement finds; for lists that are short in every clinic."""
        rows = await self.rows(sql, *arguments)
        found = await self._made(entity.make, rows)
        self._note(entity, found)
        return found

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
        return self._shown(listing, request, items, total)

    async def page_of_clinic(
        self, listing: Listing[Row], request: PageRequest, *filters: Any
    ) -> Connection[Row]:
        """A page of a list of the whole clinic."""
        position = request.position(listing.start)
        rows = await self.rows(listing.page, *filters, request.size + 1, *position)
        items = await self._made(listing.entity.make, rows)
        total = partial(self._total, listing, filters)
        return self._shown(listing, request, items, total)

    async def batched(
        self,
        name: Hashable,
        key: Key,
        load: Callable[[list[Key]], Awaitable[Sequence[Answer]]],
    ) -> Answer:
        """What `load` answers for the key; keys asked for under one name go in one batch."""
        await TURNS.take()
        loader = self._loaders.get(name)
        if loader is None:
            loader = self._loaders[name] = DataLoader(load_fn=load)
        loading: asyncio.Future[Answer] = asyncio.ensure_future(loader.load(key))
        # Of a request that was given up, nobody is there to hear that its reading failed.
        loading.add_done_callback(lambda done: done.cancelled() or done.exception())
        # One resolver that is cancelled must not take the answer from the others.
        answer = await asyncio.shield(loading)
        # All who waited for a batch wake at once.
        await TURNS.take()
        return answer

    async def _things(self, entity: Entity[Row], keys: list[UUID]) -> list[Row | None]:
        rows = await self.rows(entity.by_keys, keys)
        made = await self._made(entity.make, rows)
        found = {row["id"]: thing for row, thing in zip(rows, made, strict=True)}
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
        owned: defaultdict[UUID, list[Row]] = defaultdict(list)
        for row, thing in zip(rows, await self._made(make, rows), strict=True):
            owned[row["owner"]].append(thing)
        return [owned[owner] for owner in owners]

    async def _made(
        self, make: Callable[[Record, ViewerRow], Row], rows: list[Record]
    ) -> list[Row]:
        check_size(len(rows))
        viewer = await self.viewer()
        return await in_turns(lambda row: make(row, viewer), rows)

    def _shown(
        self,
        listing: Listing[Row],
        request: PageRequest,
        items: list[Row],
        count: Callable[[], Awaitable[int]],
    ) -> Connection[Row]:
        """The page, of items of which one too many was read to learn whether more follow."""
        shown = items[: request.size]
        self._note(listing.entity, shown)
        return Connection(
            list_name=listing.name,
            items=shown,
            positions=[listing.position(item) for item in shown],
            has_more=len(items) > request.size,
            has_earlier=request.after is not None,
            count=count,
        )

    def _note(self, entity: Entity[Row], shown: Iterable[Row]) -> None:
        if entity.patient is not None:
            self.reads.note(map(attrgetter(entity.patient), shown))
