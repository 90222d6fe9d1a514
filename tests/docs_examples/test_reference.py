"""docs/reference is what the code says, whole, and true of what the mutations really refuse."""

import re
from pathlib import Path

import pytest
from graphql import GraphQLUnionType, get_named_type

from docs_generator.codes import ERRORS, OF_THE_DOCUMENT, Again, error_codes
from docs_generator.pages import pages
from docs_generator.possible_refusals import possible_refusals
from docs_generator.root_fields import is_keyed
from docs_generator.writing import anchor
from gql_packages.domain.permissions import Permission
from gql_packages.errors import REFUSALS, RefusalCode
from gql_packages.observability import metrics
from gql_packages.resolvers.build_schema import schema
from tests.docs_examples.markdown import anchors_of, headings_of

ROOT = Path(__file__).parents[2]
WRITTEN = ROOT / "docs" / "reference"
CLIENT = ROOT / "clients" / "typescript" / "src"

MUTATIONS = schema._schema.mutation_type.fields if schema._schema.mutation_type else {}


def test_what_is_checked_in_is_what_the_code_says() -> None:
    checked_in = {file.name: file.read_text() for file in WRITTEN.iterdir()}

    assert checked_in == pages(), "run `make reference` and commit docs/reference"


@pytest.mark.parametrize("name", [n for n in schema._schema.type_map if not n.startswith("__")])
def test_every_type_and_each_of_its_fields_is_there(name: str) -> None:
    kind = schema._schema.type_map[name]
    root = name in ("Query", "Mutation", "Subscription")
    [section] = ["\n".join(pages().values())] if root else _sections(name)

    for member, field in getattr(kind, "fields", {}).items():
        assert (f"\n## {member}\n" if root else f"| `{member}` |") in section
        for argument in getattr(field, "args", {}):
            assert f"`{argument}`" in section
    for value in getattr(kind, "values", {}):
        assert f"| `{value}` |" in section


def test_every_right_and_every_code_has_a_place() -> None:
    assert set(Permission) <= set(headings_of(pages()["rights.md"]))
    codes = {*RefusalCode, *ERRORS}
    assert codes <= set(headings_of(pages()["refusals-and-errors.md"]))


@pytest.mark.parametrize("page", pages())
def test_no_two_headings_of_a_page_are_called_alike(page: str) -> None:
    assert len(anchors_of(pages()[page])) == len(set(headings_of(pages()[page])))
    assert all(
        anchor(name) in anchors_of(pages()[page])
        for name in headings_of(pages()[page])[1:]
        if " " not in name
    )


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_the_refusals_of_a_mutation_are_those_that_its_result_has_types_for(mutation: str) -> None:
    result = get_named_type(MUTATIONS[mutation].type)
    assert isinstance(result, GraphQLUnionType)
    typed = {REFUSALS[code].__name__ for code in REFUSALS_OF[mutation]}

    told = {kind.name for kind in result.types if kind.name in REFUSED_WITH_TYPES}
    # Every result has it, so that a client need not know which inputs are checked.
    assert typed & REFUSED_WITH_TYPES | {"InvalidInput"} == told


KEYED = frozenset(name for name, field in MUTATIONS.items() if is_keyed(field))
REFUSALS_OF = possible_refusals(KEYED)

#: Refusals that say more than their code.
REFUSED_WITH_TYPES = {kind.__name__ for kind in REFUSALS.values()} & set(schema._schema.type_map)


def test_every_error_is_explained_and_no_other() -> None:
    assert set(ERRORS) == error_codes() | set(OF_THE_DOCUMENT)
    assert set(OF_THE_DOCUMENT) == set(metrics._OF_GRAPHQL)


def test_the_typescript_client_knows_the_errors_and_repeats_the_same() -> None:
    known = _words("failures.ts", "export type ErrorCode =", ";")
    passing = _words("retry-policy.ts", "const PASSING", ");")
    undone = _words("retry-policy.ts", "const UNBEGUN", ");")

    assert known == set(ERRORS)
    assert passing == {c for c, e in ERRORS.items() if e.again is not Again.NO} | {
        RefusalCode.IDEMPOTENCY_KEY_IN_USE
    }
    # It ends a subscription, which changes nothing, and is no answer to a request.
    assert undone | {"TOO_SLOW"} == {code for code, error in ERRORS.items() if error.is_undone}


def _words(file: str, begins: str, ends: str) -> set[str]:
    text = (CLIENT / file).read_text().partition(begins)[2].partition(ends)[0]
    return set(re.findall(r'"([A-Z_]+)"', text))


def _sections(name: str) -> list[str]:
    """What stands under the headings of that name."""
    found = []
    for text in pages().values():
        parts = re.split(r"^#+ (.*)$", text, flags=re.M)
        found += [b for h, b in zip(parts[1::2], parts[2::2], strict=True) if h == name]
    return found
