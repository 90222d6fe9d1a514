"""Rule 190: what was said stays as it was, and what is shown is what was said last."""

from gql_packages.verification.verify import verify
from tests.conftest import DatabaseUrls
from tests.front_desk import Ready
from tests.row_counts import Written

_ORIGINAL = "SELECT method, reference, received_at, hash FROM payment WHERE clinic_id = $1"
_CORRECTIONS = """
SELECT column_name, version, value_before, value_after, reason FROM correction
WHERE clinic_id = $1 ORDER BY version, column_name
"""
_SHOWN = "UPDATE payment SET corrected_method = $2 WHERE clinic_id = $1"


async def _correct(clinic: Ready) -> None:
    payment = {"paymentId": clinic.payment, "reason": "Mistyped"}
    await clinic.desk.do("updatePayment", **payment, method="CASH", receivedOn="2026-03-01")
    await clinic.desk.do("updatePayment", **payment, method="CHEQUE")


async def test_190_what_is_hashed_stays_and_each_correction_is_a_row_of_its_own(
    clinic: Ready, written: Written
) -> None:
    before = await written.superuser.fetch(_ORIGINAL, written.clinic_id)

    await _correct(clinic)

    assert await written.superuser.fetch(_ORIGINAL, written.clinic_id) == before
    found = await written.superuser.fetch(_CORRECTIONS, written.clinic_id)
    was, now = "2026-03-02T18:00:00.000000+00:00", "2026-03-01T20:00:00.000000+00:00"
    assert [tuple(row) for row in found] == [
        ("method", 2, "CARD", "CASH", "Mistyped"),
        ("received_at", 2, was, now, "Mistyped"),
        ("method", 3, "CASH", "CHEQUE", "Mistyped"),
    ]


async def test_190_verify_holds_what_is_shown_against_the_last_correction(
    clinic: Ready, written: Written, database_urls: DatabaseUrls
) -> None:
    await _correct(clinic)

    async def found() -> list[str]:
        found = await verify(database_urls.owner, progress=lambda _: None)
        return [each.what for each in found.findings if each.clinic_id == written.clinic_id]

    assert await found() == []
    for altered in ("CASH", None):
        await written.superuser.execute(_SHOWN, written.clinic_id, altered)
        assert await found() == ["its method is not what its corrections say"]
    await written.superuser.execute(_SHOWN, written.clinic_id, "CHEQUE")
