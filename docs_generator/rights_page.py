"""The page of permissions: which role has which, and which fields need each."""

from __future__ import annotations

from graphql import GraphQLEnumType, GraphQLSchema

from docs_generator.writing import Lines, Places, anchor, right_link, said, table
from gql_packages.domain.permissions import ROLE_PERMISSIONS, Permission, Role
from gql_packages.resolvers.authorization import OPEN_TYPES
from gql_packages.resolvers.root_field_permissions import ROOT_FIELD_PERMISSIONS

INTRODUCTION = """\
A staff member has one role, and a role has permissions. Each root field needs one permission, or
none. The role is looked up at every request, so that changes take effect at once. Refused requests
are audited. `viewer { role permissions }` returns those of the caller.

Roles are assigned with [createStaffMember](mutations.md#createstaffmember) and changed with
[updateStaffMember](mutations.md#updatestaffmember). A clinic always keeps an active owner."""


def rights_page(schema: GraphQLSchema, places: Places) -> Lines:
    """A table of roles and permissions, then each permission with its fields."""
    roles, rights = schema.type_map["Role"], schema.type_map["Permission"]
    if not isinstance(roles, GraphQLEnumType) or not isinstance(rights, GraphQLEnumType):
        raise TypeError(roles)
    lines = ["# Roles and permissions", "", INTRODUCTION, ""]
    rows = [
        (right_link(right), *("yes" if right in ROLE_PERMISSIONS[role] else "" for role in Role))
        for right in Permission
    ]
    lines += table(("permission", *Role), rows)
    lines += table(("role", ""), [(r, said(roles.values[r].description)) for r in Role])
    for right in Permission:
        lines += [f"## {right}", "", said(rights.values[right].description), ""]
        lines += [_fields(right, schema), ""]
    kinds = ", ".join(places.link(name) for name in sorted(OPEN_TYPES))
    lines += ["## No permission needed", "", "Every active staff member may use:", ""]
    return [*lines, _fields(None, schema), "", f"`node` returns {kinds} to them, too.", ""]


def _fields(right: Permission | None, schema: GraphQLSchema) -> str:
    found = []
    for kind, page in PAGES.items():
        root = getattr(schema, kind)
        names = [
            f"[{name}]({page}.md#{anchor(name)})"
            for name in (root.fields if root else ())
            if ROOT_FIELD_PERMISSIONS[name] is right
        ]
        found += [f"- {page}: {', '.join(names)}"] if names else []
    if right is Permission.API_EXPLORE:
        found.append("No field needs it.")
    if right is Permission.REPORTS_READ:
        found.append("- files: `GET /reports/package-sales.csv`, `GET /reports/package-usage.csv`")
    return "\n".join(found)


#: The root types, as graphql-core calls them, and their pages.
PAGES = {
    "query_type": "queries",
    "mutation_type": "mutations",
    "subscription_type": "subscriptions",
}
