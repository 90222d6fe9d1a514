"""A superuser who alters a counter, a total or a status, or removes a row, is found out."""

import pytest

from tests.verification.alterations import ALTERATIONS
from tests.verification.conftest import History
from tests.verification.removals import REMOVALS

DONE = {**ALTERATIONS, **REMOVALS}


@pytest.mark.parametrize(("statement", "said"), DONE.values(), ids=DONE)
async def test_what_was_done_is_found_and_said(history: History, statement: str, said: str) -> None:
    await history.alter(statement)

    found = [str(finding) for finding in await history.found()]

    assert any(said in finding for finding in found), found
