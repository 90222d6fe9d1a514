"""Documents within the limits whose execution, and the answer to which, take longest."""

from __future__ import annotations

from graphql import (
    FieldNode,
    GraphQLNamedType,
    GraphQLObjectType,
    OperationDefinitionNode,
    get_introspection_query,
    get_named_type,
    parse,
    print_ast,
)

from tests.assurance.worst_documents import Worst, numbered
from tests.schema_walk import SCHEMA, selection

_PACKAGE = (
    "id name status purchasedAt expiresOn usesTotal usesReserved usesRedeemed usesRemaining"
    " usesAvailable commissionBasis origin version price { amount currency }"
)
_VISIT = "id startsAt endsAt status createdAt version"
_PATIENT = "id firstName lastName email phone isArchived createdAt version"
_INVOICE = (
    "number status lines { description amount { amount } } total { amount } paid { amount }"
    " balanceDue { amount currency }"
)

#: What is wrong in these is told, beside what is not.
MISTAKEN = {"a mistake in each", "a mistake in thirty places"}


def _own_fields(kind: GraphQLNamedType, depth: int) -> str:
    """All fields of a type, so many levels deep, but those that lead to others of it."""
    assert isinstance(kind, GraphQLObjectType)
    fields = parse(f"{{ {selection(kind, depth)} }}").definitions[0]
    assert isinstance(fields, OperationDefinitionNode)
    others = {name for name, field in kind.fields.items() if get_named_type(field.type) is kind}
    chosen = fields.selection_set.selections
    return " ".join(
        print_ast(each)
        for each in chosen
        if not (isinstance(each, FieldNode) and each.name.value in others)
    )


#: Executing it, and writing the answer.
EXECUTING = {
    "introspection": Worst(get_introspection_query()),
    "introspection with all options": Worst(
        get_introspection_query(
            specified_by_url=True,
            directive_is_repeatable=True,
            schema_description=True,
            input_value_deprecation=True,
        )
    ),
    "values of enums, deep inside": Worst(
        "{ __schema { types { name fields(includeDeprecated: true) { name args { name type { name"
        " enumValues { name } } } type { name enumValues { name } ofType { name enumValues { name }"
        " ofType { name enumValues { name } } } } } } } }"
    ),
    "one type, thirty times": numbered(
        'a%d: __type(name: "Mutation") { fields { name description args { name description'
        " type { name kind ofType { name kind } } } } }",
        30,
    ),
    "a page of everybody": Worst(
        f"{{ patients(first: 100) {{ edges {{ cursor node {{ {_PATIENT}"
        " credit { amount currency } owing { amount currency } } } } }"
    ),
    "a page in a page": Worst(
        f"{{ patients(first: 100) {{ nodes {{ {_PATIENT} packages(first: 12) {{ nodes {{"
        f" {_PACKAGE} }} }} }} }} }}"
    ),
    "many small pages of each": Worst(
        "{ patients(first: 100) { nodes { "
        + " ".join(f"a{i}: packages(first: 1) {{ totalCount }}" for i in range(28))
        + " } } }"
    ),
    "the options of each visit": Worst(
        '{ patient(id: "$PATIENT") { appointments(first: 100) { nodes {'
        f" {_VISIT} packageOptions {{ isEligible isPreselected refusalCode patientPays {{ amount }}"
        f" patientPackage {{ {_PACKAGE} }} }} }} }} }} }}"
    ),
    "the options of each visit, with what they refer to": Worst(
        '{ patient(id: "$PATIENT") { appointments(first: 90) { nodes {'
        f" {_VISIT} packageOptions {{ isEligible patientPackage {{ {_PACKAGE} refund {{ at }}"
        f" patient {{ {_PATIENT} }} invoice {{ id number }} package {{ id name }} }} }} }} }} }} }}"
    ),
    "histories": Worst(
        '{ patient(id: "$PATIENT") { packages(first: 24) { nodes { history(first: 50) { edges {'
        " cursor node { id sequence kind at note usesAvailableAfter actor { id } } } } } } } }"
    ),
    # Other patients lead to as much again: that would be more fields than a document may have.
    "all that a patient leads to": Worst(
        f'{{ patient(id: "$PATIENT") {{ {_own_fields(SCHEMA.type_map["Patient"], 3)} }} }}'
    ),
    "the same lists in many lists": Worst(
        '{ patient(id: "$PATIENT") { packages(first: 2) { nodes { '
        + " ".join(
            f"a{i}: redemptions(first: 2) {{ totalCount nodes {{ appointment {{"
            f" packageOptions {{ patientPackage {{ id invoice {{ {_INVOICE} }} }} }} }} }}"
            " pageInfo { hasNextPage endCursor } }"
            for i in range(10)
        )
        + " } } } }"
    ),
    "a mistake in each": Worst(
        "{ patients(first: 100) { nodes { packages(first: 0) { totalCount } } } }"
    ),
    "a mistake in thirty places": Worst(
        '{ patient(id: "$PATIENT") { packages(first: 24) { nodes { invoice { '
        + " ".join(
            f"a{i}: patientPackage {{ redemptions(first: 0) {{ totalCount }} }}" for i in range(29)
        )
        + " } } } } }"
    ),
    "twenty reports": numbered(
        "a%d: packageSalesReport { rows(first: 100) { nodes { patientName price { amount } } } }",
        20,
    ),
}
