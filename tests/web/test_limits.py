"""What one document may ask for: just inside each limit passes, just outside is refused."""

import asyncio
from typing import Any

import pytest
from graphql import build_schema, get_introspection_query

from gql_packages.errors import BadRequest
from gql_packages.web import document_validation
from gql_packages.web.concurrency_limit import ConcurrencyLimiter
from gql_packages.web.document_cache import Document, DocumentCache, parse_document
from gql_packages.web.document_limits import check_limits
from gql_packages.web.query_cost import CostCounter, dependency_order
from tests.web.minimal_schema import serve

SCHEMA = build_schema(
    """
    interface Node { id: ID! }
    type Money { amount: String! currency: String! }
    type Line { description: String! amount: Money! }
    type Package implements Node {
      id: ID! name: String! price: Money! lines: [Line!]! words: [String!]!
      parent: Package
      related(first: Int, after: String): PackageConnection!
    }
    type Edge { node: Package! cursor: String! }
    type PageInfo { hasNextPage: Boolean! }
    type PackageConnection {
      edges: [Edge!]! nodes: [Package!]! pageInfo: PageInfo! totalCount: Int!
    }
    type Query {
      hello: String
      node(id: ID!): Node
      package(id: ID!): Package
      packages(first: Int, after: String): PackageConnection!
    }
    """
)


def count(
    text: str, variables: dict[str, Any] | None = None, name: str | None = None
) -> CostCounter:
    document = parse_document(text)
    return check_limits(document, SCHEMA, document.operation(name), variables)


def nested(levels: int) -> str:
    """A document of that many levels of fields."""
    return "{ package(id: 1) { " + "parent { " * (levels - 2) + "id" + " }" * levels


def chain(levels: int) -> str:
    """An introspection of that many levels of fields, __type and name included."""
    return '{ __type(name: "A") { ' + "ofType { " * (levels - 2) + "name" + " }" * levels


def hello(times: int) -> str:
    return "hello " * times


def aliases(number: int) -> str:
    return "".join(f"a{i}: hello " for i in range(number))


def within_fragments(selection: str, number: int) -> str:
    return "{ " + "... { " * number + selection + " }" * (number + 1)


def fragments(number: int) -> str:
    return "{ ...F0 }" + "".join(
        f" fragment F{i} on Query {{ {'hello' if i == number - 1 else f'...F{i + 1}'} }}"
        for i in range(number)
    )


WITHIN = {
    "2,000 tokens": "{ hello(a: [" + "1 " * 1991 + "]) }",
    "1,000 comments": "#\n" * 1000 + "{ hello }",
    "65,536 characters": "{ hello }" + " " * (65_536 - 9),
    "5,000 lines": "\n" * 2_500 + "\r" * 2_500 + "{ hello }",
    "10 operations": " ".join(f"query {name} {{ hello }}" for name in "ABCDEFGHIJ"),
    "12 levels": nested(12),
    "12 levels through fragments": "{ package(id: 1) { ...A } }"
    " fragment A on Package { parent { parent { parent { parent { parent { ...B } } } } } }"
    " fragment B on Package { parent { parent { parent { parent { parent { id } } } } } }",
    "fragments and inline fragments are no levels": within_fragments("...A", 100)
    + " fragment A on Query { hello }",
    "500 fields": f"{{ {hello(500)} }}",
    "500 fields through fragments": f"{{ ...A ...A }} fragment A on Query {{ {hello(249)} }}",
    "30 aliases": f"{{ {aliases(30)} }}",
    "30 directives": "query @a { " + "hello @skip(if: false) " * 29 + "}",
    "30 fragments": fragments(30),
    "20 levels of introspection": chain(20),
    "several operations, one named": "query A { hello } query B { hello }",
    "pages of 100": "{ packages(first: 100) { nodes { id related(first: 40) { nodes { id } } } } }",
    "no page is multiplied by what is beside it": "{ packages(first: 100) { nodes { id } }"
    " package(id: 1) { related(first: 100) { nodes { id } } } }",
    "a fragment that is not there": "{ ...Nowhere }",
    "fields that are not there": "{ nothing { of { this(first: 100) { is { there } } } } }",
    "20 digits": "{ hello(a: -12345678901234567890) }",
    "a string with escapes": r'{ hello(a: "\u0001 \uD83D\uDE00 \u{1F600} \n") }',
}

