-- Did every request that made a row, or whose outcome is recorded, leave its line in the audit?
SELECT made.entity_type, made.entity_id,
    'the audit does not know of the request that made it' AS what
FROM (
    SELECT 'Appointment' AS entity_type, id AS entity_id, request_id
    FROM appointment WHERE clinic_id = $1
    UNION ALL SELECT 'Invoice', id, request_id FROM invoice WHERE clinic_id = $1
    UNION ALL SELECT 'Payment', id, request_id FROM payment WHERE clinic_id = $1
    UNION ALL SELECT 'PaymentApplication', id, request_id
    FROM payment_application WHERE clinic_id = $1
    UNION ALL SELECT 'PaymentRefund', id, request_id FROM payment_refund WHERE clinic_id = $1
    UNION ALL SELECT 'PatientPackage', id, request_id FROM patient_package WHERE clinic_id = $1
    UNION ALL SELECT 'Redemption', id, request_id FROM redemption WHERE clinic_id = $1
    UNION ALL SELECT 'PackageEntry', id, request_id FROM package_entry WHERE clinic_id = $1
    UNION ALL SELECT 'PackageRefund', id, request_id FROM package_refund WHERE clinic_id = $1
    UNION ALL SELECT 'Correction', id, request_id FROM correction WHERE clinic_id = $1
    UNION ALL SELECT 'PolicyChange', id, request_id FROM policy_change WHERE clinic_id = $1
    UNION ALL SELECT 'BreakagePolicy', id, request_id FROM breakage_policy WHERE clinic_id = $1
    UNION ALL SELECT 'ImportedPatient', id, request_id FROM imported_patient WHERE clinic_id = $1
    UNION ALL SELECT 'IdempotencyRecord', id, request_id
    FROM idempotency_record WHERE clinic_id = $1
) made
WHERE NOT EXISTS (
    SELECT FROM audit_entry e
    WHERE e.clinic_id = $1
        AND e.request_id = made.request_id
        AND CASE made.entity_type
            -- Neither a repetition nor work that was undone makes a record.
            WHEN 'IdempotencyRecord' THEN e.outcome NOT IN (
                'REPLAYED', 'IDEMPOTENCY_KEY_MISMATCH', 'IDEMPOTENCY_KEY_IN_USE', 'FORBIDDEN',
                'BUSY', 'OVERLOADED', 'OUTCOME_UNKNOWN', 'TIMEOUT', 'AUDIT_UNAVAILABLE',
                'INTERNAL'
            )
            ELSE e.outcome = 'DONE'
        END
)
