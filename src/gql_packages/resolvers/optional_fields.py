"""Fields of an update that null clears: left out, they stay as they are."""

from typing import Protocol, TypeVar

from gql_packages.domain.input_validator import UNCHANGED, Unchanged

Value = TypeVar("Value")
Value_co = TypeVar("Value_co", covariant=True)


class Given(Protocol[Value_co]):
    """A field that was not left out (`strawberry.Some`)."""

    @property
    def value(self) -> Value_co:
        """What it was given."""


def or_unchanged(given: Given[Value] | None) -> Value | Unchanged:
    """What a client gave, null too; UNCHANGED if the field was left out."""
    return UNCHANGED if given is None else given.value