OUTSIDE = {
    "2,001 tokens": ("{ hello(a: [" + "1 " * 1992 + "]) }", "too long or too deep"),
    "30,000 tokens": ("{ " * 30_000, "Expected Name|too long or too deep"),
    "65,537 characters": ("{ hello }" + " " * (65_537 - 9), "65537 characters: at most 65536"),
    "5,001 lines": ("\n" * 2_501 + "\r" * 2_500 + "{ hello }", "more than 5000 lines"),
    "11 operations": (
        " ".join(f"query {name} {{ hello }}" for name in "ABCDEFGHIJK"),
        "11 operations: at most 10",
    ),
    "1,001 comments": ("#\n" * 1001 + "{ hello }", "too long or too deep"),
    "13 levels": (nested(13), "13 levels of fields"),
    "150 levels": (nested(150), "150 levels of fields"),
    "600 levels": (nested(600), "too long or too deep"),
    "13 levels through fragments": (
        "{ package(id: 1) { ...A } }"
        " fragment A on Package { parent { parent { parent { parent { parent { ...B } } } } } }"
        " fragment B on Package { parent { parent { parent { parent { parent { ...C } } } } } }"
        " fragment C on Package { price { amount } }",
        "13 levels of fields",
    ),
    "13 levels in an operation that is not run": (
        "query A { hello } query B " + nested(13),
        "13 levels of fields",
    ),
    "13 levels in a fragment that nobody spreads": (
        "query A { hello } fragment B on Query " + nested(13),
        "13 levels of fields",
    ),
    "501 fields": (f"{{ {hello(501)} }}", "501 fields"),
    "501 fields through fragments": (
        f"{{ hello ...A ...A }} fragment A on Query {{ {hello(249)} }}",
        "501 fields",
    ),
    "501 fields in fragments that nobody spreads": (
        f"query A {{ hello }} fragment B on Query {{ {hello(250)} }}"
        f" fragment C on Query {{ {hello(250)} }}",
        "501 fields",
    ),
    "501 empty fragments": ("{ " + "...A " * 501 + "} fragment A on Query { }", "501 fields"),
    "31 aliases": (f"{{ {aliases(31)} }}", "31 aliases"),
    "32 aliases through fragments": (
        f"{{ ...A ...A }} fragment A on Query {{ {aliases(16)} }}",
        "32 aliases",
    ),
    "31 directives on fields": ("{ " + "hello @a " * 31 + "}", "31 directives"),
    "31 directives on one field": ("{ hello " + "@skip(if: false) " * 31 + "}", "31 directives"),
    "31 directives everywhere": (
        "query($a: Int @a) @a { "
        + "... @a { hello } " * 28
        + "...F } fragment F on Query @a { hello }",
        "31 directives",
    ),
    "31 fragments": (fragments(31), "31 fragments"),
    "21 levels of introspection": (chain(21), "21 levels of introspection"),
    "a list of members inside another": (
        "{ __schema { types { fields { type { fields { name } } } } } }",
        "2 lists of members",
    ),
    "the same through a fragment": (
        "{ __schema { types { interfaces { ...T } } } }"
        " fragment T on __Type { inputFields { name } }",
        "2 lists of members",
    ),
    "the schema again under an alias": ("{ __schema { a: types { name } } }", "1 aliases in intro"),
    "the whole schema twice": ("{ a: __schema { description } }", "1 aliases in introspection"),
    "a fragment that spreads itself": (
        "{ ...A } fragment A on Query { hello ...A }",
        "must not spread itself",
    ),
    "fragments that spread each other": (
        "{ ...A } fragment A on Query { package(id: 1) { ...B } }"
        " fragment B on Package { parent { ...C } } fragment C on Package { ... { ...B } }",
        "must not spread itself",
    ),
    "two fragments of one name": (
        "{ ...A } fragment A on Query { hello } fragment A on Query { hello }",
        "the same name",
    ),
    "two operations and no name": ("query A { hello } query B { hello }", "several operations"),
    "two operations without names": ("{ hello } { hello }", "several operations"),
    "no operation": ("fragment A on Query { hello }", "no operation"),
    "21 digits": ("{ hello(a: 123456789012345678901) }", "20 digits"),
    "10,000 digits": ("{ hello(a: -" + "9" * 10_000 + ") }", "20 digits"),
    "NUL in a string": (r'{ hello(a: "\u0000") }', "NUL"),
    "NUL by its number": (r'{ hello(a: {b: ["x\u{0}"]}) }', "NUL"),
    "NUL in a default": (r'query($a: String = "\u0000") { hello }', "NUL"),
    "NUL in a directive": (r'{ hello @a(b: "\u0000") }', "NUL"),
}


