-- Is everything that a recorded request made or met still there? The outcome names it by its id,
-- in GraphQL's words or, from earlier versions, in those of the tables.
SELECT 'IdempotencyRecord' AS entity_type, r.id AS entity_id,
    format('%s has the %s %s as its outcome, and it is not there', r.operation, made[1], made[2])
        AS what
FROM idempotency_record r
CROSS JOIN LATERAL regexp_matches(
    r.outcome, '"(\w+)(?:_id|Id)":"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"', 'g'
) AS made
LEFT JOIN (
    SELECT 'appointment' AS name, id FROM appointment WHERE clinic_id = $1
    UNION ALL SELECT 'invoice', id FROM invoice WHERE clinic_id = $1
    UNION ALL SELECT 'patientpackage', id FROM patient_package WHERE clinic_id = $1
    UNION ALL SELECT 'payment', id FROM payment WHERE clinic_id = $1
    UNION ALL SELECT 'redemption', id FROM redemption WHERE clinic_id = $1
) there
    ON there.name = lower(replace(made[1], '_', ''))
    AND there.id = made[2]::uuid
WHERE r.clinic_id = $1
    AND there.id IS NULL
    AND lower(replace(made[1], '_', ''))
        IN ('appointment', 'invoice', 'patientpackage', 'payment', 'redemption')
