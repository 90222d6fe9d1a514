"""The mark of a field that an update leaves as it is, where None would clear it."""

from enum import Enum
from typing import Final


class Unchanged(Enum):
    """The type of the one mark, so that None keeps its own meaning."""

    UNCHANGED = "UNCHANGED"


UNCHANGED: Final = Unchanged.UNCHANGED