@pytest.mark.parametrize("text", WITHIN.values(), ids=WITHIN.keys())
def test_a_document_within_the_limits_passes(text: str) -> None:
    count(text, name="A" if "several" in text or "query A" in text else None)


@pytest.mark.parametrize(("text", "reason"), OUTSIDE.values(), ids=OUTSIDE.keys())
def test_a_document_outside_them_is_refused(text: str, reason: str) -> None:
    is_named = "query A" in text and "several" not in reason

    with pytest.raises(Exception, match=reason) as refused:
        count(text, name="A" if is_named else None)

    if "Expected Name" not in reason:
        assert isinstance(refused.value, BadRequest)


COSTS = {
    "a leaf is a tenth": ("{ hello }", 1),
    "an object is one": ("{ package(id: 1) { id } }", 11),
    "a page is twenty": ("{ packages { nodes { id } } }", 10 + 20 * 11),
    "or as large as asked for": ("{ packages(first: 7) { nodes { id } } }", 10 + 7 * 11),
    "in a page, a page": (
        "{ packages(first: 3) { nodes { related(first: 5) { nodes { id } } } } }",
        10 + 3 * (10 + 10 + 5 * 11),
    ),
    "through edges too": (
        "{ packages(first: 3) { edges { cursor node { id } } } }",
        10 + 3 * (10 + 1 + 10 + 1),
    ),
    "a list without pages is five": ("{ package(id: 1) { lines { description } } }", 10 + 5 * 11),
    "a list of leaves is a leaf": ("{ package(id: 1) { words } }", 11),
    "a fragment counts where it is spread": (
        "{ packages(first: 3) { ...P } } fragment P on PackageConnection { nodes { ...N } }"
        " fragment N on Package { id name }",
        10 + 3 * (10 + 2),
    ),
    "in an interface, by its type": (
        "{ node(id: 1) { ... on Package { related(first: 2) { nodes { id } } } } }",
        10 + 10 + 2 * 11,
    ),
    "a variable": ("query($n: Int) { packages(first: $n) { nodes { id } } }", 10 + 50 * 11),
    "a default": ("query($m: Int = 40) { packages(first: $m) { nodes { id } } }", 10 + 40 * 11),
    "a variable that is null": (
        "query($z: Int = 40) { packages(first: $z) { nodes { id } } }",
        10 + 20 * 11,
    ),
    "no number": ('{ packages(first: "9") { nodes { id } } }', 10 + 20 * 11),
    "a variable that is no number": (
        "query($t: Int) { packages(first: $t) { nodes { id } } }",
        10 + 20 * 11,
    ),
    "a negative number": ("{ packages(first: -100) { nodes { id } } }", 10 + 20 * 11),
    "introspection costs nothing": ("{ hello __schema { types { name } } }", 1),
}


@pytest.mark.parametrize(("text", "tenths"), COSTS.values(), ids=COSTS.keys())
def test_the_cost_is_what_the_page_sizes_come_to(text: str, tenths: int) -> None:
    document = parse_document(text)
    variables = {"n": 50, "z": None, "t": "many"}

    counted = check_limits(document, SCHEMA, document.operation(None), variables)

    assert counted.operation(document.operation(None)).cost_tenths == tenths


def test_a_cost_of_5_000_is_allowed_and_a_tenth_more_is_not() -> None:
    # 1 + 4,544 x 1.1 = 4,999.4
    text = "{ packages(first: 4544) { nodes { id } } %s }"

    count(text % ("hello " * 6))
    with pytest.raises(BadRequest, match="its cost is 5001"):
        count(text % ("hello " * 7))


