"""Runs operations as graphql-core does, without its ceremony where nothing can happen.

Nine fields of ten are attributes of what was read, or of what that refers to by its key. For each
of them the library makes a path, a list of nodes and a resolve info, and asks six times whether
something has to be waited for. Here they are written at once; and what the things of a list refer
to is read before the list is answered, so that each finds it there and none has to wait on its own.
Whatever is out of the ordinary is left to the library, which also says what is wrong.

A long answer is made in turns: the loop serves the others before the next part of it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias, cast

from graphql import (
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLResolveInfo,
    get_nullable_type,
)
from graphql.execution.collect_fields import FieldDetailsList, GroupedFieldSet
from graphql.pyutils import AwaitableOrValue, Path
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from gql_packages.resolvers.reader import Reader
from gql_packages.resolvers.shortcuts import UNUSUAL, Link, Part, shortcut_of
from gql_packages.resolvers.size import check_size
from gql_packages.resolvers.turns import LONG, TURNS, in_turns

#: Seconds of the processor that it takes to begin with a resolver.
RESOLVER = 15e-6

Complete: TypeAlias = Callable[[], AwaitableOrValue[list[Any]]]


@dataclass(frozen=True, slots=True)
class Step:
    """A selected field, and how its value is had without its resolver."""

    name: str
    #: the field of a thing as it is written, or UNUSUAL; None if something in it needs a resolver
    value: Callable[[Any], Any] | None
    #: whether it is another thing, and what is selected of it
    shortcut: Link | Part | None = None
    selection: tuple["Step", ...] = ()
    #: whether it leads to a thing that has to be read, or something in it does
    refers: bool = False


class Execution(StrawberryGraphQLCoreExecutionContext):
    """One operation while it runs."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._steps: dict[int, tuple[GroupedFieldSet, tuple[Step, ...]]] = {}
        self._in_lists = 0

    def execute_fields(
        self,
        parent_type: GraphQLObjectType,
        source_value: Any,
        path: Path | None,
        grouped_field_set: GroupedFieldSet,
        position_context: Any,
    ) -> AwaitableOrValue[dict[str, Any]]:
        """Write what can be written at once, and let the library execute the rest."""
        written, rest = {}, {}
        for step in self._steps_of(parent_type, grouped_field_set):
            value = written[step.name] = step.value(source_value) if step.value else UNUSUAL
            if value is UNUSUAL:
                rest[step.name] = grouped_field_set[step.name]
        if not rest:
            return written
        executed = super().execute_fields(parent_type, source_value, path, rest, position_context)
        if isinstance(executed, dict):
            return _together(written, executed)
        TURNS.charge(len(rest) * RESOLVER)
        return _together_later(written, executed)

    def complete_iterable_value(
        self,
        item_type: GraphQLOutputType,
        field_details_list: FieldDetailsList,
        info: GraphQLResolveInfo[Any],
        path: Path,
        items: Iterable[Any],
        position_context: Any,
    ) -> AwaitableOrValue[list[Any]]:
        """Read what the things of the list refer to, then answer them."""
        complete = partial(
            super().complete_iterable_value,
            *(item_type, field_details_list, info, path, items, position_context),
        )
        kind = get_nullable_type(item_type)
        if not isinstance(kind, GraphQLObjectType) or not isinstance(items, list):
            return complete()
        if not kind.name.startswith("__"):
            self._in_lists += len(items)
            check_size(self._in_lists)
        selection = self._selection(kind, field_details_list)
        if any(step.refers for step in selection):
            return self._completed_ahead(selection, items, complete)
        if TURNS.is_over():
            return _completed_in_turn(selection, items, complete)
        return _completed(selection, items, complete)

    def complete_list_item_value(self, item: Any, completed: list[Any], *details: Any) -> bool:
        """Complete one thing of a list, now or in the next turn; whether it must be waited for."""
        if not TURNS.is_over():
            return super().complete_list_item_value(item, completed, *details)
        completed.append(self._item_in_turn(item, *details))
        return True

    async def _item_in_turn(self, item: Any, *details: Any) -> Any:
        await TURNS.take()
        completed: list[Any] = []
        if super().complete_list_item_value(item, completed, *details):
            return await completed[0]
        return completed[0]

    async def _completed_ahead(
        self, selection: Sequence[Step], items: list[Any], complete: Complete
    ) -> list[Any]:
        await self._read_ahead(selection, items)
        return await _completed_in_turn(selection, items, complete)

    async def _read_ahead(self, selection: Sequence[Step], things: Sequence[object]) -> None:
        """Read what the selected fields refer to, and what that refers to in turn."""
        await asyncio.gather(*(self._follow(step, things) for step in selection if step.refers))

    async def _follow(self, step: Step, things: Sequence[object]) -> None:
        if step.shortcut is not None:
            attribute = step.shortcut.attribute
            reached = [r for thing in things if (r := getattr(thing, attribute)) is not None]
            if isinstance(step.shortcut, Link):
                reached = await self._read.ahead(step.shortcut.entity, set(reached))
            await self._read_ahead(step.selection, reached)

    def _selection(self, kind: GraphQLObjectType, field: FieldDetailsList) -> tuple[Step, ...]:
        return self._steps_of(kind, self.collect_subfields(kind, field)[0])

    def _steps_of(self, kind: GraphQLObjectType, fields: GroupedFieldSet) -> tuple[Step, ...]:
        """Worked out once for each place in the document. The fields are kept with it: their `id`
        is theirs alone for as long as they are there."""
        known = self._steps.get(id(fields))
        if known is None:
            steps = tuple(self._step(kind, name, field) for name, field in fields.items())
            known = self._steps[id(fields)] = (fields, steps)
        return known[1]

    def _step(self, kind: GraphQLObjectType, name: str, field: FieldDetailsList) -> Step:
        shortcut = shortcut_of(kind, field[0].node.name.value)
        if not isinstance(shortcut, Part | Link):
            return Step(name, None if shortcut is None else shortcut.value)
        selection = self._selection(shortcut.kind, field)
        value = partial(self._thing, shortcut, selection) if _is_whole(selection) else None
        refers = isinstance(shortcut, Link) or any(step.refers for step in selection)
        return Step(name, value, shortcut, selection, refers)

    def _thing(self, shortcut: Part | Link, selection: Sequence[Step], source: object) -> Any:
        thing = getattr(source, shortcut.attribute)
        if thing is None:
            return shortcut.missing
        if isinstance(shortcut, Link):
            thing = self._read.known(shortcut.entity, thing)
        return UNUSUAL if thing is None else _written(selection, thing)

    @property
    def _read(self) -> Reader:
        # Asked for each time: a mutation reads its payload with another one.
        return cast(Reader, self.context_value.read)


