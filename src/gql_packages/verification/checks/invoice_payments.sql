-- Is what is paid on every invoice the sum of what was applied to it, at most its total, and
-- nothing on a void one?
SELECT 'Invoice' AS entity_type, i.id AS entity_id,
    format(
        '%s of its %s is paid%s, and %s is applied to it',
        i.paid, i.total, CASE WHEN i.voided_at IS NULL THEN '' ELSE ' though it is void' END,
        coalesce(a.amount, 0)
    ) AS what
FROM invoice i
LEFT JOIN (
    SELECT invoice_id, sum(amount) AS amount
    FROM payment_application
    WHERE clinic_id = $1
    GROUP BY invoice_id
) a ON a.invoice_id = i.id
WHERE i.clinic_id = $1
    AND (
        i.paid <> coalesce(a.amount, 0)
        OR i.paid NOT BETWEEN 0 AND i.total
        OR (i.voided_at IS NOT NULL AND i.paid <> 0)
    )
