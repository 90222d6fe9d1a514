"""Answers root fields: one statement each, in one transaction for the whole operation."""

from __future__ import annotations

import asyncio
import json
import re
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias, cast
from uuid import UUID

import asyncpg
from asyncpg import Record
from graphql import GraphQLError, GraphQLResolveInfo
from orjson import Fragment

from gql_packages.database.pool import Database, TenantConnection
from gql_packages.domain.names import search_key
from gql_packages.domain.rights import ROLE_PERMISSIONS, Permission, Principal, Role, require
from gql_packages.errors import BadRequest, Forbidden, Unauthenticated
from gql_packages.reading.access_audit import AccessAudit
from gql_packages.reading.export import Export
from gql_packages.reading.plans import LARGEST_ANSWER, LARGEST_LIST, Plan, PlanCache, Run, signature
from gql_packages.reading.selections import Document
from gql_packages.reading.shapes import FieldRefused, Path
from gql_packages.reading.statements import CHECK, Target, compile_target
from gql_packages.reading.transaction import ReadTransaction

#: What a statement fails with by itself: where something is absent, or an argument was refused.
_ABSENT, _REFUSED = re.compile(r"absent_(\d+)"), re.compile(r"refused_(\d+)")
_ROLES: Mapping[Permission | None, list[str]] = {
    permission: [
        role.value
        for role, rights in ROLE_PERMISSIONS.items()
        if permission is None or permission in rights
    ]
    for permission in (None, *Permission)
}
_PLANS = PlanCache()
_CHECK = Plan(CHECK, (), (), (), ())

#: Runs a plan with its parameters and gives its one row, if there is one.
Ask: TypeAlias = Callable[[Plan, list[object]], Awaitable[Record | None]]


@dataclass(frozen=True, slots=True)
class Partial:
    """An answer some of whose fields were refused: the errors go beside it."""

    fragment: Fragment | None
    errors: tuple[GraphQLError, ...]


