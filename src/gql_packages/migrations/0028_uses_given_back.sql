-- What is behind the liability of some days: uses of these days that were given back are among it.

CREATE INDEX redemption_given_back_by_time ON redemption (clinic_id, used_at)
    INCLUDE (patient_package_id) WHERE status = 'REVERSED';
