"""What is kept of a version: its requests with a key, what became of them, and the database."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from gql_packages.domain.permissions import Principal
from tests.clinic_database import ClinicDatabase
from tests.front_desk import Answer, Clock, FrontDesk

HERE = Path(__file__).parent


@dataclass(frozen=True)
class KeptRequest:
    """A request with a key; what the version recorded of it; and its answer when repeated."""

    mutation: str
    input: Answer
    #: as hexadecimal digits
    fingerprint: str
    #: as it was written into the record
    outcome: str
    answer: Answer

    @property
    def key(self) -> str:
        return str(self.input["idempotencyKey"])


@dataclass(frozen=True)
class Kept:
    """All that is kept of one version, but for its database, which is the dump beside it."""

    clinic_id: str
    staff_member_id: str
    now: str
    #: by mutation: what is sent
    documents: Mapping[str, str]
    requests: Sequence[KeptRequest]

    @classmethod
    def read(cls, version: str) -> Kept:
        said = json.loads((HERE / version / "requests.json").read_text(encoding="utf-8"))
        requests = [KeptRequest(**each) for each in said.pop("requests")]
        return cls(**said, requests=requests)

    def write(self, folder: Path) -> None:
        text = json.dumps(asdict(self), indent=1, ensure_ascii=False)
        (folder / "requests.json").write_text(f"{text}\n", encoding="utf-8")

    def desk(self, database: ClinicDatabase) -> FrontDesk:
        """Whoever sent the requests, at that moment, in front of the application of today."""
        who = Principal(UUID(self.clinic_id), UUID(self.staff_member_id))
        return FrontDesk.of(database, who, Clock(datetime.fromisoformat(self.now)))


def versions() -> list[str]:
    """Every version of which something is kept, the oldest first."""
    found = (each.parent.name for each in HERE.glob("v*/requests.json"))
    return sorted(found, key=lambda name: int(name.removeprefix("v")))


def dump_of(version: str) -> str:
    """The version's database, as SQL."""
    return (HERE / version / "database.sql").read_text(encoding="utf-8")
