-- Is every use numbered within its package, and worth what a use of that number is worth (rule 25)?
SELECT 'Redemption' AS entity_type, r.id AS entity_id,
    CASE
        WHEN r.use_number BETWEEN 1 AND p.uses_total THEN format(
            'number %s of %s uses for %s is worth %s, it says %s',
            r.use_number, p.uses_total, p.price, v.value, r.value
        )
        ELSE format('it is number %s of %s', r.use_number, p.uses_total)
    END AS what
FROM redemption r
JOIN patient_package p ON p.clinic_id = $1 AND p.id = r.patient_package_id
CROSS JOIN LATERAL (
    SELECT
        div(p.price::numeric * r.use_number, nullif(p.uses_total, 0))
        - div(p.price::numeric * (r.use_number - 1), nullif(p.uses_total, 0)) AS value
) v
WHERE r.clinic_id = $1
    AND (r.use_number NOT BETWEEN 1 AND p.uses_total OR r.value <> v.value)
