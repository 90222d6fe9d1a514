"""The words by whose beginnings a patient is found (rules 160, 165 and 166), as they are stored.

All are folded, and without signs. Those of a name stand as they are; before others a sign says what
they are of.
"""

from __future__ import annotations

from collections.abc import Iterator

from gql_packages.domain.folding import fold
from gql_packages.domain.phone_numbers import FEWEST_SAME, digits_of, national, numbers_in
from gql_packages.domain.search_keys import compacted, is_letter, pieces, search_key

NUMBER, EMAIL, PHONE, PHONE_REVERSED, SAME, SIGNS = "#", "@", "+", "-", "=", "."

#: Characters of a word that are looked at, so that it fits into an index entry.
LONGEST_WORD = 80
#: Parts of one name that words begin with.
MOST_PARTS = 12


def words_of_patient(
    first_name: str,
    last_name: str,
    email: str | None,
    phone: str | None,
    number: int | None = None,
) -> set[str]:
    """All words of a patient: of each name its parts, and what follows from each part on without
    spaces, so that "obrien" finds O'Brien; both names in one, in either order."""
    first, last = pieces(first_name), pieces(last_name)
    names = {*first[:MOST_PARTS], *last[:MOST_PARTS], *_endings(first), *_endings(last)}
    names |= {"".join(first + last), "".join(last + first)}
    found = {*map(name_word, names), *_same(first_name, last_name, email, phone)}
    if email is not None:
        found.update(EMAIL + word for word in _endings(pieces(email)))
    if number is not None:
        found.add(number_word(number))
    for written in numbers_in(phone or ""):
        digits = digits_of(written)
        found |= {PHONE + digits, PHONE + national(written), PHONE_REVERSED + digits[::-1]}
    return {word[:LONGEST_WORD] for word in found}


def text_of_patient(first_name: str, last_name: str, email: str | None, phone: str | None) -> str:
    """What of a patient may contain what is asked for: names, address and digits, without signs."""
    numbers = [digits_of(written) for written in numbers_in(phone or "")]
    parts = ["".join(pieces(first_name)), "".join(pieces(last_name)), compacted(fold(email or ""))]
    return " ".join(filter(None, [*parts, *numbers]))


def name_word(word: str) -> str:
    """The word of a name, with a sign before it where it consists of signs."""
    return word if is_letter(word[0]) else SIGNS + word


def number_word(number: int) -> str:
    """The word of a patient's number (rule 167)."""
    return f"{NUMBER}{number}"


def _endings(parts: list[str]) -> Iterator[str]:
    """The parts from each on to the last, in one."""
    for place in range(min(len(parts), MOST_PARTS)):
        yield "".join(parts[place:])


def _same(first_name: str, last_name: str, email: str | None, phone: str | None) -> Iterator[str]:
    """What two patients who may be one have in common: the name, an address or a telephone."""
    yield f"{SAME}{search_key(last_name)} {search_key(first_name)}"
    if email is not None:
        yield SAME + fold(email)
    for written in numbers_in(phone or ""):
        if len(area := national(written)) >= FEWEST_SAME:
            yield SAME + area
