-- Has every visit exactly the invoices that its status calls for, void ones not counted?
SELECT 'Appointment' AS entity_type, a.id AS entity_id,
    format(
        'it is %s and its invoices are: %s',
        concat_ws(' with ', a.status, a.no_show_resolution), coalesce(i.kinds, 'none')
    ) AS what
FROM appointment a
LEFT JOIN (
    SELECT appointment_id, string_agg(kind, ', ') AS kinds
    FROM invoice
    WHERE clinic_id = $1 AND voided_at IS NULL AND appointment_id IS NOT NULL
    GROUP BY appointment_id
) i ON i.appointment_id = a.id
WHERE a.clinic_id = $1
    AND i.kinds IS DISTINCT FROM CASE
        WHEN a.status = 'ARRIVED' OR a.no_show_resolution = 'REDEEM' THEN 'VISIT'
        WHEN a.no_show_resolution = 'FEE' THEN 'NO_SHOW_FEE'
    END
