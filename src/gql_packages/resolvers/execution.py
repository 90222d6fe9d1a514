"""Runs operations as graphql-core does, without its ceremony where nothing can happen.

Nine fields of ten are attributes of what was read. For each of them the library makes a path, a
list of nodes and a resolve info, and asks six times whether something has to be waited for. Here an
attribute is written at once; and what the things of a list refer to is read before the list is
answered, so that each finds it there and none has to wait on its own. Whatever is out of the
ordinary is left to the library, which also says what is wrong.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial
from typing import Any, cast

from graphql import (
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLResolveInfo,
    Undefined,
    get_nullable_type,
)
from graphql.execution.collect_fields import FieldDetailsList, GroupedFieldSet
from graphql.pyutils import AwaitableOrValue, Path
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from gql_packages.resolvers.reader import Reader
from gql_packages.resolvers.shortcuts import Leaf, Link, Part, attribute_of, link_of


class Execution(StrawberryGraphQLCoreExecutionContext):
    """One operation while it runs."""

    @property
    def _read(self) -> Reader:
        # Asked for anew each time: a mutation reads its payload with another one.
        return cast(Reader, self.context_value.read)

    def execute_fields(
        self,
        parent_type: GraphQLObjectType,
        source_value: Any,
        path: Path | None,
        grouped_field_set: GroupedFieldSet,
        position_context: Any,
    ) -> AwaitableOrValue[dict[str, Any]]:
        """Write the attributes, and let the library execute the rest."""
        written: dict[str, Any] = {}
        rest: GroupedFieldSet = {}
        for name, details in grouped_field_set.items():
            value = self._attribute(parent_type, source_value, details)
            if value is Undefined:
                rest[name] = details
            else:
                written[name] = value
        if not rest:
            return written
        executed = super().execute_fields(parent_type, source_value, path, rest, position_context)
        if not written:
            return executed
        if isinstance(executed, dict):
            return _in_order(grouped_field_set, written, executed)
        return _in_order_later(grouped_field_set, written, executed)

    def execute_field(
        self,
        parent_type: GraphQLObjectType,
        source: Any,
        field_details_list: FieldDetailsList,
        path: Path,
        position_context: Any,
    ) -> Any:
        """Answer a link at once if what it leads to was read; else as the library does."""
        link = link_of(parent_type, field_details_list[0].node.name.value)
        thing = link and self._read.known(link.entity, getattr(source, link.attribute))
        if link is None or thing is None:
            return super().execute_field(
                parent_type, source, field_details_list, path, position_context
            )
        try:
            completed = self.collect_and_execute_subfields(
                link.kind, field_details_list, path, thing, position_context
            )
        except Exception as error:
            self.handle_field_error(error, link.type, field_details_list, path)
            return None
        if isinstance(completed, dict):
            return completed
        return self._completed_later(completed, link.type, field_details_list, path)

    def complete_iterable_value(
        self,
        item_type: GraphQLOutputType,
        field_details_list: FieldDetailsList,
        info: GraphQLResolveInfo[Any],
        path: Path,
        items: Iterable[Any],
        position_context: Any,
    ) -> AwaitableOrValue[list[Any]]:
        """Read what the things of the list link to, then let the library answer them."""
        complete = partial(
            super().complete_iterable_value,
            *(item_type, field_details_list, info, path, items, position_context),
        )
        kind = get_nullable_type(item_type)
        if isinstance(kind, GraphQLObjectType) and isinstance(items, list) and len(items) > 1:
            return self._completed_ahead(kind, field_details_list, items, complete)
        return complete()

    def _attribute(
        self, parent_type: GraphQLObjectType, source: object, details: FieldDetailsList
    ) -> Any:
        """The field as it is written, if it is an attribute and nothing is wrong, or Undefined."""
        attribute = attribute_of(parent_type, details[0].node.name.value)
        if isinstance(attribute, Leaf):
            return attribute.of(source)
        if attribute is None or (part := getattr(source, attribute.attribute)) is None:
            return Undefined
        written: dict[str, Any] = {}
        for name, field in self.collect_subfields(attribute.kind, details)[0].items():
            value = self._attribute(attribute.kind, part, field)
            if value is Undefined:
                return Undefined
            written[name] = value
        return written

    async def _completed_ahead(
        self,
        kind: GraphQLObjectType,
        details: FieldDetailsList,
        items: list[Any],
        complete: Callable[[], AwaitableOrValue[list[Any]]],
    ) -> list[Any]:
        await self._read_ahead(kind, details, items)
        completed = complete()
        return completed if isinstance(completed, list) else await completed

    async def _read_ahead(
        self, kind: GraphQLObjectType, details: FieldDetailsList, things: Sequence[object]
    ) -> None:
        """Read what the selected fields link to, and what that links to in turn."""
        waiting = []
        for field in self.collect_subfields(kind, details)[0].values():
            name = field[0].node.name.value
            link, part = link_of(kind, name), attribute_of(kind, name)
            if link is not None:
                waiting.append(self._follow(link, field, things))
            elif isinstance(part, Part):
                parts = [getattr(thing, part.attribute) for thing in things]
                present = [each for each in parts if each is not None]
                waiting.append(self._read_ahead(part.kind, field, present))
        await asyncio.gather(*waiting)

    async def _follow(
        self, link: Link, details: FieldDetailsList, things: Sequence[object]
    ) -> None:
        keys = {getattr(thing, link.attribute) for thing in things} - {None}
        if found := await self._read.ahead(link.entity, keys):
            await self._read_ahead(link.kind, details, found)

    async def _completed_later(
        self,
        completing: Awaitable[dict[str, Any]],
        field_type: GraphQLOutputType,
        details: FieldDetailsList,
        path: Path,
    ) -> dict[str, Any] | None:
        try:
            return await completing
        except Exception as error:
            self.handle_field_error(error, field_type, details, path)
            return None


def _in_order(
    fields: GroupedFieldSet, written: dict[str, Any], executed: dict[str, Any]
) -> dict[str, Any]:
    """Both, in the order in which they were asked for."""
    both = {**written, **executed}
    return {name: both[name] for name in fields if name in both}


async def _in_order_later(
    fields: GroupedFieldSet, written: dict[str, Any], executing: Awaitable[dict[str, Any]]
) -> dict[str, Any]:
    return _in_order(fields, written, await executing)
