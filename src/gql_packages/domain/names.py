"""Names as people type them and look for them."""

import unicodedata


def search_key(text: str) -> str:
    """What two spellings of a name share: no case, no accents, single spaces."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(bare.casefold().split())
