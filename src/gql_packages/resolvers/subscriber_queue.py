"""What one subscription is still to be told, gathered while it is told something else."""

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from gql_packages.domain.permissions import Principal
from gql_packages.events.change_notification import Changes, Notice, Place
from gql_packages.events.listener import Listener
from gql_packages.schema.subscription_types import ChangeKind

#: More than so many things are not told one by one.
MOST_AT_ONCE = 100


class Stopped(Exception):
    """The server stops: whoever follows something has to go on elsewhere."""


class Topic(Protocol):
    """What a subscription is about."""

    def touched_by(self, changes: Changes) -> Collection[UUID]:
        """The things that were changed, as far as they belong to it."""


@dataclass(frozen=True)
class PackagesOf:
    """The packages of one patient."""

    patient_id: UUID

    def touched_by(self, changes: Changes) -> Collection[UUID]:
        """Those of the patient."""
        return changes.packages.get(self.patient_id, ())


@dataclass(frozen=True)
class VisitsDuring:
    """The visits that start from one moment up to another, with one practitioner or any."""

    start: datetime
    end: datetime
    practitioner_id: UUID | None

    def touched_by(self, changes: Changes) -> Collection[UUID]:
        """Those that are there, or were."""
        start, end = self.start.timestamp(), self.end.timestamp()
        return [
            visit
            for visit, places in changes.visits.items()
            if any(start <= p.starts_at < end and self._is_with(p) for p in places)
        ]

    def _is_with(self, place: Place) -> bool:
        return self.practitioner_id in (None, place.practitioner_id)


@dataclass(frozen=True)
class Event:
    """The root of one execution of a subscription: why it is executed, and for what."""

    stream: "Stream"
    kind: ChangeKind = ChangeKind.STARTED
    keys: frozenset[UUID] = field(default=frozenset())


@dataclass(frozen=True)
class Doubt:
    """Nothing is told, but the rights of whoever asked may be others now."""


class Stream:
    """One subscription, from its first execution on. At most 100 things wait to be told; if there
    are more, it is told to read again instead."""

    def __init__(self, listener: Listener, principal: Principal, enter: Callable[[], None]) -> None:
        self._listener = listener
        self._principal = principal
        self._enter = enter
        self._topic: Topic | None = None
        self._keys: set[UUID] = set()
        self._has_missed = False
        self._is_doubtful = False
        self._is_stopped = False
        self._wakes = asyncio.Event()

    @property
    def is_open(self) -> bool:
        """Whether it follows something."""
        return self._topic is not None

    @property
    def is_stopped(self) -> bool:
        """Whether the server stops."""
        return self._is_stopped

    async def follow(self, topic: Topic) -> bool:
        """From now on nothing of the topic is missed; whether that has only begun. The first time
        counts: later ones are the executions for its events."""
        if self._topic is not None:
            return False
        self._enter()
        await self._listener.subscribe(self._principal.clinic_id, self)
        self._topic = topic
        return True

    def close(self) -> None:
        """Follow nothing any more."""
        self._listener.unsubscribe(self._principal.clinic_id, self)

    def stop(self) -> None:
        """Let whoever waits for what is next wait no longer."""
        self._is_stopped = True
        self._wakes.set()

    def on_change(self, notice: Notice) -> None:
        """Something of the clinic was changed."""
        changes = notice.changes
        if changes.is_everything:
            self.on_gap()
            return
        if self._principal.staff_member_id in changes.staff_members:
            self.doubt()
        if self._topic is not None and (touched := self._topic.touched_by(changes)):
            self._add(touched)

    def on_gap(self) -> None:
        """Something may have been changed."""
        self._has_missed = True
        self._keys.clear()
        self._wakes.set()

    def doubt(self) -> None:
        """The rights of whoever asked may be others now."""
        self._is_doubtful = True
        self._wakes.set()

    async def next(self) -> Event | Doubt:
        """What is to be told next, once there is something. Raises Stopped."""
        await self._wakes.wait()
        if self._is_stopped:
            raise Stopped
        self._wakes.clear()
        keys, self._keys = self._keys, set()
        has_missed, self._has_missed = self._has_missed, False
        self._is_doubtful = False
        if has_missed:
            return Event(self, ChangeKind.RESYNC)
        return Event(self, ChangeKind.CHANGED, frozenset(keys)) if keys else Doubt()

    def take_back(self, event: Event | Doubt) -> None:
        """It could not be told: it is still to be."""
        if isinstance(event, Doubt):
            self.doubt()
        elif event.kind is ChangeKind.RESYNC:
            self.on_gap()
        else:
            self._add(event.keys)

    def _add(self, keys: Collection[UUID]) -> None:
        if not self._has_missed:
            self._keys.update(keys)
            if len(self._keys) > MOST_AT_ONCE:
                self.on_gap()
        self._wakes.set()
