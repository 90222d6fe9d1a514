"""For each way to make a server work long, the document or body that goes furthest within the
limits, or a little further: what is refused has to be refused soon, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

#: What fits into a document beside a few words, in characters.
ROOM = 65_300
#: What fits into a body.
BODY = 128 * 1024


@dataclass(frozen=True)
class Worst:
    """A document, with `$PATIENT` in place of an id; or a body as it stands."""

    text: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    operation: str | None = None
    body: bytes | None = None

    def bodies(self, patient: str) -> Iterator[bytes]:
        """The same again and again, each a little other: none is remembered from before."""
        for number in count(1):
            if self.body is not None:
                yield self.body
                continue
            query = f"#{number}\n" + self.text.replace("$PATIENT", patient)
            content = {"query": query, "variables": self.variables}
            if self.operation:
                content["operationName"] = self.operation
            yield json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _many(unit: str, times: int, before: str = "{ ", after: str = "}") -> Worst:
    return Worst(before + unit * times + after)


def numbered(unit: str, times: int, before: str = "{ ", after: str = "}") -> Worst:
    return Worst(before + " ".join(unit % number for number in range(times)) + after)


def _full(unit: str, before: str, after: str) -> Worst:
    """The unit as often as a document has room for it."""
    return Worst(before + unit * (ROOM // len(unit.encode())) + after)


def _fragments(unit: str, times: int, *, nested: bool) -> Worst:
    spreads = "...F0" if nested else " ".join(f"...F{i}" for i in range(30))
    texts = [
        f"fragment F{i} on Query {{ {unit * times} {f'...F{i + 1}' if nested and i < 29 else ''} }}"
        for i in range(30)
    ]
    return Worst(f"{{ {spreads} }} {' '.join(texts)}")


def _bomb() -> Worst:
    spreading = " ".join(f"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}" for i in range(29))
    return Worst("{ ...F0 } " + spreading + " fragment F29 on Query { viewer { role } }")


def _listed(unit: bytes) -> Worst:
    before, after = b'{"query":"{ viewer { role } }","variables":{"a":[', b"0]}}"
    times = (BODY - len(before) - len(after)) // len(unit)
    return Worst("", body=before + unit * times + after)


_CREATE = "mutation M($input: CreatePackageInput!) { createPackage(input: $input) { __typename } }"


def _package(items: list[Any]) -> dict[str, Any]:
    return {"input": {"name": "x", "price": "1", "uses": 1, "eligibleItems": items}}


#: Reading the text: characters, tokens, comments, and the place of a mistake.
LEXING = {
    "spaces": _full(" ", "{ viewer { role } }", ""),
    "lines": Worst("\n" * 4_990 + "{ " + "nothing " * 490 + "}"),
    "too many lines": Worst("\n" * 50_000 + "{ " + "nothing " * 490 + "}"),
    "a comment": _full("é", "{ viewer { role } } #", ""),
    "comments": Worst("{ viewer { role } }" + ("\n#" + "a" * 60) * 990),
    "a string": _full("a", '{ node(id: "', '") { id } }'),
    "a string of escapes": _full(r"\n", '{ node(id: "', '") { id } }'),
    "a string of surrogates": _full(r"\uD83D\uDE00", '{ node(id: "', '") { id } }'),
    "a block string": _full("\n" + " a" * 8, '{ node(id: """', '""") { id } }'),
    "a string without end": _full("a", '{ node(id: "', ""),
    "a name": _full("a", "{ ", " }"),
    "an alias": _full("a", "{ ", ": viewer { role } }"),
    "a number": _full("9", "{ node(id: ", ") { id } }"),
    "a fraction": _full("9", "{ node(id: 1.", ") { id } }"),
    "tokens": _many("1 ", 1_985, "{ node(id: [", "]) { id } }"),
    "too many tokens": _many("viewer { role } ", 700),
    "lists in lists": _many("[", 190, "{ node(id: ", "]" * 190 + ") { id } }"),
    "objects in objects": _many("{a:", 190, "{ node(id: ", "1" + "}" * 190 + ") { id } }"),
    "a document that only opens": _many("{ a ", 5_000, "", ""),
}

#: Counting and validating it.
VALIDATING = {
    "one field, repeated": _many("viewer { role } ", 250),
    "one field, repeated, as often as is compared": _many("viewer { role } ", 70),
    "one leaf, repeated": _many("role ", 498, "{ viewer { ", "} }"),
    "a field with arguments, repeated": _many('node(id: "a") { id } ', 222),
    "a field with other arguments each time": numbered('node(id: "%d") { id }', 222),
    "a field with long arguments, repeated": _many(
        'appointments(during: {from: "2026-01-01", to: "2026-01-01"}, first: 1) { totalCount } ', 92
    ),
    "fields in fields, repeated": _many("viewer { staffMember { id } clinic { id } } ", 100),
    "inline fragments": _many("... on Query { viewer { role } } ", 160),
    "thirty fragments side by side": _fragments("viewer { role } ", 7, nested=False),
    "thirty fragments in each other": _fragments("viewer { role } ", 7, nested=True),
    "a fragment bomb": _bomb(),
    "aliases": numbered("a%d: viewer { role }", 30),
    "aliases in conflict": Worst(
        "{ viewer { " + " ".join(f"a{i}: role a{i}: __typename" for i in range(15)) + " } }"
    ),
    "directives": _many("viewer @include(if: true) { role } ", 30),
    "operations": Worst(
        " ".join(f"query A{i} {{ {'viewer { role } ' * 8} ...F }}" for i in range(10))
        + f" fragment F on Query {{ {'viewer { role } ' * 30} }}",
        operation="A9",
    ),
    "too many operations": Worst(
        " ".join(f"query A{i} {{ __typename }}" for i in range(330)), operation="A9"
    ),
    "operations that share many variables": Worst(
        "fragment F on Query { patient(id: $a) { packages(status: ["
        + "$s " * 760
        + "]) { totalCount } } } "
        + " ".join(f"query A{i}($a: ID!, $s: PatientPackageStatus!) {{ ...F }}" for i in range(10)),
        operation="A9",
    ),
    "variables": numbered("$a%d: ID", 490, "query(", ") { viewer { role } }"),
    "variables that are used": Worst(
        "query("
        + " ".join(f"$a{i}: ID!" for i in range(280))
        + ") { packageSalesReport(filter: {packageIds: ["
        + " ".join(f"$a{i}" for i in range(280))
        + "]}) { summary { packagesSold } } }"
    ),
    "one variable, declared again and again": _many(
        "$a: ID! ", 390, "query(", ") { node(id: $a) { id } }"
    ),
    "unknown fields": numbered("nothing%d", 490),
    "unknown fields of long names": numbered("n%d" + "o" * 120, 490),
    "unknown types": numbered("... on RefundPackagePayloadPayload%d { id }", 80),
    "unknown arguments": numbered("durig%d: 1", 660, "{ appointments(", ") { totalCount } }"),
    "unknown fields of an input": numbered(
        "eligibleItms%d: 1", 660, "mutation { createPackage(input: {", "}) { __typename } }"
    ),
    "literals of a wrong type": _many(
        "1 ",
        1_970,
        'mutation { receivePayment(input: {idempotencyKey: "x", invoiceIds: [',
        "]}) { __typename } }",
    ),
    "objects in a list": _many(
        '{treatmentId: "a"} ',
        390,
        'mutation { createPackage(input: {name: "a", price: "1", uses: 1, eligibleItems: [',
        "]}) { __typename } }",
    ),
    "unknown values of an enum": _many(
        "ACTVE ", 1_970, '{ patient(id: "a") { packages(status: [', "]) { totalCount } } }"
    ),
}

#: Reading the JSON around it, and what the variables hold.
BODIES = {
    "numbers": _listed(b"1,"),
    "long numbers": _listed(b"12345678901234567890,"),
    "fractions": _listed(b"1e9,"),
    "lists": _listed(b"[],"),
    "objects": _listed(b'{"a":1},'),
    "deep lists": _listed(b"[" * 30 + b"]" * 30 + b","),
    "strings": _listed('"é",'.encode()),
    "names": Worst("{ viewer { role } }", {f"k{i}": 0 for i in range(1_990)}),
    "ids": Worst(
        "query Q($f: PackageSalesFilter) { packageSalesReport(filter: $f)"
        " { summary { packagesSold } } }",
        {"f": {"packageIds": ["a" * 40] * 1_990}},
    ),
    "objects in a variable": Worst(_CREATE, _package([{"treatmentId": "a"}] * 990)),
    "empty objects in a variable": Worst(_CREATE, _package([{}] * 1_990)),
    "unknown names in a variable": Worst(_CREATE, {"input": {f"k{i}": 1 for i in range(1_990)}}),
    "a long string": Worst(
        "query Q($s: String) { patients(search: $s) { totalCount } }", {"s": "ﷺ" * 43_000}
    ),
    "a long id": Worst("query Q($s: ID!) { node(id: $s) { id } }", {"s": "A" * 130_000}),
    "a long amount": Worst(_CREATE, _package([]) | {"price": "0" * 130_000}),
}

#: Those that the limits on what is counted stand against.
UNBOUNDED = {
    "one field, repeated": VALIDATING["one field, repeated"],
    "a field with arguments, repeated": VALIDATING["a field with arguments, repeated"],
    "thirty fragments in each other": VALIDATING["thirty fragments in each other"],
    "too many lines": LEXING["too many lines"],
    "unknown fields of an input": VALIDATING["unknown fields of an input"],
    "too many objects in a variable": Worst(_CREATE, _package([{"treatmentId": "a"}] * 6_000)),
}
