"""What is written is JSON, says the same as Python's own, and fragments stand in it as they are."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import orjson
import pytest

from gql_packages.web.json_encoding import encode_json


def anything(chance: Random, depth: int, texts: tuple[str, ...]) -> Any:
    """A value as an answer may hold it, so many levels deep."""
    kind = chance.randrange(8 if depth else 5)
    if kind > 5:
        names = range(chance.choice((0, 1, 3, 9)))
        return {f"k{name}": anything(chance, depth - 1, texts) for name in names}
    if kind == 5:
        return [anything(chance, depth - 1, texts) for _ in range(chance.choice((0, 1, 3, 20)))]
    return (None, True, chance.randrange(-(2**53), 2**53), chance.choice(texts), 0.5)[kind]


@pytest.mark.parametrize("seed", range(40))
def test_it_says_the_same_as_python_s_own(seed: int) -> None:
    # Half of them hold half of a surrogate pair, which no UTF-8 can say.
    texts = ('Zoë 😀"\\\n\u2028', "", *("\ud83d",) * (seed % 2))
    body = {"data": anything(Random(seed), 6, texts)}

    written = encode_json(body)

    assert json.loads(written) == body
    assert written.decode("utf-8")
    if not seed % 2:
        assert written.decode() == json.dumps(body, separators=(",", ":"), ensure_ascii=False)


def test_a_fragment_stands_as_it_is_also_beside_what_is_no_utf_8() -> None:
    patient = orjson.Fragment(b'{"name": "Zo\xc3\xab", "note": null}')
    beside = {"data": {"patient": patient}, "errors": [{"message": "Not \udc00."}]}

    assert encode_json({"data": {"patient": patient}}) == (
        b'{"data":{"patient":{"name": "Zo\xc3\xab", "note": null}}}'
    )
    assert encode_json(beside) == (
        b'{"data":{"patient":{"name": "Zo\xc3\xab", "note": null}},'
        b'"errors":[{"message":"Not \\udc00."}]}'
    )


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
@pytest.mark.parametrize("where", ["alone", "in a list", "beside a null"])
def test_what_is_no_number_is_refused(number: float, where: str) -> None:
    found: Any = {"alone": number, "in a list": [{"b": [number]}], "beside a null": (None, number)}

    with pytest.raises(ValueError, match="NaN"):
        encode_json({"data": {"a": found[where]}})


def test_what_json_cannot_say_is_refused() -> None:
    with pytest.raises(TypeError):
        encode_json({"data": object()})
