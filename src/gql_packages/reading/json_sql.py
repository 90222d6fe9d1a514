"""How Postgres writes values as JSON: byte for byte what the scalars promise.

It writes text, in a third of the time that values of type `json` take. A *fragment* is the inside
of an SQL literal: JSON as it stands, with `' || expression || '` in place of what is read.
"""

from __future__ import annotations

from collections.abc import Iterable

#: Keys and their fragments.
Columns = Iterable[tuple[str, str]]

#: A chain of concatenations is as deep as it is long, and Postgres' stack has an end.
_LONGEST_CHAIN = 16

#: What a value is cast to where it must not be null, by the name of its GraphQL type.
CASTS = {
    "Int": "int",
    "Boolean": "boolean",
    "Date": "date",
    "DateTime": "timestamptz",
    "Money": "bigint",
}


def fragment(expression: str) -> str:
    """The fragment that an expression writes: text that is never null."""
    return f"' || {expression} || '"


def text(written: str) -> str:
    """The expression that writes a fragment."""
    return f"('{written}')"


def or_null(expression: str) -> str:
    """The expression, which is text, or JSON's null where it is null."""
    return f"coalesce({expression}, 'null')"


def json_object(columns: Columns) -> str:
    """One JSON object of these keys and fragments, in this order."""
    parts: list[str] = []
    for place, (key, written) in enumerate(columns):
        if place and place % _LONGEST_CHAIN == 0:
            parts.append("') || ('")
        parts.append(f'{"," if place else ""}"{key}":{written}')
    return f"{{{''.join(parts)}}}"


def leaf(value: str, type_name: str, *, is_nullable: bool) -> str:
    """A value of that scalar or enum; a list is JSON already."""
    if type_name in ("Int", "Boolean", "list"):
        written = f"({value})::text"
    elif type_name == "String":
        written = f"to_json(({value})::text)::text"
    else:
        # No character of these needs to be escaped.
        shown = date_time(value) if type_name == "DateTime" else f"({value})::text"
        if not is_nullable:
            return f'"{fragment(shown)}"'
        written = f"'\"' || {shown} || '\"'"
    return fragment(or_null(written) if is_nullable else written)


def money(minor_units: str, columns: Iterable[tuple[str, str]], *, is_nullable: bool) -> str:
    """An amount: `minor_unit` has as many decimals as the currency, and so has the product."""
    values = {
        "amount": fragment(f"(({minor_units}) * v.minor_unit)::text"),
        "currency": fragment("v.currency"),
        "__typename": "Money",
    }
    shown = list(columns)
    written = json_object((key, f'"{values[name]}"') for key, name in shown)
    if not is_nullable and any(name == "amount" for _, name in shown):
        return written
    # A null amount is null as a whole, also where its currency alone is asked for.
    return fragment(or_null(f"CASE WHEN ({minor_units}) IS NOT NULL THEN {text(written)} END"))


def joined_arrays(array: str) -> str:
    """The aggregate that joins the uuid[] of all rows, with a place for a filter: {shown}."""
    texts = f"string_agg(nullif(array_to_string({array}, ','), ''), ','){{shown}}"
    return f"string_to_array({texts}, ',')::uuid[]"


def date_time(moment: str) -> str:
    """UTC with `Z`; six digits of the second's fraction, none where it is zero."""
    # The zone of each session is UTC: the pool says so.
    text = f'to_char({moment}, \'YYYY-MM-DD"T"HH24:MI:SS.US"Z"\')'
    return f"replace({text}, '.000000Z', 'Z')"


def hexadecimal(key: str) -> str:
    """A UUID as 32 digits."""
    return f"encode(uuid_send({key}), 'hex')"


def base64url(text: str) -> str:
    """ASCII without backslashes, `>`, `?` and `~`, in base64url without padding or lines."""
    return f"translate(encode(({text})::bytea, 'base64'), E'=\\n', '')"


def global_id(type_name: str, key: str) -> str:
    """The global id of that row of that type, as `schema.global_id` writes it."""
    # Too short for a second line. The padding is cut off in half the time that `rtrim` takes.
    digits = f"textsend('{type_name}:' || {hexadecimal(key)})"
    return f"split_part(encode({digits}, 'base64'), '=', 1)"
