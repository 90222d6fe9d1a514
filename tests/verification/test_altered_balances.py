"""A superuser who alters a counter, a total or a status is found out, and it is said where."""

from __future__ import annotations

import pytest

from tests.verification.alterations import ALTERATIONS
from tests.verification.conftest import History


@pytest.mark.parametrize(("statement", "said"), ALTERATIONS.values(), ids=ALTERATIONS)
async def test_what_was_altered_is_found_and_said(
    history: History, statement: str, said: str
) -> None:
    await history.alter(statement)

    found = [str(finding) for finding in await history.found()]

    assert any(said in finding for finding in found), found
