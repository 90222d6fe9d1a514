"""What names are looked for and sorted by."""

import unicodedata

#: So many characters of any script fit into an index entry and into a cursor. A name of 200 can be
#: many times as long once its ligatures and syllables are taken apart.
LONGEST_SORT_KEY = 300


def search_key(text: str) -> str:
    """What two spellings of a name share: no case, no accents, single spaces."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(bare.casefold().split())


def sort_key(text: str) -> str:
    """The search key of a text, cut to what can be indexed."""
    return search_key(text)[:LONGEST_SORT_KEY]
