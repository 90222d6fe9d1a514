"""Looks for documents that take longer than those that somebody thought of."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from graphql import GraphQLError, Lexer, Source, TokenKind

#: More than a document may have, so that what is refused is tried too.
LONGEST = 2_600

_OPENING, _CLOSING = ("{", "[", "("), ("}", "]", ")")
_WORDS = (
    *("id", "viewer", "role", "__typename", "node", "patients", "packages", "nodes", "first"),
    *("status", "Query", "Patient", "Node", "ID", "on", "F0", "F1", "createPackage", "input"),
    *("eligibleItems", "treatmentId", "packageSalesReport", "filter", "packageIds", "query"),
    *("$a", "$s", "@skip", "@include", "if", "true", "null", "1", "1.5", '"a"', "ACTIVE"),
    *("fragment", "mutation", "...", ":", "!", "=", "{", "}", "[", "]", "(", ")"),
)

Words = Sequence[str]


def words_of(text: str) -> Words:
    """The document's tokens, as they are written; empty if it has none that can be told apart."""
    lexer, words = Lexer(Source(text)), []
    try:
        while (token := lexer.advance()).kind is not TokenKind.EOF:
            words.append(text[token.start : token.end])
    except GraphQLError:
        return []
    return words


def varied(words: Words, other: Words, chance: Random) -> Words:
    """The document with something in it repeated, left out, exchanged or taken from another."""
    changed = list(words)
    for _ in range(chance.choice((1, 1, 2, 3))):
        if changed:
            changed = _changed(changed, other, chance)[:LONGEST]
    return changed


def _changed(words: list[str], other: Words, chance: Random) -> list[str]:
    place = chance.randrange(len(words))
    match chance.randrange(6):
        case 0 | 1 if groups := _groups(words):
            # A field with all that is in it, again and again.
            start, end = chance.choice(groups)
            return _repeated(words, max(0, start - chance.randint(0, 6)), end, chance)
        case 2:
            return _repeated(words, place, place + chance.randint(1, 12), chance)
        case 3:
            del words[place : place + chance.choice((1, 2, 4, 10, 40, 200))]
        case 4:
            for _ in range(chance.choice((1, 1, 3, 10))):
                words[chance.randrange(len(words))] = chance.choice(_WORDS)
        case 5 if groups := _groups(other):
            start, end = chance.choice(groups)
            words[place:place] = other[max(0, start - 3) : end]
    return words


def _repeated(words: list[str], start: int, end: int, chance: Random) -> list[str]:
    part = words[start:end]
    times = min(chance.choice((1, 2, 5, 20, 100, 500)), LONGEST // max(1, len(part)))
    return [*words[:end], *part * times, *words[end:]]


def _groups(words: Words) -> list[tuple[int, int]]:
    """Where something opens, and where it is closed again."""
    opened: list[int] = []
    groups = []
    for place, word in enumerate(words):
        if word in _OPENING:
            opened.append(place)
        elif word in _CLOSING and opened:
            groups.append((opened.pop(), place + 1))
    return groups
