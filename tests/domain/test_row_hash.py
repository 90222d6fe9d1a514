"""The hash of a row is that of its columns, and nothing else has it."""

import hashlib
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest

from gql_packages.domain.row_hash import CHAIN_START, Column, row_hash

AN_ID = UUID("01234567-89ab-7def-8123-456789abcdef")
MOMENT = datetime(2026, 3, 2, 18, 0, 0, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("columns", "written"),
    [
        ([], "[]"),
        ([None, True, False, 7, -1], "[null,true,false,7,-1]"),
        (["Noor", 'a"b', "Élodie"], '["Noor","a\\"b","Élodie"]'),
        ([b"\x00\xff"], '["00ff"]'),
        ([AN_ID], '["01234567-89ab-7def-8123-456789abcdef"]'),
        ([date(2026, 3, 2)], '["2026-03-02"]'),
        ([MOMENT], '["2026-03-02T18:00:00.000007+00:00"]'),
        ([MOMENT.replace(microsecond=0)], '["2026-03-02T18:00:00.000000+00:00"]'),
    ],
)
def test_a_row_is_written_as_a_json_array(columns: list[Column], written: str) -> None:
    assert row_hash(columns) == hashlib.sha256(written.encode()).digest()
    assert (
        row_hash(columns, previous=b"\x01") == hashlib.sha256(b"\x01" + written.encode()).digest()
    )


def test_a_moment_is_the_same_in_every_zone() -> None:
    elsewhere = MOMENT.astimezone(timezone(timedelta(hours=9)))

    assert row_hash([elsewhere]) == row_hash([MOMENT])


def test_a_chain_starts_with_nothing() -> None:
    assert CHAIN_START == b"\x00" * 32
