-- Is everything that a recorded request made or met still there? The outcome names it by its id,
-- in GraphQL's words or, from earlier versions, in those of the tables.
SELECT
    'IdempotencyRecord' AS entity_type,
    r.id AS entity_id,
    format('%s has the %s %s as its outcome, and it is not there', r.operation, made[1], made[2])
        AS what
FROM idempotency_record r
CROSS JOIN LATERAL regexp_matches(
    r.outcome, '"(\w+)(?:_id|Id)":"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"', 'g'
) AS made
WHERE r.clinic_id = $1
    AND CASE lower(replace(made[1], '_', ''))
        WHEN 'appointment' THEN NOT EXISTS (
            SELECT FROM appointment a WHERE a.clinic_id = $1 AND a.id = made[2]::uuid
        )
        WHEN 'invoice' THEN NOT EXISTS (
            SELECT FROM invoice i WHERE i.clinic_id = $1 AND i.id = made[2]::uuid
        )
        WHEN 'patientpackage' THEN NOT EXISTS (
            SELECT FROM patient_package p WHERE p.clinic_id = $1 AND p.id = made[2]::uuid
        )
        WHEN 'payment' THEN NOT EXISTS (
            SELECT FROM payment y WHERE y.clinic_id = $1 AND y.id = made[2]::uuid
        )
        WHEN 'redemption' THEN NOT EXISTS (
            SELECT FROM redemption u WHERE u.clinic_id = $1 AND u.id = made[2]::uuid
        )
        ELSE false
    END
