"""Per-subscriber event buffer: coalesces changes, and overflows to RESYNC."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Protocol, TypeAlias
from uuid import UUID

from gql_packages.domain.calendar import bounds_of
from gql_packages.domain.enums import EntityKind
from gql_packages.events.change_notification import Changes, Notice, ScheduleSlot
from gql_packages.schema.subscription_types import ChangeKind

Key: TypeAlias = UUID | EntityKind

#: More pending keys than this become RESYNC.
MAX_PENDING = 100


class Topic(Protocol):
    """What a subscription is about."""

    def in_zone(self, time_zone: str) -> "Topic":
        """The same where the clinic's days are those of this zone."""

    def keys_in(self, changes: Changes) -> Collection[Key]:
        """What of the topic changed: ids, or kinds of things."""


@dataclass(frozen=True)
class PatientPackages:
    """The packages of one patient."""

    patient_id: UUID

    def in_zone(self, time_zone: str) -> "PatientPackages":
        """The same."""
        return self

    def keys_in(self, changes: Changes) -> Collection[Key]:
        """The patient's packages among those that changed."""
        return changes.packages.get(self.patient_id, ())


@dataclass(frozen=True)
class PatientRecord:
    """Everything of one patient."""

    patient_id: UUID

    def in_zone(self, time_zone: str) -> "PatientRecord":
        """The same."""
        return self

    def keys_in(self, changes: Changes) -> Collection[Key]:
        """The kinds of the patient's things that changed; all where the notification of an older
        version does not say."""
        if changes.patients is None:
            return set(EntityKind)
        return changes.patients.get(self.patient_id, ())


@dataclass(frozen=True)
class AppointmentsDuring:
    """The appointments that start on these days, both included, with one practitioner or any."""

    first: date
    last: date
    time_zone: str
    practitioner_id: UUID | None

    def in_zone(self, time_zone: str) -> "AppointmentsDuring":
        """Those that start on the same days of another zone."""
        return replace(self, time_zone=time_zone)

    @cached_property
    def _bounds(self) -> tuple[float, float]:
        start, end = bounds_of(self.first, self.last, self.time_zone)
        return start.timestamp(), end.timestamp()

    def keys_in(self, changes: Changes) -> Collection[Key]:
        """The appointments that are in the period, or were before the change."""
        start, end = self._bounds
        return [
            appointment
            for appointment, slots in changes.appointments.items()
            if any(start <= slot.starts_at < end and self._is_with(slot) for slot in slots)
        ]

    def _is_with(self, slot: ScheduleSlot) -> bool:
        return self.practitioner_id in (None, slot.practitioner_id)


@dataclass(frozen=True)
class Event:
    """A reason to execute a subscription: its kind, and what changed."""

    kind: ChangeKind
    keys: frozenset[Key] = frozenset()


@dataclass(frozen=True)
class Reauthorize:
    """The caller's role or activity may have changed; there is nothing to send."""


class Subscriber:
    """The pending events of one subscription. Iterating waits for the next one, until `end`."""

    def __init__(self, topic: Topic, staff_member_id: UUID) -> None:
        self._topic = topic
        self._staff_member_id = staff_member_id
        self._keys: set[Key] = set()
        self._has_gap = False
        self._is_ended = False
        self._wakes = asyncio.Event()

    def on_change(self, notice: Notice) -> None:
        """Buffer a change of the clinic, as far as it concerns the topic or the caller."""
        changes = notice.changes
        if changes.is_everything:
            self.on_gap()
            return
        if changes.time_zone is not None:
            self._topic = self._topic.in_zone(changes.time_zone)
            self.on_gap()
        keys = self._topic.keys_in(changes)
        if not self._has_gap:
            self._keys.update(keys)
        if len(self._keys) > MAX_PENDING:
            self.on_gap()
        if keys or self._staff_member_id in changes.staff_members:
            self._wakes.set()

    def on_gap(self) -> None:
        """Replace what is pending with RESYNC: changes were lost, or are too many."""
        self._has_gap = True
        self._keys.clear()
        self._wakes.set()

    def end(self) -> None:
        """End the iteration, whatever is pending."""
        self._is_ended = True
        self._wakes.set()

    def __aiter__(self) -> "Subscriber":
        """Iterate over the events."""
        return self

    async def __anext__(self) -> Event | Reauthorize:
        """The next event; each rechecks the caller's rights, so that `Reauthorize` is the last."""
        await self._wakes.wait()
        if self._is_ended:
            raise StopAsyncIteration
        self._wakes.clear()
        keys, self._keys = frozenset(self._keys), set()
        has_gap, self._has_gap = self._has_gap, False
        if has_gap:
            return Event(ChangeKind.RESYNC)
        return Event(ChangeKind.CHANGED, keys) if keys else Reauthorize()
