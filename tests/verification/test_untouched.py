"""A history that the services made adds up, and says how much of it there is."""

import pytest

from gql_packages.database.connect import connected
from gql_packages.domain.row_hash import HASHED_COLUMNS
from gql_packages.errors import SetupError
from gql_packages.verification.verify import verify
from tests.conftest import DatabaseUrls
from tests.verification.conftest import History

pytestmark = pytest.mark.usefixtures("clinic_ids")


async def test_what_the_services_made_adds_up(database_urls: DatabaseUrls) -> None:
    progress: list[str] = []

    verification = await verify(database_urls.owner, progress=progress.append)

    assert verification.findings == []
    assert progress == ["Verifying clinic 1 of 2", "Verifying clinic 2 of 2"]
    assert verification.summary().endswith(": nothing differs.")


async def test_every_row_of_every_table_that_never_changes_is_looked_at(
    database_urls: DatabaseUrls,
) -> None:
    checked = (await verify(database_urls.owner, progress=lambda _: None)).checked

    async with connected(database_urls.superuser) as superuser:
        counts = {
            table: await superuser.fetchval(f"SELECT count(*) FROM {table}")
            for table in (*HASHED_COLUMNS, "patient_package", "redemption", "invoice", "payment")
        }
    assert {table: checked[table] for table in counts} == counts
    assert min(counts.values()) > 0


async def test_rows_that_a_role_cannot_see_are_not_called_clean(
    database_urls: DatabaseUrls,
) -> None:
    with pytest.raises(SetupError, match="Only the owner of the tables sees every clinic"):
        await verify(database_urls.app, progress=lambda _: None)


async def test_of_what_is_wrong_a_thousand_times_a_hundred_are_listed(history: History) -> None:
    await history.superuser.execute(
        "INSERT INTO audit_entry"
        " SELECT clinic_id, gen_random_uuid(), at, actor_id, operation, entity_type, entity_id,"
        " outcome, request_id, hash FROM audit_entry, generate_series(1, 1000)"
        " WHERE operation = 'createClinic' AND clinic_id = $1",
        history.clinic_id,
    )

    found = await history.found()

    assert len(found) == 101
    assert found[-1].what == "there is more like this: only 100 are listed"
