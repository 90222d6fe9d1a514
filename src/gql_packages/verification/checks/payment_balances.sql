-- Is what every payment says is applied and refunded what was applied and refunded, and within it?
SELECT 'Payment' AS entity_type, p.id AS entity_id,
    format(
        'of its %s, it says that %s is applied and %s refunded, and the rows say %s and %s',
        p.amount, p.applied, p.refunded, coalesce(a.amount, 0), coalesce(r.amount, 0)
    ) AS what
FROM payment p
LEFT JOIN (
    SELECT payment_id, sum(amount) AS amount
    FROM payment_application
    WHERE clinic_id = $1
    GROUP BY payment_id
) a ON a.payment_id = p.id
LEFT JOIN (
    SELECT payment_id, sum(amount) AS amount
    FROM payment_refund
    WHERE clinic_id = $1
    GROUP BY payment_id
) r ON r.payment_id = p.id
WHERE p.clinic_id = $1
    AND (
        p.applied <> coalesce(a.amount, 0)
        OR p.refunded <> coalesce(r.amount, 0)
        OR p.applied < 0
        OR p.refunded < 0
        OR p.applied + p.refunded > p.amount
    )
