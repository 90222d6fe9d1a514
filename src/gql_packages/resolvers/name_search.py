"""What people type to find something by name."""

from gql_packages.domain.search_keys import search_key
from gql_packages.errors import InvalidInput, Problem

_LONGEST = 200
_SPECIAL = str.maketrans({"\\": r"\\", "%": r"\%", "_": r"\_"})


def like_patterns(search: str | None) -> list[str]:
    """One LIKE pattern for each word: a name has to match them all.

    Refuses (InvalidInput) a text that no name could have.
    """
    if not isinstance(search, str):
        return []
    if len(search) > _LONGEST:
        raise InvalidInput.of(Problem(("search",), f"At most {_LONGEST} characters, please."))
    if any(character == "\0" or "\ud800" <= character <= "\udfff" for character in search):
        raise InvalidInput.of(Problem(("search",), "This has a character that cannot be printed."))
    return [f"%{word.translate(_SPECIAL)}%" for word in search_key(search).split()]
