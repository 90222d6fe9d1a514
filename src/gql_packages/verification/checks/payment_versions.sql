-- Is the version of every payment that of its corrections, each of which counts it up by one?
SELECT 'Payment' AS entity_type, p.id AS entity_id,
    format('its version is %s, after %s corrections', p.version, coalesce(c.corrections, 0)) AS what
FROM payment p
LEFT JOIN (
    SELECT row_id, count(DISTINCT version) AS corrections
    FROM correction
    WHERE clinic_id = $1 AND table_name = 'payment'
    GROUP BY row_id
) c ON c.row_id = p.id
WHERE p.clinic_id = $1 AND p.version <> 1 + coalesce(c.corrections, 0)
