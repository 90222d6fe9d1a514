-- Is money only on invoices of the patient who paid it?
SELECT 'PaymentApplication' AS entity_type, a.id AS entity_id,
    'the payment is one patient''s and the invoice another''s' AS what
FROM payment_application a
JOIN payment p ON p.clinic_id = $1 AND p.id = a.payment_id
JOIN invoice i ON i.clinic_id = $1 AND i.id = a.invoice_id
WHERE a.clinic_id = $1 AND p.patient_id <> i.patient_id
