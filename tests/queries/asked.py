"""What is asked: a document, and what is sent with it."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from graphql import specified_rules, validate
from graphql.validation import ASTValidationRule

from gql_packages.errors import BadRequest
from gql_packages.resolvers.build_schema import schema as served_schema
from gql_packages.web.document_cache import parse_document
from gql_packages.web.document_limits import check_limits

Rules = Collection[type[ASTValidationRule]]


@dataclass
class Asked:
    """A request: its document and what is sent with it."""

    document: str
    variables: dict[str, Any]
    operation: str | None
    seed: int
    #: where something is wrong in it on purpose: directly below a root field's name, or deeper
    faults: tuple[str, ...] = ()

    def body(self) -> dict[str, Any]:
        """What is sent."""
        named = {"operationName": self.operation} if self.operation else {}
        return {"query": self.document, "variables": self.variables, **named}

    def __str__(self) -> str:
        variables = json.dumps(self.variables, ensure_ascii=False)
        return f"seed {self.seed}, operation {self.operation}, {variables}\n{self.document}"


def is_served(asked: Asked, rules: Rules = specified_rules) -> bool:
    """Whether it is valid by these rules, and asks for no more than may be asked for.

    What is made here only breaks the rule that fields of one name must merge.
    """
    schema = served_schema._schema
    try:
        parsed = parse_document(asked.document)
        check_limits(parsed, schema, parsed.operation(asked.operation), asked.variables)
        return not validate(schema, parsed.root, rules, hide_suggestions=True)
    except BadRequest:
        return False
