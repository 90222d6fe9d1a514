"""What has lapsed of a sold package by the end of a day, in SQL (rules 66 to 70)."""

from __future__ import annotations

# The breakage policy of a day, as it was set by a moment.
_POLICY = """
SELECT b.method, b.expected_rate, b.set_at FROM breakage_policy b
WHERE b.clinic_id = $1 AND b.valid_from <= {day} AND b.set_at <= {known_at}
ORDER BY b.valid_from DESC, b.version DESC LIMIT 1
"""
# How much of it is expected to lapse, rounded half up.
_EXPECTED = "div(({s}.price + {s}.adjusted)::numeric * {s}.expected_rate + 5000, 10000)"
# {s}.worth of it was used and {s}.money paid, which is never more than its price. {s}.adjusted is
# negative: what taken uses are worth, which no longer counts (rule 69). Where all of it is expected
# to lapse, the quotient is null. Numeric: an amount times another is beyond bigint.
_LAPSED = """CASE
    WHEN coalesce({s}.method, 'NEVER') = 'NEVER' THEN 0
    WHEN {s}.expires_on < {s}.day THEN greatest({s}.money + {s}.adjusted - {s}.worth, 0)
    WHEN {s}.method = 'PROPORTIONAL' AND {s}.worth > 0 THEN greatest(least(
        div({expected} * {s}.worth, nullif({s}.price + {s}.adjusted - {expected}, 0)),
        {s}.money + {s}.adjusted - {s}.worth
    ), 0)
    ELSE 0
END::bigint"""


def policy_of(day: str, *, known_at: str = ":known_at::timestamptz") -> str:
    """A statement for the policy of a day, if one was set: its method, rate and moment."""
    return _POLICY.replace("{day}", day).replace("{known_at}", known_at)


def lapsed_of(row: str) -> str:
    """What has lapsed of a package, of which the row of that name says how it stood on a day: day,
    method, expected_rate, price, money, worth, adjusted and expires_on."""
    return _LAPSED.replace("{expected}", _EXPECTED).replace("{s}", row)
