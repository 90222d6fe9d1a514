-- Is every use numbered within its package, where the price is split within its limit, and worth what a
-- use of that number is worth (rules 25, 78)? What was added behind the sold ones is worth nothing (89).
SELECT 'Redemption' AS entity_type, r.id AS entity_id,
    CASE
        WHEN added.number IS NOT NULL
            THEN format('number %s was added, and is worth %s', r.use_number, r.value)
        WHEN part.number BETWEEN 1 AND part.uses THEN format(
            'number %s of %s uses for %s is worth %s, it says %s',
            part.number, part.uses, part.price, v.value, r.value
        )
        ELSE format('it is number %s of %s', part.number, part.uses)
    END AS what
FROM redemption r
JOIN patient_package p ON p.clinic_id = $1 AND p.id = r.patient_package_id
LEFT JOIN (
    SELECT l.patient_package_id, l.number, l.uses, l.price_share,
        sum(l.uses) OVER (PARTITION BY l.patient_package_id ORDER BY l.number) - l.uses AS before
    FROM patient_package_limit l
    WHERE l.clinic_id = $1 AND l.price_share IS NOT NULL
) l ON l.patient_package_id = r.patient_package_id AND l.number = r.limit_number
CROSS JOIN LATERAL (
    SELECT CASE WHEN l.number IS NULL THEN p.price ELSE l.price_share END AS price,
        CASE WHEN l.number IS NULL THEN p.uses_total ELSE l.uses END AS uses,
        r.use_number - CASE WHEN l.number IS NULL THEN 0 ELSE l.before END AS number
) part
LEFT JOIN LATERAL (
    SELECT r.use_number AS number
    FROM use_adjustment a
    WHERE a.clinic_id = $1 AND a.patient_package_id = r.patient_package_id
        AND a.change > 0 AND a.undoes_id IS NULL AND r.use_number > p.uses_total
        AND r.use_number = ANY (string_to_array(substring(a.numbers FROM '^[0-9]{1,9}(?:,[0-9]{1,9})*$'), ',')::int[])
    LIMIT 1
) added ON TRUE
CROSS JOIN LATERAL (
    SELECT
        div(part.price::numeric * part.number, nullif(part.uses, 0))
        - div(part.price::numeric * (part.number - 1), nullif(part.uses, 0)) AS value
) v
WHERE r.clinic_id = $1
    AND CASE WHEN added.number IS NOT NULL THEN r.value <> 0
        ELSE part.number NOT BETWEEN 1 AND part.uses OR r.value <> v.value END
