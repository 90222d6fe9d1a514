"""What names are sorted by."""

from gql_packages.domain.names import search_key

#: So many characters of any script fit into an index entry and into a cursor. A name of 200 can be
#: many times as long once its ligatures and syllables are taken apart.
LONGEST_SORT_KEY = 300


def sort_key(text: str) -> str:
    """The search key of a text, cut to what can be indexed."""
    return search_key(text)[:LONGEST_SORT_KEY]
