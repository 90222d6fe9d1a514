"""How values are written as JSON by Postgres: byte for byte what the scalars promise."""

from __future__ import annotations

from collections.abc import Sequence

#: Postgres cuts longer names of columns without a word.
LONGEST_NAME = 63

Columns = Sequence[tuple[str, str]]


def json_object(columns: Columns) -> str:
    """One JSON object of these keys and SQL values, in this order."""
    # No key can be the name "$", which stands for the row.
    if all(len(key) <= LONGEST_NAME for key, _ in columns):
        listed = ", ".join(f'{value} AS "{key}"' for key, value in columns)
        return f'(SELECT row_to_json("$") FROM (SELECT {listed}) AS "$")'
    listed = ", ".join(f"('{key}', to_json({value}))" for key, value in columns)
    return f"(SELECT json_object_agg(j.k, j.x) FROM (VALUES {listed}) AS j (k, x))"


def money(minor_units: str, columns: Columns) -> str:
    """An amount: `minor_unit` has as many decimals as the currency, and so has the product."""
    values = {
        "amount": f"({minor_units}) * v.minor_unit",
        "currency": "v.currency",
        "__typename": "'Money'",
    }
    if not columns:
        return f"CASE WHEN ({minor_units}) IS NOT NULL THEN '{{}}'::json END"
    parts = " || ".join(
        f"'{'{' if place == 0 else ','}\"{key}\":\"' || {values[name]} || '\"'"
        for place, (key, name) in enumerate(columns)
    )
    # A null amount is null as a whole, also where its currency alone is asked for.
    written = f"({parts} || '}}')::json"
    if any(name == "amount" for _, name in columns):
        return written
    return f"CASE WHEN ({minor_units}) IS NOT NULL THEN {written} END"


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
    # Too short for a second line.
    return f"rtrim(encode(('{type_name}:' || {hexadecimal(key)})::bytea, 'base64'), '=')"
