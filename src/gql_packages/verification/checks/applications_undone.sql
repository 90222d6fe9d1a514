-- Was from every application at most as much taken back as it put there, by the same payment?
SELECT 'PaymentApplication' AS entity_type, a.id AS entity_id,
    format('it applied %s, and %s was taken back from it', a.amount, -u.amount) AS what
FROM payment_application a
JOIN (
    SELECT undoes_id, sum(amount) AS amount
    FROM payment_application
    WHERE clinic_id = $1 AND undoes_id IS NOT NULL
    GROUP BY undoes_id
) u ON u.undoes_id = a.id
WHERE a.clinic_id = $1 AND a.amount + u.amount < 0
UNION ALL
SELECT 'PaymentApplication' AS entity_type, u.id AS entity_id,
    'it takes back from a row of another payment or invoice, or from one that itself takes back'
FROM payment_application u
JOIN payment_application a ON a.clinic_id = $1 AND a.id = u.undoes_id
WHERE u.clinic_id = $1
    AND (
        (a.payment_id, a.invoice_id) <> (u.payment_id, u.invoice_id)
        OR a.amount < 0
        OR u.amount > 0
    )
