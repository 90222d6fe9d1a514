"""The movements of sold packages in SQL, each as it adds to the liability (rules 57 to 65)."""

from __future__ import annotations

from gql_packages.reading.breakage import lapsed_of, policy_of
from gql_packages.reading.days import day_of
from gql_packages.reading.declarations import Listing, Table

_POLICY = policy_of("d.day", known_at="{known_at}")

#: Of a sold package `pp`, what was recorded until {known_at}: what was applied and unapplied, each
#: use that was redeemed and each that was given back, sold uses that were taken, the refund, and
#: what these made of suspense. At a refund that is the balance as it was known then, less what was
#: given back; from then on each movement of it, by itself (rule 65). So an entry never changes:
#: until a moment there are those that were recorded until then. Its id is that of its row, of
#: another version for a second entry. What lapsed is no row: it is worked out of what was recorded
#: until then, on the days on which it may change, and so is what a refund kept beside it.
_ENTRIES = f"""
WITH refund AS (
    SELECT f.id, f.amount, f.request_id, f.refunded_at, {day_of("f.refunded_at")} AS day
    FROM package_refund f
    WHERE f.clinic_id = $1 AND f.patient_package_id = pp.id AND f.refunded_at <= {{known_at}}
),
move AS (
    SELECT m.*, {day_of("m.at")} AS day FROM (
        SELECT a.id, a.applied_at AS at, a.applied_at AS recorded_at, 'SOLD' AS kind, a.amount,
            a.amount AS added, a.payment_id, NULL::uuid AS redemption_id
        FROM payment_application a
        WHERE a.clinic_id = $1 AND a.invoice_id = pp.invoice_id AND a.applied_at <= {{known_at}}
            AND NOT EXISTS (SELECT FROM refund WHERE refund.request_id = a.request_id)
        UNION ALL
        SELECT r.id, r.used_at, r.redeemed_at, 'REDEEMED', r.value, -r.value, NULL, r.id
        FROM redemption r
        WHERE r.clinic_id = $1 AND r.patient_package_id = pp.id AND r.redeemed_at <= {{known_at}}
        UNION ALL
        SELECT overlay(r.id::text PLACING '8' FROM 15 FOR 1)::uuid, r.used_at, r.ended_at,
            'REDEEMED', -r.value, r.value, NULL, r.id
        FROM redemption r
        WHERE r.clinic_id = $1 AND r.patient_package_id = pp.id AND r.redeemed_at IS NOT NULL
            AND r.ended_at <= {{known_at}}
        UNION ALL
        SELECT a.id, a.adjusted_at, a.adjusted_at, 'ADJUSTED', a.value, a.value, NULL, NULL
        FROM use_adjustment a
        WHERE a.clinic_id = $1 AND a.patient_package_id = pp.id AND a.adjusted_at <= {{known_at}}
    ) AS m
),
expiry AS (
    SELECT e.sequence, e.expires_on_after AS last_day, e.at, {day_of("e.at")} AS day
    FROM package_entry e
    WHERE e.clinic_id = $1 AND e.patient_package_id = pp.id
        AND (e.sequence = 1 OR e.kind = 'EXPIRY_CHANGED' AND e.at <= {{known_at}})
),
standing AS (
    SELECT d.day, policy.method, policy.expected_rate, last.last_day AS expires_on,
        (SELECT p.price FROM patient_package p WHERE p.clinic_id = $1 AND p.id = pp.id) AS price,
        moved.money, moved.worth, moved.adjusted,
        greatest(moved.recorded_at, last.at, policy.set_at) AS recorded_at
    FROM (
        SELECT m.day FROM move m
        UNION SELECT x.day FROM expiry x UNION SELECT x.last_day + 1 FROM expiry x
        UNION SELECT b.valid_from FROM breakage_policy b
        WHERE b.clinic_id = $1 AND b.set_at <= {{known_at}}
    ) AS d
    CROSS JOIN LATERAL ({_POLICY}) AS policy
    CROSS JOIN LATERAL (
        SELECT x.last_day, x.at FROM expiry x WHERE x.day <= d.day OR x.sequence = 1
        ORDER BY x.sequence DESC LIMIT 1
    ) AS last
    CROSS JOIN LATERAL (
        SELECT coalesce(sum(m.amount) FILTER (WHERE m.kind = 'SOLD'), 0) AS money,
            coalesce(sum(m.amount) FILTER (WHERE m.kind = 'REDEEMED'), 0) AS worth,
            coalesce(sum(m.amount) FILTER (WHERE m.kind = 'ADJUSTED'), 0) AS adjusted,
            max(m.recorded_at) AS recorded_at
        FROM move m WHERE m.day <= d.day
    ) AS moved
    WHERE NOT EXISTS (SELECT FROM refund f WHERE f.day <= d.day)
),
lapsed AS (SELECT s.day, s.recorded_at, {lapsed_of("s")} AS amount FROM standing s),
entry AS (
    SELECT md5(pp.id || ' ' || l.day - '2000-01-01'::date)::uuid AS id, l.day, l.recorded_at,
        'EXPIRED' AS kind, l.amount, -l.amount AS added, NULL::uuid AS payment_id,
        NULL::uuid AS redemption_id
    FROM (
        SELECT l.day, l.recorded_at, l.amount - lag(l.amount, 1, 0) OVER (ORDER BY l.day) AS amount
        FROM lapsed l
    ) AS l
    UNION ALL
    SELECT id, day, recorded_at, kind, amount, added, payment_id, redemption_id FROM move
    UNION ALL
    SELECT id, day, refunded_at, 'REFUNDED', amount, -amount, NULL, NULL FROM refund
    UNION ALL
    SELECT overlay(f.id::text PLACING '9' FROM 15 FOR 1)::uuid, f.day, f.refunded_at, 'SUSPENSE',
        kept.amount, -kept.amount, NULL, NULL
    FROM refund f
    CROSS JOIN LATERAL (
        SELECT coalesce(sum(m.added), 0)::bigint - f.amount - coalesce((
                SELECT l.amount FROM lapsed l ORDER BY l.day DESC LIMIT 1
            ), 0) AS amount
        FROM move m
        WHERE m.day <= f.day AND m.recorded_at <= f.refunded_at
    ) AS kept
    UNION ALL
    SELECT overlay(
            m.id::text PLACING CASE substr(m.id::text, 15, 1) WHEN '8' THEN 'a' ELSE '9' END
            FROM 15 FOR 1
        )::uuid, greatest(m.day, f.day), greatest(m.recorded_at, f.refunded_at), 'SUSPENSE',
        m.added, -m.added, m.payment_id, m.redemption_id
    FROM move m CROSS JOIN refund f
    WHERE m.day > f.day OR m.recorded_at > f.refunded_at
)
SELECT e.*, e.day::timestamp AT TIME ZONE 'UTC' AS at,
    sum(e.added) OVER (ORDER BY e.day, e.id)::bigint AS balance_after
FROM entry e
WHERE e.amount <> 0
"""


def entries_of_package(*, known_at: str = "'infinity'::timestamptz") -> str:
    """A statement for the entries of a sold package `pp` that were recorded until a moment."""
    return _ENTRIES.replace("{known_at}", known_at)


#: Of a sold package {t}.
_OF_IT = "(SELECT {t}.id, {t}.invoice_id) AS pp"
#: The movements of a sold package {t}, by day, then id.
MOVEMENTS = Listing(
    "packageLiabilityEntries",
    order="{o}.at",
    kind="time",
    table=Table(
        f"(SELECT e.*, {{t}}.patient_id, {{t}}.id AS shown_id,"
        f" e.redemption_id AS shown_redemption_id FROM {_OF_IT}"
        f" CROSS JOIN LATERAL ({entries_of_package()}) AS e"
        " WHERE e.kind <> 'EXPIRED' OR e.day <= v.today)",
        clinic="TRUE",
    ),
)
#: What a sold package {t} is a liability of at the end of a day, today's if none is given.
LIABILITY = (
    f"(SELECT greatest(coalesce(sum(e.added), 0), 0)::bigint FROM {_OF_IT}"
    f" CROSS JOIN LATERAL ({entries_of_package()}) AS e"
    " WHERE e.day <= coalesce(:date::date, v.today))"
)