def _is_whole(selection: Sequence[Step]) -> bool:
    """Whether nothing that is selected needs a resolver."""
    return all(step.value is not None for step in selection)


def _written(selection: Sequence[Step], thing: object) -> Any:
    """The thing as it is written, if nothing about it is unusual."""
    written = {}
    for step in selection:
        value = step.value(thing) if step.value else UNUSUAL
        if value is UNUSUAL:
            return UNUSUAL
        written[step.name] = value
    return written


def _completed(
    selection: Sequence[Step], items: list[Any], complete: Complete
) -> AwaitableOrValue[list[Any]]:
    if not _is_whole(selection):
        return complete()
    if len(items) > LONG:
        return _completed_in_parts(selection, items, complete)
    written = [_written(selection, item) for item in items]
    return complete() if UNUSUAL in written else written


async def _completed_in_turn(
    selection: Sequence[Step], items: list[Any], complete: Complete
) -> list[Any]:
    await TURNS.take()
    completed = _completed(selection, items, complete)
    return completed if isinstance(completed, list) else await completed


async def _completed_in_parts(
    selection: Sequence[Step], items: list[Any], complete: Complete
) -> list[Any]:
    written = await in_turns(partial(_written, selection), items)
    if UNUSUAL not in written:
        return written
    completed = complete()
    return completed if isinstance(completed, list) else await completed


def _together(written: dict[str, Any], executed: dict[str, Any]) -> dict[str, Any]:
    """Both, in the order in which they were asked for."""
    both = {**written, **executed}
    return {name: value for name, value in both.items() if value is not UNUSUAL}


async def _together_later(
    written: dict[str, Any], executing: Awaitable[dict[str, Any]]
) -> dict[str, Any]:
    return _together(written, await executing)
