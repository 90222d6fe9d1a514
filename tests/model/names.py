"""The API's opaque ids and the names that the model calls the same things by."""

from __future__ import annotations

from typing import Any


class Names:
    """ "visit 3" for the id of the third visit, and back again."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._names: dict[str, str] = {}

    def bind(self, name: str, found: str) -> None:
        self._ids[name] = found
        self._names[found] = name

    def knows(self, name: str) -> bool:
        return name in self._ids

    def id(self, name: str) -> str:
        return self._ids[name]

    def to_ids(self, given: Any) -> Any:
        """The same with every name replaced by its id."""
        return _replaced(given, self._ids)

    def to_names(self, answer: Any) -> Any:
        """The same with every id replaced by its name."""
        return _replaced(answer, self._names)


def _replaced(value: Any, words: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _replaced(each, words) for key, each in value.items()}
    if isinstance(value, list):
        return [_replaced(each, words) for each in value]
    return words.get(value, value) if isinstance(value, str) else value
