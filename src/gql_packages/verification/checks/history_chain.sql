-- Does every line of a package's history follow from the line before it? It has the next number and
-- names the hash of that line, and moves the counters as its kind says.
SELECT 'PackageEntry' AS entity_type, e.id AS entity_id, wrong.what
FROM (
    SELECT
        l.*, p.uses_total + coalesce(sum(a.change) OVER earlier, 0) AS uses_now,
        m.reserved_move, m.redeemed_move,
        lag(l.sequence, 1, 0) OVER earlier AS sequence_before,
        lag(l.hash, 1, decode(repeat('00', 32), 'hex')) OVER earlier AS hash_before,
        lag(l.uses_reserved_after, 1, 0) OVER earlier AS reserved_before,
        lag(l.uses_redeemed_after, 1, 0) OVER earlier AS redeemed_before,
        lag(l.expires_on_after) OVER earlier AS expires_on_before,
        row_number() OVER earlier = 1 AS is_first
    FROM package_entry l
    JOIN patient_package p ON p.clinic_id = $1 AND p.id = l.patient_package_id
    LEFT JOIN (
        VALUES ('RESERVED', 1, 0), ('REDEEMED', -1, 1), ('RELEASED', -1, 0), ('REVERSED', 0, -1)
    ) m (kind, reserved_move, redeemed_move) ON m.kind = l.kind
    LEFT JOIN use_adjustment a ON a.clinic_id = $1 AND a.package_entry_id = l.id
    WHERE l.clinic_id = $1
    WINDOW earlier AS (PARTITION BY l.patient_package_id ORDER BY l.sequence)
) e
CROSS JOIN LATERAL (
    SELECT
        e.reserved_before + coalesce(e.reserved_move, 0) AS reserved,
        e.redeemed_before + coalesce(e.redeemed_move, 0) AS redeemed
) n
CROSS JOIN LATERAL (
    SELECT
        concat_ws(
            ', ', e.uses_reserved_after, e.uses_redeemed_after, e.uses_available_after,
            e.uses_remaining_after
        ) AS said,
        concat_ws(
            ', ', n.reserved, n.redeemed, e.uses_now - n.redeemed - n.reserved,
            e.uses_now - n.redeemed
        ) AS follows
) counters
CROSS JOIN LATERAL (
    VALUES
    (e.previous_hash <> e.hash_before, 'it does not follow the line before it'),
    (
        e.sequence <> e.sequence_before + 1,
        format('it is line %s where line %s should be', e.sequence, e.sequence_before + 1)
    ),
    (
        (e.kind = 'SOLD') <> e.is_first,
        format('it is %s, and a history begins with SOLD, and only once', e.kind)
    ),
    (
        counters.said <> counters.follows,
        format(
            'held, spent, available and remaining are (%s) after it, and (%s) follows',
            counters.said, counters.follows
        )
    ),
    (
        NOT e.is_first AND e.kind NOT IN ('SOLD', 'EXPIRY_CHANGED')
        AND e.expires_on_after IS DISTINCT FROM e.expires_on_before,
        format('it is %s and moves the expiry', e.kind)
    )
) wrong (is_so, what)
WHERE wrong.is_so
