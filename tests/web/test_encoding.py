"""An answer written in pieces is the answer."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest

from gql_packages.web.encoding import Encoded, encode_json, encoded_in_turns


def anything(chance: Random, depth: int) -> Any:
    """A value as an answer may hold it, so many levels deep."""
    kind = chance.randrange(8 if depth else 5)
    if kind > 5:
        return {f"k{i}": anything(chance, depth - 1) for i in range(chance.choice((0, 1, 3, 9)))}
    if kind == 5:
        return [anything(chance, depth - 1) for _ in range(chance.choice((0, 1, 3, 19, 20, 40)))]
    return (None, True, chance.randrange(-(2**53), 2**53), 'Zoë \ud83d"\\\n', "")[kind]


@pytest.mark.parametrize("seed", range(40))
async def test_it_says_the_same_as_in_one_piece(seed: int) -> None:
    chance = Random(seed)
    body = {"data": anything(chance, 6), "errors": [anything(chance, 3)]}

    encoded = await encoded_in_turns(body)

    assert encoded.text == encode_json(body)
    assert json.loads(encoded.text) == body == dict(encoded)
    assert isinstance(encoded, Encoded)


async def test_what_no_json_can_say_is_refused_in_pieces_too() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        await encoded_in_turns({"data": {"a": [{"b": float("nan")}] * 30}})
