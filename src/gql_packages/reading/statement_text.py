"""The text of a statement while it is written: its aliases and its parameters."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

from gql_packages.reading.days import CLOCK
from gql_packages.reading.declarations import Table
from gql_packages.reading.plans import Parameter, Run

_PARAMETER = re.compile(r"(?<!:):([a-z]\w*)")


class StatementText:
    """Gives aliases and parameters out; `texts` stand for `{name}` in what is declared."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.parameters: list[Parameter] = []
        #: the placeholders of what is given, by its name
        self.given: dict[str, str] = {}
        self._texts = texts
        self._numbers = count()

    def alias(self, prefix: str = "t") -> str:
        """A name for a table or a sub-select that no other has."""
        return f"{prefix}{next(self._numbers)}"

    def parameter(self, value: Parameter) -> str:
        """The placeholder of a new parameter; the first four are always the same."""
        self.parameters.append(value)
        return f"${len(self.parameters) + 4}"

    def text(
        self, template: str, t: str, o: str = "", arguments: Callable[[Run], Any] | None = None
    ) -> str:
        """An expression with its aliases and parameters put in."""
        for name, inner in self._texts.items():
            template = template.replace(f"{{{name}}}", inner)
        template = template.replace("{t}", t).replace("{o}", o)
        if ":" not in template:
            return template
        return _PARAMETER.sub(lambda found: self._parameter_of(found[1], arguments), template)

    def rows_of(self, table: Table) -> str:
        """The table or sub-select, with the texts put in that belong to this statement."""
        return self.text(table.source, "", "")

    def conditions(self, table: Table, alias: str, *others: str) -> str:
        """What holds of the rows of a table that are read: the clinic always comes first."""
        own = (self.text(each, alias) for each in (table.clinic, table.where) if each)
        return " AND ".join([*own, *(f"({other})" for other in others if other)])

    def _parameter_of(self, name: str, arguments: Callable[[Run], Any] | None) -> str:
        if arguments is not None and name not in CLOCK:
            return self.parameter(lambda run: arguments(run)[name])
        if name not in self.given:
            self.given[name] = self.parameter(lambda run: run.given[name])
        return self.given[name]
