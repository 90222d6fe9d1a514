"""How much code stands between a request and its transaction: the files that one passes through."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import gql_packages
from gql_packages.database.pool import Database
from tests.front_desk import Ready

HOUSE = Path(gql_packages.__file__).parent

#: Of them 9 receive the request (web, auth, the request log), and 10 open its transaction.
MOST = 19


@contextmanager
def files_before_begin() -> Iterator[dict[str, None]]:
    """The product's files of which functions are called until a transaction begins, in order."""
    passed: dict[str, None] = {}

    def note(frame: FrameType, event: str, _: object) -> None:
        if event != "call":
            return
        if frame.f_code is Database._begun.__code__:
            sys.setprofile(None)
            return
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(HOUSE):
            passed.setdefault(file.relative_to(HOUSE).as_posix())

    earlier = sys.getprofile()
    sys.setprofile(note)
    try:
        yield passed
    finally:
        sys.setprofile(earlier)


async def test_redeem_package_passes_through_few_files(clinic: Ready) -> None:
    first, second = [
        (await clinic.desk.book(clinic.patient, clinic.treatment, f"2026-03-{day}T17:00:00Z"))["id"]
        for day in (10, 11)
    ]
    given = {"patientPackageId": clinic.package}
    await clinic.desk.do("redeemPackage", appointmentId=first, **given)

    with files_before_begin() as passed:
        await clinic.desk.do("redeemPackage", appointmentId=second, **given)

    print(*passed, sep="\n")
    assert len(passed) <= MOST
