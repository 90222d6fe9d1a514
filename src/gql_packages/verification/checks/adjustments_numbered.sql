-- Does every package have each of its uses once, whatever was added and taken (rules 89, 90, 92)? What
-- is added is numbered behind all others, a use is taken only where it is there and not held or spent,
-- and what is taken says how many were sold and what these are worth.
WITH moved AS (
    SELECT a.id, a.patient_package_id, a.change, a.paid_change, a.value, a.undoes_id, p.uses_total,
        p.price, u.number, e.sequence, u.number > p.uses_total AS is_bonus
    FROM use_adjustment a
    JOIN patient_package p ON p.clinic_id = $1 AND p.id = a.patient_package_id
    JOIN package_entry e ON e.clinic_id = $1 AND e.id = a.package_entry_id
    CROSS JOIN unnest(string_to_array(substring(a.numbers FROM '^[0-9]{1,9}(?:,[0-9]{1,9})*$'), ',')::int[]) AS u (number)
    WHERE a.clinic_id = $1
),
running AS (
    SELECT m.*, sum(sign(m.change)) OVER (
            PARTITION BY m.patient_package_id, m.number ORDER BY m.sequence
        ) + CASE WHEN m.is_bonus THEN 0 ELSE 1 END AS there
    FROM moved m
)
SELECT 'UseAdjustment' AS entity_type, a.id AS entity_id, wrong.what
FROM (
    SELECT r.id, r.patient_package_id, r.sequence, r.change, r.paid_change, r.value, r.uses_total,
        r.undoes_id IS NULL AND r.change > 0 AS is_addition,
        count(*) FILTER (WHERE NOT r.is_bonus) AS paid, min(r.number) AS first,
        max(r.number) AS last,
        max(r.number) FILTER (WHERE r.there NOT IN (0, 1)) AS misplaced,
        sum(CASE
            WHEN r.is_bonus THEN 0
            WHEN l.uses IS NULL
                THEN div(r.price::numeric * r.number, r.uses_total)
                    - div(r.price::numeric * (r.number - 1), r.uses_total)
            ELSE div(l.price_share::numeric * (r.number - l.before), l.uses)
                - div(l.price_share::numeric * (r.number - l.before - 1), l.uses)
        END) AS worth
    FROM running r
    LEFT JOIN (
        SELECT patient_package_id, uses, price_share,
            sum(uses) OVER (PARTITION BY patient_package_id ORDER BY number) - uses AS before
        FROM patient_package_limit
        WHERE clinic_id = $1 AND price_share IS NOT NULL
    ) l ON l.patient_package_id = r.patient_package_id
        AND r.number - l.before BETWEEN 1 AND l.uses
    GROUP BY r.id, r.patient_package_id, r.sequence, r.change, r.paid_change, r.value, r.uses_total,
        r.undoes_id
) a
CROSS JOIN LATERAL (
    SELECT coalesce(max(b.number), a.uses_total) AS number
    FROM moved b
    WHERE b.patient_package_id = a.patient_package_id AND b.sequence < a.sequence
        AND b.change > 0 AND b.undoes_id IS NULL AND NOT EXISTS (
            SELECT FROM moved undone WHERE undone.undoes_id = b.id AND undone.sequence < a.sequence
        )
) behind
CROSS JOIN LATERAL (
    VALUES
    (
        a.misplaced IS NOT NULL,
        format('number %s was there or gone before it', a.misplaced)
    ),
    (
        a.is_addition AND (a.first, a.last) <> (behind.number + 1, behind.number + a.change),
        format('it adds %s to %s behind %s', a.first, a.last, behind.number)
    ),
    (
        (a.paid_change, a.value) <> (sign(a.change) * a.paid, sign(a.change) * a.worth),
        format(
            'of its uses %s were sold, for %s, and it says %s, for %s', a.paid, a.worth,
            a.paid_change, a.value
        )
    )
) wrong (is_so, what)
WHERE wrong.is_so
UNION ALL
SELECT 'Redemption', r.id, format('it is %s, and number %s is gone', r.status, r.use_number)
FROM redemption r
JOIN patient_package p ON p.clinic_id = $1 AND p.id = r.patient_package_id
JOIN LATERAL (
    SELECT sum(sign(m.change)) AS moves FROM moved m
    WHERE m.patient_package_id = r.patient_package_id AND m.number = r.use_number
) m ON TRUE
WHERE r.clinic_id = $1 AND r.status IN ('RESERVED', 'REDEEMED')
    AND EXISTS (SELECT FROM moved m WHERE m.patient_package_id = r.patient_package_id)
    AND coalesce(m.moves, 0) < CASE WHEN r.use_number > p.uses_total THEN 1 ELSE 0 END
