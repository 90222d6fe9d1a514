"""Any name that GraphQL allows can be a key of the answer, at every place."""

from __future__ import annotations

from typing import Any

import pytest

from tests.queries.records import Records, named

pytestmark = pytest.mark.tampers

#: Names that statements have themselves, words of SQL, and names as long as may be.
OURS = (
    *("j", "t0", "t1", "v", "o", "r", "r0", "g", "a0", "a1", "c0", "k", "k0", "x", "s", "n", "p"),
    *("m", "place", "key", "facts", "derived", "derived_0", "id", "body", "things", "patients"),
    *("missing", "role", "size", "found", "shown", "nodes", "edges", "absent_0", "currency"),
)
WORDS = (
    *("select", "SELECT", "from", "where", "order", "limit", "offset", "user", "table", "null"),
    *("true", "all", "as", "case", "end", "row", "lateral", "current_user", "ctid", "tableoid"),
    *("json", "array", "union"),
)
LONG = tuple("k" * (length - 1) + end for length in (62, 63, 64, 65, 200) for end in "ab")
#: They differ behind the 63rd byte only.
ALIKE = tuple("k" * 63 + end for end in ("a", "b", "ab", "abc" * 40))

#: `K` stands for the key, at every kind of place.
PLACES = """query($id: ID!) {
  K: patient(id: $id) {
    K: packages(first: 1) {
      K: nodes {
        K: eligibleItems { K: patientPays { K: amount } other: treatment { K: name } }
        other: history(first: 2) {
          K: edges { K: node { K: kind } }
          other: pageInfo { K: hasNextPage }
        }
      }
      other: totalCount
    }
    other: appointments {
      K: nodes { K: packageOptions { K: isEligible other: patientPackage { K: name } } }
    }
  }
}"""


def _renamed(answer: Any, key: str) -> Any:
    """The answer with that key in the place of `plain`; in the same order."""
    if isinstance(answer, list):
        return [_renamed(each, key) for each in answer]
    if isinstance(answer, dict):
        return [
            (key if name == "plain" else name, _renamed(each, key)) for name, each in answer.items()
        ]
    return answer


async def test_a_key_may_have_any_name_at_any_place(clinic: Records) -> None:
    patient = named("Patient", (await clinic.furnish())["Patient"])
    plain = await clinic.ask(PLACES.replace("K:", "plain:"), id=patient)
    assert plain["plain"]["other"]["plain"][0]["plain"]

    for key in (*OURS, *WORDS, *LONG, *ALIKE):
        answer = await clinic.ask(PLACES.replace("K:", f"{key}:"), id=patient)
        assert _renamed(answer, key) == _renamed(plain, key), key


@pytest.mark.parametrize("keys", [(*OURS, *WORDS), (*OURS, *LONG, *WORDS)])
async def test_all_of_them_stand_beside_each_other_in_their_order(
    clinic: Records, keys: tuple[str, ...]
) -> None:
    patient = named("Patient", (await clinic.furnish())["Patient"])
    fields = ("lastName", "firstName", "version", "isArchived")
    asked = " ".join(f"{key}: {fields[place % 4]}" for place, key in enumerate(keys))
    wanted = ("Haddad", "Noor", 1, False)

    answer = await clinic.ask(f"query($id: ID!) {{ patient(id: $id) {{ {asked} }} }}", id=patient)

    assert list(answer["patient"].items()) == [
        (key, wanted[place % 4]) for place, key in enumerate(keys)
    ]


@pytest.mark.parametrize("keys", [LONG, ALIKE, (*LONG, "short")])
async def test_long_keys_of_lists_and_amounts(clinic: Records, keys: tuple[str, ...]) -> None:
    patient = named("Patient", (await clinic.furnish())["Patient"])
    asked = " ".join(f"{key}: packages {{ {key}: nodes {{ {key}: id }} }}" for key in keys)
    money = " ".join(f"{key}: amount" for key in keys)

    answer = await clinic.ask(
        f"query($id: ID!) {{ patient(id: $id) {{ {asked} one: credit {{ {money} }} }} }}",
        id=patient,
    )

    *lists, one = answer["patient"].items()
    assert [key for key, _ in lists] == list(keys)
    assert all(list(page) == [key] and list(page[key][0]) == [key] for key, page in lists)
    assert one == ("one", dict.fromkeys(keys, "4.00"))
