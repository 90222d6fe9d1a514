"""Answers root fields: one statement each, in one transaction for the whole operation."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from asyncpg import Record
from graphql import GraphQLResolveInfo

from gql_packages.database.pool import Database, TenantConnection
from gql_packages.domain.calendar import day_of
from gql_packages.domain.permissions import ROLE_PERMISSIONS, Permission, Principal, Role, require
from gql_packages.errors import Forbidden, Unauthenticated
from gql_packages.reading.access_audit import AccessAudit
from gql_packages.reading.days import clock_of
from gql_packages.reading.export import Export
from gql_packages.reading.plans import Plan, Run
from gql_packages.reading.root_field import Answer, RootField
from gql_packages.reading.shapes import FieldRefused
from gql_packages.reading.statements import Target
from gql_packages.reading.time_zones import TimeZones, ZoneChanged
from gql_packages.reading.transaction import ReadTransaction
from gql_packages.reading.viewer import CHECK, ROLES_WITH, Viewer

_ZONES = TimeZones()
_CHECK = Plan(CHECK, (), (), (), ())


class Reader:
    """Reads for one operation, as of one moment; each root field for the roles with its right.

    Reading raises Unauthenticated where the principal does not work here now and Forbidden without
    the right, before it says anything else that may be wrong.
    """

    def __init__(
        self,
        *,
        database: Database,
        reports_database: Database,
        principal: Principal,
        now: datetime,
        audit: AccessAudit,
        note_forbidden: Callable[[str], None],
    ) -> None:
        self._audit = audit
        self._transaction = ReadTransaction(database, principal.clinic_id)
        self._reports_database = reports_database
        self._principal = principal
        self._now = now
        self._note_forbidden = note_forbidden
        self._reads_copy = self._is_apart = False
        self._looking_up = asyncio.Lock()
        self._viewer: Viewer | None = None
        #: the zone of the days that statements are given
        self._relied_on: str | None = None
        #: the root fields whose right is not checked yet
        self._unchecked: list[tuple[str, Permission | None]] = []
        #: the response keys of root fields whose right was checked
        self.checked: set[str] = set()

    def read_reports(self) -> None:
        """Read everything from the reports' database, before anything is read. Where that is a
        copy, which may lag, who asks is looked up at the desk's."""
        self._reads_copy = self._reports_database.is_copy
        if not self._reads_copy:
            self._transaction = self._of_reports()

    async def close(self) -> None:
        """End the transaction; nothing can be read any more."""
        await self._transaction.close()

    async def check(self, field: str, permission: Permission | None) -> Viewer:
        """Look up who asks, once, and check that they have the right."""
        if (field, permission) not in self._unchecked:
            self._unchecked.append((field, permission))
        viewer = await self.viewer()
        self._allow(field, permission, viewer.role)
        return viewer

    async def answer(
        self,
        info: GraphQLResolveInfo[Any],
        target: Target,
        permission: Permission | None,
        **given: Any,
    ) -> Answer:
        """The JSON of what the root field selects of the target; None where there is no row."""
        return self._shown(*await self._read(info, target, permission, given))

    async def facts(
        self,
        info: GraphQLResolveInfo[Any],
        target: Target,
        permission: Permission | None,
        **given: Any,
    ) -> Any:
        """What the target's facts say, to be decided on; None where there are none."""
        _, row = await self._read(info, target, permission, given)
        return None if row["body"] is None else json.loads(row["body"])

    async def _read(
        self,
        info: GraphQLResolveInfo[Any],
        target: Target,
        permission: Permission | None,
        given: Mapping[str, Any],
    ) -> tuple[RootField, Record]:
        field, is_known = info.field_name, self._reads_copy
        self._unchecked.append((field, permission))
        if is_known:
            await self.check(field, permission)

        async def ask(plan: Plan, run: Run) -> Record | None:
            roles = self._viewer.known if is_known and self._viewer else ROLES_WITH[permission]
            known = await self._known_zone()
            row = await self._row(plan, self._values(plan, run, roles, known))
            if (zone := self._zone_of(row)) != known:
                row = await self._row(plan, self._values(plan, run, roles, zone))
            self._allow(field, permission, Role(row["role"]))
            return row

        asked = RootField(info, target, given, is_known=is_known)
        try:
            return asked, await asked.row(ask)
        except FieldRefused:
            await self.check(field, permission)
            return asked, await asked.row_refusing(ask)

    async def export(
        self, export: Export, field: str, permission: Permission | None, given: Mapping[str, Any]
    ) -> AsyncIterator[list[Record]]:
        """All rows of a report, some at a time; whose records they are is audited."""
        viewer = await self.check(field, permission)

        async def ask(plan: Plan, parameters: Sequence[object]) -> list[Record]:
            first = self._first(viewer.known, viewer.today)
            return await self._transaction.rows(plan.text, *first, *parameters)

        async for rows in export.rows(ask, {**clock_of(viewer.time_zone, self._now), **given}):
            named = filter(None, [given.get("patient_id")])
            shown = filter(None, (row["patient_id"] for row in rows))
            self._audit.note(field, {*named, *shown})
            yield rows

    async def answer_within(
        self,
        connection: TenantConnection,
        role: Role,
        time_zone: str,
        info: GraphQLResolveInfo[Any],
        target: Target,
        **given: Any,
    ) -> Answer:
        """The same inside a transaction that writes, for a member whose right was checked there."""

        async def ask(plan: Plan, run: Run) -> Record | None:
            plan.uses += 1
            values = self._values(plan, run, [role.value], time_zone)
            return await connection.row(plan.text, *values, is_kept=plan.uses > 1)

        asked = RootField(info, target, given, is_known=True)
        try:
            row = await asked.row(ask)
        except FieldRefused:
            row = await asked.row_refusing(ask)
        return self._shown(asked, row)

    async def viewer(self) -> Viewer:
        """Who asks, looked up once; raises Unauthenticated unless they work here now."""
        async with self._looking_up:
            if self._viewer is None:
                row = await self._row(_CHECK, self._first([], date.min))
                zone = self._zone_of(row)
                self._viewer = Viewer(
                    role=Role(row["role"]),
                    currency=row["currency"],
                    minor_unit=row["minor_unit"],
                    time_zone=zone,
                    today=day_of(self._now, zone),
                )
            if self._reads_copy and not self._is_apart:
                await self._transaction.close()
                self._transaction = self._of_reports()
                self._is_apart = True
        return self._viewer

    async def time_zone(self) -> str:
        """The clinic's zone, by its IANA name; reading raises ZoneChanged where it is another."""
        self._relied_on = await self._known_zone()
        return self._relied_on

    async def today(self) -> date:
        """The day in the clinic's zone."""
        return day_of(self._now, await self.time_zone())

    async def _row(self, plan: Plan, values: list[object]) -> Record:
        row = await self._transaction.row(plan, values)
        if row is None:
            raise Unauthenticated("The token does not belong to an active staff member.")
        return row

    async def _known_zone(self) -> str:
        return _ZONES.get(self._principal.clinic_id) or (await self.viewer()).time_zone

    def _of_reports(self) -> ReadTransaction:
        return ReadTransaction(self._reports_database, self._principal.clinic_id)

    def _zone_of(self, row: Record) -> str:
        time_zone: str = row["time_zone"]
        _ZONES.note(self._principal.clinic_id, time_zone)
        if self._relied_on not in (None, time_zone):
            self._relied_on = None
            raise ZoneChanged
        return time_zone

    def _values(self, plan: Plan, run: Run, roles: list[str], time_zone: str) -> list[object]:
        parameters = plan.values(run.given_too(clock_of(time_zone, self._now)))
        return [*self._first(roles, day_of(self._now, time_zone)), *parameters]

    def _first(self, roles: list[str], today: date) -> list[object]:
        principal = self._principal
        return [principal.clinic_id, principal.staff_member_id, roles, today]

    def _allow(self, field: str, permission: Permission | None, role: Role) -> None:
        try:
            require(role, permission)
        except Forbidden:
            # When one fails, graphql-core drops the others: what they are refused is noted here.
            for each, needed in self._unchecked:
                if needed is not None and needed not in ROLE_PERMISSIONS[role]:
                    self._note_forbidden(each)
            self._unchecked.clear()
            raise
        self.checked.add(field)
        if (field, permission) in self._unchecked:
            self._unchecked.remove((field, permission))

    def _shown(self, field: RootField, row: Record) -> Answer:
        answer = field.answer(row)
        if row["patients"]:
            self._audit.note(field.info.field_name, filter(None, row["patients"]))
        return answer
