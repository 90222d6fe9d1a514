"""What becomes of a request that is repeated after its record was purged: as docs/trust.md says."""

import re
from datetime import UTC, datetime

import pytest

from gql_packages.database.connect import Connection
from gql_packages.purging.purge import LEAST_AGE, purge
from gql_packages.verification.checkpoints import SETTLES_IN
from tests.clinic_database import ClinicDatabase
from tests.concurrent_requests import heard
from tests.conftest import DatabaseUrls
from tests.front_desk import Answer, open_clinic
from tests.populated_clinic import Furnished, furnish
from tests.row_counts import Written
from tests.schema_walk import KEYED, mutation_document
from tests.test_architecture import ROOT

#: The rows of the table in docs/trust.md.
REFUSED, AGAIN, SAME = "is refused", "does it again", "changes nothing"


def as_documented() -> dict[str, str]:
    """What the table says of each mutation."""
    text = (ROOT / "docs/trust.md").read_text()
    _, _, section = text.partition("## After a purge\n")
    found = re.findall(r"^\| (\w[^|]*?) +\| (.+) \|$", section.partition("\n## ")[0], re.M)
    return {name: what for what, names in found for name in re.findall(r"`([a-z]\w+)`", names)}


@pytest.fixture(scope="module")
async def furnished(database: ClinicDatabase) -> Furnished:
    return await furnish(await open_clinic(database))


def test_the_table_has_every_mutation() -> None:
    documented = as_documented()

    assert documented.keys() == set(KEYED)
    assert set(documented.values()) == {REFUSED, AGAIN, SAME}


@pytest.mark.parametrize("mutation", KEYED)
async def test_a_repetition_after_the_purge_does_what_the_table_says(
    furnished: Furnished, superuser: Connection, database_urls: DatabaseUrls, mutation: str
) -> None:
    written = Written(superuser, furnished.desk.principal.clinic_id)
    given = furnished.valid_input(mutation)

    async def send() -> Answer:
        return await furnished.desk.post(mutation_document(mutation), {"input": given})

    assert heard(await send()) == "DONE"
    later = datetime.now(UTC) + LEAST_AGE + SETTLES_IN
    purged = await purge(
        database_urls.owner, older_than=LEAST_AGE, progress=lambda _: None, now=later
    )
    assert purged.rows > 0
    before = await _but_records(written)
    again = await send()
    after = await _but_records(written)

    is_as_before = before == after
    outcome = AGAIN if not is_as_before else SAME if heard(again) == "DONE" else REFUSED
    assert outcome == as_documented()[mutation], heard(again)


async def _but_records(written: Written) -> dict[str, tuple[int, str]]:
    rows = await written.rows(but="audit_entry")
    return {table: state for table, state in rows.items() if table != "idempotency_record"}
