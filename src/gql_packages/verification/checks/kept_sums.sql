-- Does each patient's row keep what their invoices, payments and visits come to? One that is not filled
-- yet keeps nothing.
SELECT 'Patient' AS entity_type, p.id AS entity_id,
    format(
        'it keeps %s owing, %s to the credit and the last visit at %s, and there are %s, %s and %s',
        p.owing, coalesce(p.credit::text, 'nothing'), coalesce(p.last_visit_at::text, 'none'),
        coalesce(i.owing, 0), coalesce(y.credit, 0), coalesce(a.last_visit_at::text, 'none')
    ) AS what
FROM patient p
LEFT JOIN (
    SELECT patient_id, sum(total - paid) AS owing
    FROM invoice WHERE clinic_id = $1 AND voided_at IS NULL GROUP BY patient_id
) i ON i.patient_id = p.id
LEFT JOIN (
    SELECT patient_id, sum(amount - applied - refunded) AS credit
    FROM payment WHERE clinic_id = $1 AND voided_at IS NULL GROUP BY patient_id
) y ON y.patient_id = p.id
LEFT JOIN (
    SELECT patient_id, max(starts_at) AS last_visit_at
    FROM appointment WHERE clinic_id = $1 AND status = 'ARRIVED' GROUP BY patient_id
) a ON a.patient_id = p.id
WHERE p.clinic_id = $1 AND p.owing IS NOT NULL
    AND (
        p.owing IS DISTINCT FROM coalesce(i.owing, 0)
        OR p.credit IS DISTINCT FROM coalesce(y.credit, 0)
        OR p.last_visit_at IS DISTINCT FROM a.last_visit_at
    )
