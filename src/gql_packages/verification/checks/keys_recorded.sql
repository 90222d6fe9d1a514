-- Is the outcome of every request that was done under an idempotency key recorded under it? Such a
-- request's id is made of its key, and is of UUID version 5.
SELECT DISTINCT 'AuditEntry' AS entity_type, e.id AS entity_id,
    format('%s was done under an idempotency key that has no record', e.operation) AS what
FROM audit_entry e
WHERE e.clinic_id = $1
    AND e.outcome = 'DONE'
    AND substr(e.request_id::text, 15, 1) = '5'
    AND NOT EXISTS (
        SELECT FROM idempotency_record r
        WHERE r.clinic_id = $1 AND r.request_id = e.request_id
    )
