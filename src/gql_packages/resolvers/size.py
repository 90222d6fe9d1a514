"""How much one answer may hold, whatever its document seemed to ask for."""

from gql_packages.errors import BadRequest

#: In all its lists together, and read in one statement for it. No document within the limits needs
#: pages that come to more; but some lists have no pages.
MAX_THINGS = 5_000


def check_size(things: int) -> None:
    """Raise BadRequest if they are more than an answer may hold."""
    if things > MAX_THINGS:
        raise BadRequest(
            f"The answer would hold more than {MAX_THINGS} things: pages are large here, or lists "
            "that have no pages are long. Ask for smaller pages around them, or for fewer of them."
        )
