"""What names are looked for and sorted by."""

import re
import unicodedata

from gql_packages.domain.folding import fold

#: So many characters of any script fit into an index entry. A name of 200 can be many times as long
#: once its ligatures and syllables are taken apart.
LONGEST_SORT_KEY = 300

#: Commas and semicolons of Latin, Arabic and Chinese scripts separate as spaces do.
SEPARATORS = re.compile("[\\s,;\u060c\u061b\u3001\uff0c]+")


def search_key(text: str) -> str:
    """What two spellings of a name share: its words, folded, with a space between them."""
    return " ".join(words(text))


def sort_key(text: str) -> str:
    """The search key of a text, cut to what can be indexed."""
    return search_key(text)[:LONGEST_SORT_KEY]


def words(text: str) -> list[str]:
    """The folded words of a text: apostrophes, hyphens and the like do not count within one.

    Commas separate as spaces do. Signs alone are words only where there is nothing else.
    """
    found = [word for word in SEPARATORS.split(fold(text)) if word]
    return [compact for word in found if (compact := compacted(word))] or found


def pieces(text: str) -> list[str]:
    """The folded words of a text, parted at signs too: of "O'Brien" o and brien."""
    spaced = "".join(sign if is_letter(sign) else " " for sign in fold(text))
    return spaced.split() or words(text)


def compacted(folded: str) -> str:
    """What is left of a folded text without its signs and spaces."""
    return "".join(filter(is_letter, folded))


def is_letter(character: str) -> bool:
    """Whether it counts in a word: letters, marks, digits, and pictures such as emoji."""
    category = unicodedata.category(character)
    return character.isalnum() or category[0] == "M" or category == "So"


def earlier_words(text: str) -> list[str]:
    """The words as versions before this one folded them: rows that they wrote are found by these
    until they are folded anew."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return bare.casefold().split()
