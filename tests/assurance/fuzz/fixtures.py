"""The clinic that is fuzzed: who works there, and the ids of all that is in it by now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from gql_packages.database.connect import Connection
from gql_packages.schema.global_id import encode
from tests.front_desk import FrontDesk
from tests.populated_clinic import Furnished
from tests.running_server import Served
from tests.schema_walk import NODE_TYPES, table_of
from tests.table_state import clinic_column

#: Somebody of another clinic, with every right there.
OUTSIDER = "OUTSIDER"


@dataclass
class Ground:
    """A furnished clinic, and what is named in the fuzz."""

    clinic: Furnished
    desks: Mapping[str, FrontDesk]
    superuser: Connection
    others: Mapping[str, str]
    #: global ids by type; not of those who sign in, who could be sent away
    ids: dict[str, Sequence[str]] = field(default_factory=dict)

    def tokens(self, server: Served) -> Mapping[str, str]:
        """By role, what that server believes."""
        return {role: server.token(desk.principal) for role, desk in self.desks.items()}

    async def look_again(self) -> None:
        """Learn what there is by now."""
        who = [self.clinic.desk, *self.desks.values()]
        kept = [each.principal.staff_member_id for each in who]
        for type_name in NODE_TYPES:
            table = table_of(type_name)
            rows = await self.superuser.fetch(
                f"SELECT id FROM {table} WHERE {clinic_column(table)} = $1"
                " AND id <> ALL ($2::uuid[]) ORDER BY random() LIMIT 30",
                self.clinic.desk.principal.clinic_id,
                kept,
            )
            self.ids[type_name] = [str(encode(type_name, row["id"])) for row in rows]

    def some_id(self, type_name: str, chance: Random) -> str:
        """An id of that type; now and then one that fits badly."""
        if chance.random() < 0.04:
            type_name = chance.choice(list(self.ids))
        if chance.random() < 0.02:
            return self.others.get(type_name, "x")
        found = self.ids.get(type_name) or self.ids[chance.choice(list(self.ids))]
        return chance.choice(found)
