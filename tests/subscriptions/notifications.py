"""What is notified, as anybody hears it who listens, and what really is another row than before."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from gql_packages.database.connect import Connection, connected
from gql_packages.domain.enums import EntityKind
from gql_packages.events.change_notification import CHANNEL, Changes, Notice, ScheduleSlot, decode

_BARRIER = "all_is_heard"

#: A sold package is what a client sees of it: its row, its uses, and what is due on it.
_PACKAGES = """
SELECT p.id, p.patient_id, md5(concat(
    p::text,
    (SELECT i::text FROM invoice i WHERE i.clinic_id = $1 AND i.id = p.invoice_id),
    (SELECT string_agg(r::text, '' ORDER BY r.id) FROM redemption r
     WHERE r.clinic_id = $1 AND r.patient_package_id = p.id),
    (SELECT string_agg(e::text, '' ORDER BY e.id) FROM package_entry e
     WHERE e.clinic_id = $1 AND e.patient_package_id = p.id),
    (SELECT string_agg(u::text, '' ORDER BY u.id) FROM use_adjustment u
     WHERE u.clinic_id = $1 AND u.patient_package_id = p.id),
    (SELECT string_agg(f::text, '' ORDER BY f.id) FROM package_refund f
     WHERE f.clinic_id = $1 AND f.patient_package_id = p.id)
)) AS looks
FROM patient_package p WHERE p.clinic_id = $1
"""
#: A visit is its row, the uses that cover it or did, and what it was billed on.
_VISITS = """
SELECT a.id, a.starts_at, CASE WHEN a.is_practitioner_corrected THEN a.corrected_practitioner_id
    ELSE a.practitioner_id END AS practitioner_id, md5(concat(
    a::text,
    (SELECT string_agg(i::text, '' ORDER BY i.id) FROM invoice i
     WHERE i.clinic_id = $1 AND i.appointment_id = a.id),
    (SELECT string_agg(r::text, '' ORDER BY r.id) FROM redemption r
     WHERE r.clinic_id = $1 AND r.appointment_id = a.id)
)) AS looks
FROM appointment a WHERE a.clinic_id = $1
"""
#: A patient's record, by the kinds of what is in it; their data are named, without kept sums.
_RECORDS = f"""
SELECT p.id, 'PATIENT', md5(concat(
    p.first_name, '/', p.last_name, '/', p.email, '/', p.phone, p.is_archived, p.version
)) FROM patient p WHERE p.clinic_id = $1
UNION ALL SELECT patient_id, 'PATIENT_PACKAGE', string_agg(looks, '' ORDER BY id)
FROM ({_PACKAGES}) t GROUP BY 1
UNION ALL SELECT a.patient_id, 'APPOINTMENT', string_agg(looks, '' ORDER BY id)
FROM ({_VISITS}) t JOIN appointment a USING (id) GROUP BY 1
UNION ALL SELECT i.patient_id, 'INVOICE', md5(string_agg(concat(
    i::text,
    (SELECT string_agg(l::text, '' ORDER BY l.id) FROM invoice_line l WHERE l.invoice_id = i.id),
    (SELECT string_agg(a::text, '' ORDER BY a.id) FROM payment_application a
     WHERE a.invoice_id = i.id)
), '' ORDER BY i.id)) FROM invoice i WHERE i.clinic_id = $1 GROUP BY 1
UNION ALL SELECT y.patient_id, 'PAYMENT', md5(string_agg(concat(
    y::text,
    (SELECT string_agg(a::text, '' ORDER BY a.id) FROM payment_application a
     WHERE a.payment_id = y.id),
    (SELECT string_agg(f::text, '' ORDER BY f.id) FROM payment_refund f WHERE f.payment_id = y.id)
), '' ORDER BY y.id)) FROM payment y WHERE y.clinic_id = $1 GROUP BY 1
"""
_STAFF = "SELECT id, role, is_active FROM staff_member WHERE clinic_id = $1"


@dataclass(frozen=True)
class Looks:
    """How everything of a clinic looks that somebody may follow."""

    packages: Mapping[UUID, tuple[Any, ...]]
    visits: Mapping[UUID, tuple[Any, ...]]
    staff: Mapping[UUID, tuple[Any, ...]]
    #: by patient and kind
    records: Mapping[tuple[UUID, str], str]

    @classmethod
    async def of(cls, superuser: Connection, clinic_id: UUID) -> Looks:
        """As it is now."""
        found = [await superuser.fetch(sql, clinic_id) for sql in (_PACKAGES, _VISITS, _STAFF)]
        records = await superuser.fetch(_RECORDS, clinic_id)
        packages, visits, staff = (
            {row["id"]: tuple(row.values())[1:] for row in rows} for rows in found
        )
        return cls(packages, visits, staff, {(row[0], row[1]): row[2] for row in records})

    def changed_to(self, after: Looks) -> Changes:
        """What somebody who follows everything has to be told."""
        packages: dict[UUID, set[UUID]] = {}
        for package, (patient, _) in _differing(self.packages, after.packages):
            packages.setdefault(patient, set()).add(package)
        visits = {
            visit: {_slot(looks) for looks in (self.visits.get(visit), now) if looks}
            for visit, now in _differing(self.visits, after.visits)
        }
        members = {member for member, _ in _differing(self.staff, after.staff)}
        patients: dict[UUID, set[EntityKind]] = {}
        known = {patient for patient, _ in self.records}
        for (patient, kind), looks in after.records.items():
            # Nobody follows a patient who is not there yet.
            if patient in known and self.records.get((patient, kind)) != looks:
                patients.setdefault(patient, set()).add(EntityKind(kind))
        return Changes(packages, visits, members & self.staff.keys(), patients)


def _slot(looks: tuple[Any, ...]) -> ScheduleSlot:
    return ScheduleSlot(int(looks[0].timestamp()), looks[1])


def _differing(
    before: Mapping[UUID, tuple[Any, ...]], after: Mapping[UUID, tuple[Any, ...]]
) -> list[tuple[UUID, tuple[Any, ...]]]:
    assert before.keys() <= after.keys(), "no such row is ever deleted"
    return [(key, looks) for key, looks in after.items() if before.get(key) != looks]


@dataclass
class Ear:
    """Hears every notification in a database."""

    connection: Connection
    payloads: list[str] = field(default_factory=list)
    barriers: dict[str, asyncio.Event] = field(default_factory=dict)

    async def heard(self) -> list[Notice]:
        """What was notified since the last time, by all that is committed."""
        name = uuid4().hex
        self.barriers[name] = asyncio.Event()
        await self.connection.execute("SELECT pg_notify($1, $2)", _BARRIER, name)
        # Notifications come in the order in which they were committed.
        await self.barriers.pop(name).wait()
        payloads, self.payloads = self.payloads, []
        return [decode(payload) for payload in payloads]


@asynccontextmanager
async def ear(superuser_url: str) -> AsyncIterator[Ear]:
    """Listen until the block ends."""
    async with connected(superuser_url) as connection:
        found = Ear(connection)
        await connection.add_listener(CHANNEL, lambda *given: found.payloads.append(str(given[3])))
        await connection.add_listener(_BARRIER, lambda *given: found.barriers[str(given[3])].set())
        yield found
