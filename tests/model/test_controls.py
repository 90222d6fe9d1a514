"""What `make prove-model` plants can all be planted: each text once."""

from __future__ import annotations

import pytest

from proofs.model_controls import Mistake, complaint, read_mistakes

MISTAKES = read_mistakes()


@pytest.mark.parametrize("mistake", MISTAKES, ids=[each.planted for each in MISTAKES])
def test_a_mistake_fits_the_code_as_it_is(mistake: Mistake) -> None:
    assert complaint(mistake) is None


def test_no_mistake_is_there_twice() -> None:
    assert len({(each.file, each.new) for each in MISTAKES}) == len(MISTAKES)