def test_pages_in_pages_are_refused_however_they_are_asked_for() -> None:
    inner = "related(first: 100) { nodes { id } }"
    for text in (
        f"{{ packages(first: 100) {{ nodes {{ {inner} }} }} }}",
        f"{{ packages(first: 100) {{ edges {{ node {{ {inner} }} }} }} }}",
        f"query($n: Int = 100) {{ packages(first: $n) {{ nodes {{ {inner} }} }} }}",
        "{ packages { nodes { related { nodes { related { nodes { id } } } } } } }",
        f"{{ packages(first: 100) {{ ...F }} }} fragment F on PackageConnection"
        f" {{ nodes {{ ...G }} }} fragment G on Package {{ {inner} }}",
        "{ packages(first: 99999999999999999999) { nodes { id } } }",
    ):
        with pytest.raises(BadRequest, match="its cost is"):
            count(text)


BOMB = "{ ...F0 }" + "".join(
    f" fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}" for i in range(29)
)


def test_a_fragment_bomb_is_counted_in_as_many_steps_as_it_has_selections() -> None:
    document = parse_document(BOMB + " fragment F29 on Query { hello }")
    counted = CostCounter(SCHEMA, document.fragments, lambda _: 20)

    demand = counted.operation(document.operations[0])

    assert counted.steps == 1 + 2 * 29 + 1
    assert demand.fields > 2**28
    with pytest.raises(BadRequest, match="far too many fields"):
        count(BOMB + " fragment F29 on Query { hello }")


def test_a_bomb_of_pages_ends_at_the_number_where_counting_stops() -> None:
    bomb = "{ package(id: 1) { ...F0 } }" + "".join(
        f" fragment F{i} on Package {{ related(first: 99999999999999999999)"
        f" {{ nodes {{ ...F{i + 1} }} }} }}"
        for i in range(29)
    )
    document = parse_document(bomb + " fragment F29 on Package { id }")
    counted = CostCounter(SCHEMA, document.fragments, lambda _: 10**20)

    assert counted.operation(document.operations[0]).cost_tenths < 10**30


@pytest.mark.parametrize("seed", range(8))
def test_fragments_are_counted_after_those_that_they_spread(seed: int) -> None:
    texts = [f"fragment F{i} on Query {{ hello ...F{i + 1} }}" for i in range(8)]
    shuffled = texts[seed:] + texts[:seed]
    document = parse_document("{ ...F0 } " + " ".join(shuffled))

    names = [fragment.name.value for fragment in dependency_order(document.fragments)]

    assert names == [f"F{i}" for i in reversed(range(8))]


@pytest.mark.parametrize("specified_by_url", [True, False])
def test_the_introspection_of_graphiql_and_code_generators_passes(specified_by_url: bool) -> None:
    count(get_introspection_query())
    count(
        get_introspection_query(
            specified_by_url=specified_by_url,
            directive_is_repeatable=True,
            schema_description=True,
            input_value_deprecation=True,
        )
    )


def test_documents_are_remembered_up_to_so_many_tokens() -> None:
    cache = DocumentCache()
    first = cache.document("{ hello }")
    assert cache.document("{ hello }") is first

    for number in range(60):
        cache.document("{ hello(a: [" + "1 " * 1900 + f"]) a{number} }}")
        assert cache.document("{ hello }") is first
        assert cache._total <= 12_000

    assert len(cache) < 8


def test_a_document_that_is_refused_is_not_remembered() -> None:
    cache = DocumentCache()
    for _ in range(2):
        with pytest.raises(BadRequest):
            cache.document(r'{ hello(a: "\u0000") }')

    assert len(cache) == 0
    assert isinstance(cache.document("{ hello }"), Document)


async def test_of_many_documents_at_once_one_step_is_taken_in_a_round(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    number, steps = 0, []
    pass_once = document_validation._errors

    def noted(*arguments: Any) -> Any:
        steps.append(number)
        return pass_once(*arguments)

    async def go_round() -> None:
        nonlocal number
        while True:
            number += 1
            await asyncio.sleep(0)

    monkeypatch.setattr(document_validation, "_errors", noted)
    client = serve(work=ConcurrencyLimiter(20))
    rounds = asyncio.create_task(go_round())
    answers = await asyncio.gather(
        *(client.ask(f"query Q{each} {{ hello }}", operationName=f"Q{each}") for each in range(20))
    )
    rounds.cancel()

    assert {answer.status_code for answer in answers} == {200}
    assert len(steps) == len(set(steps)) == 20 * len(document_validation.PASSES)
