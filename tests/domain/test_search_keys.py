"""Names as they are looked for and sorted."""

import pytest

from gql_packages.domain.search_keys import LONGEST_SORT_KEY, search_key, sort_key


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Noor Haddad", "noor haddad"),
        ("  Noor \t  HADDAD ", "noor haddad"),
        ("Élodie Müller", "elodie muller"),
        ("E\u0301lodie", "elodie"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("ﬁne", "fine"),
        ("", ""),
    ],
)
def test_two_spellings_of_a_name_share_their_key(typed: str, key: str) -> None:
    assert search_key(typed) == key


def test_what_names_are_sorted_by_is_cut_to_what_an_index_holds() -> None:
    assert LONGEST_SORT_KEY == 300
    assert sort_key("Ä" * 400) == "a" * 300
    assert sort_key("B" * 299) == "b" * 299
