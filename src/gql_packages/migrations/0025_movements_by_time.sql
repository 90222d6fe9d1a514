-- The liability of a clinic's packages is worked out of the rows that moved it. It is asked for days:
-- which packages moved on these or later, and which moves were recorded after a moment.

CREATE INDEX payment_application_by_time ON payment_application (clinic_id, applied_at)
    INCLUDE (invoice_id);

CREATE INDEX package_refund_by_time ON package_refund (clinic_id, refunded_at);

CREATE INDEX redemption_by_recording
    ON redemption (clinic_id, (greatest(redeemed_at, ended_at))) INCLUDE (patient_package_id, used_at)
    WHERE redeemed_at IS NOT NULL;

-- Those of appointments that were over for long.
CREATE INDEX redemption_entered_late ON redemption (clinic_id, redeemed_at, used_at)
    INCLUDE (patient_package_id) WHERE redeemed_at - used_at > interval '12 hours';

-- In place of the one without the package.
CREATE INDEX redemption_by_time_of_package
    ON redemption (clinic_id, used_at, id)
    INCLUDE (reason, value, patient_pays, patient_package_id) WHERE status = 'REDEEMED';

DROP INDEX redemption_by_time_and_worth;

CREATE INDEX package_entry_of_expiry ON package_entry (clinic_id, patient_package_id, sequence)
    WHERE kind = 'EXPIRY_CHANGED';