Answer: TypeAlias = Fragment | Partial | None


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks, as it was looked up: their role, and the clinic's zone and day."""

    role: Role
    currency: str
    minor_unit: Decimal
    time_zone: str
    today: date

    @property
    def known(self) -> list[str]:
        """All of it, as a statement takes it that does not look it up."""
        return [str(each) for each in astuple(self)]


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
        self._reads_reports = self._is_apart = False
        self._looking_up = asyncio.Lock()
        self._viewer: Viewer | None = None
        #: the response keys of root fields whose right was checked
        self.checked: set[str] = set()

    def read_reports(self) -> None:
        """Read everything from the reports' database, as of one moment. Who asks is looked up at
        the desk's, since a copy of it may lag behind. To be called before anything is read."""
        self._reads_reports = True

    async def close(self) -> None:
        """End the transaction; nothing can be read any more."""
        await self._transaction.close()

    async def check(self, field: str, permission: Permission | None) -> Viewer:
        """Look up who asks, once, and check that they have the right."""
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
    ) -> tuple[_Asking, Record]:
        field, is_known = info.field_name, self._reads_reports
        if is_known:
            await self.check(field, permission)

        async def ask(plan: Plan, parameters: list[object]) -> Record | None:
            roles = self._viewer.known if is_known and self._viewer else _ROLES[permission]
            row = await self._transaction.row(plan, [*self._first(roles), *parameters])
            if row is None:
                raise _no_member()
            self._allow(field, permission, Role(row["role"]))
            return row

        asking = _Asking(info, target, given, is_known=is_known)
        try:
            return asking, await asking.row(ask)
        except FieldRefused:
            await self.check(field, permission)
            return asking, await asking.row_refusing(ask)

    async def export(
        self, export: Export, field: str, permission: Permission | None, given: Mapping[str, Any]
    ) -> AsyncIterator[list[Record]]:
        """All rows of a report, some at a time; whose records they are is audited."""
        viewer = await self.check(field, permission)

        async def ask(plan: Plan, parameters: Sequence[object]) -> list[Record]:
            first = self._first(viewer.known)
            return await self._transaction.rows(plan.text, *first, *parameters)

        async for rows in export.rows(ask, given):
            named = filter(None, [given.get("patient_id")])
            self._audit.note(field, {*named, *(row["patient_id"] for row in rows)})
            yield rows

    async def answer_within(
        self,
        connection: TenantConnection,
        role: Role,
        info: GraphQLResolveInfo[Any],
        target: Target,
        **given: Any,
    ) -> Answer:
        """The same inside a transaction that writes, for a member whose right was checked there."""

        async def ask(plan: Plan, parameters: list[object]) -> Record | None:
            plan.uses += 1
            values = [*self._first([role.value]), *parameters]
            return await connection.row(plan.text, *values, is_kept=plan.uses > 1)

        asking = _Asking(info, target, given, is_known=True)
        try:
            row = await asking.row(ask)
        except FieldRefused:
            row = await asking.row_refusing(ask)
        return self._shown(asking, row)

    async def viewer(self) -> Viewer:
        """Who asks, looked up once; raises Unauthenticated unless they work here now."""
        async with self._looking_up:
            if self._viewer is None:
                row = await self._transaction.row(_CHECK, self._first([]))
                if row is None:
                    raise _no_member()
                self._viewer = Viewer(**{**row, "role": Role(row["role"])})
            if self._reads_reports and not self._is_apart:
                await self._transaction.close()
                database, clinic_id = self._reports_database, self._principal.clinic_id
                self._transaction = ReadTransaction(database, clinic_id)
                self._is_apart = True
        return self._viewer

    def _first(self, roles: list[str]) -> list[object]:
        return [self._principal.clinic_id, self._principal.staff_member_id, roles, self._now]

    def _allow(self, field: str, permission: Permission | None, role: Role) -> None:
        try:
            require(role, permission)
        except Forbidden:
            self._note_forbidden(field)
            raise
        self.checked.add(field)

    def _shown(self, asking: _Asking, row: Record) -> Answer:
        if row["missing"] is not None:
            raise asking.target.absence(row["missing"])
        _check_size(row)
        if row["patients"]:
            self._audit.note(asking.info.field_name, filter(None, row["patients"]))
        body = row["body"]
        if body is not None and asking.target.sorted_by is not None:
            body = _sorted(body)
        fragment = None if body is None else Fragment(body)
        errors = asking.errors
        return Partial(fragment, errors) if errors else fragment


