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
    SELECT 'appointment' AS name, clinic_id, id FROM appointment
    UNION ALL SELECT 'invoice', clinic_id, id FROM invoice
    UNION ALL SELECT 'patientpackage', clinic_id, id FROM patient_package
    UNION ALL SELECT 'payment', clinic_id, id FROM payment
    UNION ALL SELECT 'redemption', clinic_id, id FROM redemption
) there
    ON there.clinic_id = $1
    AND there.name = lower(replace(made[1], '_', ''))
    AND there.id = made[2]::uuid
WHERE r.clinic_id = $1
    AND there.id IS NULL
    AND lower(replace(made[1], '_', ''))
        IN ('appointment', 'invoice', 'patientpackage', 'payment', 'redemption')
