-- Did every request that made a row, or whose outcome is recorded, leave its line in the audit?
SELECT made.entity_type, made.entity_id,
    'the audit does not know of the request that made it' AS what
FROM (
    SELECT 'Appointment' AS entity_type, clinic_id, id AS entity_id, request_id FROM appointment
    UNION ALL SELECT 'Invoice', clinic_id, id, request_id FROM invoice
    UNION ALL SELECT 'Payment', clinic_id, id, request_id FROM payment
    UNION ALL SELECT 'PaymentApplication', clinic_id, id, request_id FROM payment_application
    UNION ALL SELECT 'PaymentRefund', clinic_id, id, request_id FROM payment_refund
    UNION ALL SELECT 'PatientPackage', clinic_id, id, request_id FROM patient_package
    UNION ALL SELECT 'Redemption', clinic_id, id, request_id FROM redemption
    UNION ALL SELECT 'PackageEntry', clinic_id, id, request_id FROM package_entry
    UNION ALL SELECT 'PackageRefund', clinic_id, id, request_id FROM package_refund
    UNION ALL SELECT 'IdempotencyRecord', clinic_id, id, request_id FROM idempotency_record
) made
WHERE made.clinic_id = $1
    AND NOT EXISTS (
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
