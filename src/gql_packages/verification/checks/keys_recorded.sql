-- Is the outcome of every request that was done under an idempotency key recorded under it? Such a
-- request's id is made of its key, and is of UUID version 5. Records that were purged are gone; each was
-- made before its line in the audit, and long less than an hour before.
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
    AND NOT EXISTS (
        SELECT FROM purge p
        WHERE p.clinic_id = $1
            AND p.table_name = 'idempotency_record'
            AND p.before_id > (
                lpad(to_hex(('x' || substr(replace(e.id::text, '-', ''), 1, 12))::bit(48)::bigint - 3600000), 12, '0')
                || repeat('0', 20)
            )::uuid
    )
