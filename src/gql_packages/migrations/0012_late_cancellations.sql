-- A visit that was cancelled late is resolved as one that was missed, and undoing a cancellation
-- holds again the package that held a use: the columns of no-shows are filled for cancelled visits,
-- too.

ALTER TABLE appointment DROP CONSTRAINT appointment_no_show_ck;

ALTER TABLE appointment ADD CONSTRAINT appointment_no_show_ck CHECK (
    (status <> 'NO_SHOW' OR no_show_resolution IS NOT NULL)
    AND (status IN ('NO_SHOW', 'CANCELLED')
        OR (no_show_resolution IS NULL AND held_before_no_show_id IS NULL))
    AND (no_show_resolution IS NULL OR no_show_resolution IN ('REDEEM', 'FEE', 'NOTHING'))
    AND (no_show_fee_id IS NOT NULL) = (no_show_resolution IS NOT DISTINCT FROM 'FEE')
);

ALTER TABLE redemption DROP CONSTRAINT redemption_reason_ck;

ALTER TABLE redemption ADD CONSTRAINT redemption_reason_ck
    CHECK (reason IN ('ARRIVAL', 'NO_SHOW', 'LATE_CANCELLATION'));
