"""What a search for patients asks for (rules 160, 165 to 167), as ranges of their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from gql_packages.domain.folding import fold
from gql_packages.domain.patient_words import (
    EMAIL,
    LONGEST_WORD,
    NUMBER,
    PHONE,
    PHONE_REVERSED,
    name_word,
)
from gql_packages.domain.phone_numbers import DASHES, FEWEST_DIGITS, digits_of, national
from gql_packages.domain.search_keys import SEPARATORS, compacted, is_letter, words

#: Behind all words with the same beginning: no text has this character.
_LAST = "\U0010ffff"
#: Directly behind the word itself: no word has this character.
_NEXT = "\x01"
#: Parts that are looked for word by word; of more, all in one and the whole text are.
MOST_TERMS = 8

#: The words from the first on, up to and without the second.
Range = tuple[str, str]


@dataclass(frozen=True)
class Term:
    """One part of what is asked for: a patient has it who has a word in any of the ranges."""

    text: str
    ranges: tuple[Range, ...]
    is_number: bool = False


@dataclass(frozen=True)
class PatientSearch:
    """Whose words are looked at, in order: those with all parts in one, then those with each."""

    terms: tuple[Term, ...]

    @property
    def contained(self) -> list[str]:
        """What the text of each patient contains who is found last."""
        return [term.text for term in self.terms]

    @property
    def looks_inside(self) -> bool:
        """Whether who contains the text is found too: not for numbers, which begin or end."""
        return not all(term.is_number for term in self.terms)

    @property
    def together(self) -> tuple[Range, ...]:
        """The ranges of all parts in one: "annatw" for "Anna Tw"."""
        return _ranges_of_word("".join(self.contained)) if len(self.terms) > 1 else ()

    @property
    def looked_for(self) -> tuple[Term, ...]:
        """The parts that are looked for word by word: all, or none of too many."""
        return self.terms if len(self.terms) <= MOST_TERMS else ()


def patient_search(text: str) -> PatientSearch:
    """What a text asks for, of which something is left when it is folded."""
    pieces = [piece for piece in SEPARATORS.split(re.sub(r"#\s+", "#", fold(text))) if piece]
    return PatientSearch(tuple(_terms([each for each in pieces if compacted(each)] or pieces)))


def _terms(pieces: Sequence[str]) -> Iterator[Term]:
    """The parts; numbers that follow one another are one: "604 555 0132"."""
    for is_number, several in groupby(pieces, key=_is_number):
        if is_number:
            yield _of_number(" ".join(several))
            continue
        for piece in several:
            if own := re.fullmatch(rf"{NUMBER}(\d+)", piece):
                yield Term(piece, (_own_number(own[1]),), is_number=True)
            else:
                yield from (Term(word, _ranges_of_word(word)) for word in words(piece))


def _is_number(piece: str) -> bool:
    """Whether it is a number or a part of one, as telephone numbers are written."""
    return re.fullmatch(rf"[\d+()./{DASHES}]*\d[\d+()./{DASHES}]*", piece) is not None


def _of_number(written: str) -> Term:
    """A patient's number, a name with digits, or the beginning or end of a telephone number."""
    digits = digits_of(written)
    ranges = [_own_number(digits), _beginning(digits), _beginning(EMAIL + digits)]
    for part in dict.fromkeys((digits, national(written))):
        if len(part) >= FEWEST_DIGITS:
            ranges += [_beginning(PHONE + part), _beginning(PHONE_REVERSED + part[::-1])]
    return Term(digits, tuple(ranges), is_number=True)


def _own_number(digits: str) -> Range:
    word = NUMBER + digits
    return word, word + _NEXT


def _ranges_of_word(word: str) -> tuple[Range, ...]:
    ranges = [_beginning(name_word(word))]
    if is_letter(word[0]):
        ranges.append(_beginning(EMAIL + word))
    return tuple(ranges)


def _beginning(word: str) -> Range:
    begun = word[:LONGEST_WORD]
    return begun, begun + _LAST
