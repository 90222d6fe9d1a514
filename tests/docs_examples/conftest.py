"""The demo clinic behind a real server, on the day that the papers tell of."""

import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from gql_packages.demo.clinics import VANCOUVER
from gql_packages.demo.generate import fill_demo
from gql_packages.domain.permissions import Principal
from tests.cli_and_server.serve_process import free_port
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.docs_examples.doc_runner import Reader
from tests.docs_examples.expected_answers import Names
from tests.docs_examples.other_clock import ROOT
from tests.docs_examples.terminal import Terminal
from tests.running_server import served

#: What the build of the client writes.
DOCUMENTS = ROOT / "clients/typescript/src/generated/persisted-documents.json"

#: Of several with one role, the first by name.
_STAFF = "SELECT role, id FROM staff_member WHERE is_active ORDER BY name DESC"


@dataclass(frozen=True)
class Demo:
    """Where it is served, and a token for each role of the clinic in Vancouver."""

    address: str
    tokens: dict[str, str]
    #: the port of those who serve a page of their own
    pages: int

    def reader(self, folder: Path, role: str) -> Reader:
        """Somebody with that role and a terminal, and the owner beside them."""
        names: Names = {"TOKEN": self.tokens[role], "OWNER_TOKEN": self.tokens["OWNER"]}
        replaced = {
            r"http://127\.0\.0\.1:8000": self.address,
            r"\.\./gql-packages(?=/)": str(ROOT),
            r"(?<=localhost:)5173": str(self.pages),
        }
        return Reader(Terminal(folder, names, replaced), names, self.address)


@pytest.fixture(scope="module")
async def demo(
    database_urls: DatabaseUrls, database: ClinicDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Demo]:
    """The demo clinics, filled anew for each module."""
    await fill_demo(database, database.audit, patients=8, progress=lambda _: None)
    await database.audit.flush()
    clinic = VANCOUVER.clinic_id
    async with database.reading(clinic) as db:
        staff = await db.rows(_STAFF)
    pages = free_port()
    directory = tmp_path_factory.mktemp("serve")
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    settings = {
        "module": "tests.docs_examples.other_clock",
        "PYTHONPATH": path,
        "ALLOWED_ORIGINS": f"https://desk.example,http://localhost:{pages}",
        "TRUSTED_DOCUMENTS": str(DOCUMENTS),
    }
    async with served(database_urls.app, directory, **settings) as server:
        tokens = {row["role"]: server.token(Principal(clinic, row["id"])) for row in staff}
        yield Demo(server.process.origin, tokens, pages)