class _Asking:
    """One root field while it is answered: its plan, and what its parameters are read from."""

    def __init__(
        self,
        info: GraphQLResolveInfo[Any],
        target: Target,
        given: Mapping[str, Any],
        *,
        is_known: bool,
    ) -> None:
        self.info = info
        self.target = target
        self._given = given
        self._is_known = is_known
        self._plan = _CHECK
        self._document = Document(info.schema, info.fragments, cast(Any, info.variable_values))

    async def row(self, ask: Ask) -> Record:
        """The row that answers. Raises FieldRefused, which is said after the right is checked."""
        self._plan = self._remembered()
        return await self._row(ask)

    async def row_refusing(self, ask: Ask) -> Record:
        """The same where an argument is refused: its field is null, or what it stands in, if some
        row leads to it at all. Raises GraphQLError where all of the answer is null."""
        reached: frozenset[Path] = frozenset()
        while True:
            try:
                self._plan = self._compiled(reached)
                return await self._row(ask)
            except FieldRefused as refused:
                if refused.path in reached:
                    raise self._located(refused) from refused
                reached |= {refused.path}

    async def _row(self, ask: Ask) -> Record:
        plan, run = self._plan, Run(self._document, self._given)
        if plan.facts is not None:
            facts = await self._asked(ask, plan.facts, run)
            _check_size(facts)
            run = Run(self._document, {**self._given, **await _decided(plan, facts["body"])})
        return await self._asked(ask, plan, run)

    @property
    def errors(self) -> tuple[GraphQLError, ...]:
        """The fields that were refused and are null in the answer."""
        return tuple(self._located(each) for each in self._plan.refused)

    async def _asked(self, ask: Ask, plan: Plan, run: Run) -> Record:
        values = plan.values(run)
        try:
            row = await ask(plan, values)
        except asyncpg.InvalidTextRepresentationError as error:
            if refused := _REFUSED.search(f"{error.detail}"):
                raise plan.parked[int(refused[1])] from error
            absent = _ABSENT.search(f"{error.detail}")
            if absent is None:
                raise
            path = list(plan.required[int(absent[1])])
            missing = LookupError("A row refers to another that is not there.")
            nodes = self.info.field_nodes
            raise GraphQLError(str(missing), nodes, path=path, original_error=missing) from error
        if row is None:
            raise LookupError("The clinic is not there.")
        return row

    def _remembered(self) -> Plan:
        nodes = tuple(self.info.field_nodes)
        key = (tuple(map(id, nodes)), self.target.key, self._is_known)
        selected = _PLANS.selected(key, nodes, self._document.fragments)
        shape = signature(self._document.variables, selected.variables)
        plan = selected.plans.get(shape)
        if plan is None:
            plan = self._compiled(None)
            _PLANS.put(selected, shape, plan)
        return plan

    def _compiled(self, reached: frozenset[Path] | None) -> Plan:
        return compile_target(
            self._document,
            self.target,
            self.info.field_nodes,
            self.info.parent_type.fields[self.info.field_name],
            is_known=self._is_known,
            reached=reached,
        )

    def _located(self, refused: FieldRefused) -> GraphQLError:
        path = list(refused.path)
        refusal = refused.refusal
        return GraphQLError(refusal.message, [refused.node], path=path, original_error=refusal)


async def _decided(plan: Plan, body: str | None) -> dict[str, str]:
    """What the derived fields of the plan show, decided from the facts that were gathered."""
    records: defaultdict[int, dict[str, str]] = defaultdict(dict)
    things = 0
    for found in _facts_in(json.loads(body or "null")):
        number = found["#"]
        decided = plan.derived[number].decide(found["facts"])
        listed = [{**record, "place": place} for place, record in enumerate(decided)]
        records[number][json.dumps(found["key"])] = json.dumps(listed, default=str)
        things += len(listed)
        if things > LARGEST_LIST:
            raise _too_large(things)
        # Others have their turn: many owners have many records.
        await asyncio.sleep(0)
    return {
        f"derived_{number}": f"{{{','.join(map(':'.join, records[number].items()))}}}"
        for number in range(len(plan.derived))
    }


def _facts_in(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for each in value:
            yield from _facts_in(each)
    elif isinstance(value, dict):
        if "#" in value:
            yield value
        else:
            for each in value.values():
                yield from _facts_in(each)


def _sorted(body: str) -> str:
    """A list's JSON, sorted by name as people look for it, then by id."""
    listed = sorted((search_key(name), UUID(key).int, text) for name, key, text in json.loads(body))
    return f"[{','.join(text for _, _, text in listed)}]"


def _no_member() -> Unauthenticated:
    return Unauthenticated("The token does not belong to an active staff member.")


def _check_size(row: Record) -> None:
    """Raise BadRequest where the statement found more than an answer may hold."""
    if row["size"] is not None and row["body"] is None:
        raise _too_large(row["things"])


def _too_large(things: int) -> BadRequest:
    if things > LARGEST_LIST:
        found = f"more than {LARGEST_LIST} things"
    else:
        found = f"more than {LARGEST_ANSWER // 1024 // 1024} MiB"
    return BadRequest(
        f"The answer would hold {found}: pages are large here, or lists that have no pages are"
        " long. Ask for smaller pages around them, or for fewer of them."
    )
