-- The packages that the clinic's patients have bought, by their last day and by the uses that are
-- left: all of them, and those few that are neither refunded nor used up.

CREATE INDEX patient_package_by_expiry
    ON patient_package (clinic_id, (coalesce(expires_on, 'infinity'::date)), id)
    WHERE deleted_at IS NULL;

CREATE INDEX patient_package_by_uses
    ON patient_package (clinic_id, (uses_total - uses_redeemed), id) WHERE deleted_at IS NULL;

CREATE INDEX patient_package_left_by_expiry
    ON patient_package (clinic_id, (coalesce(expires_on, 'infinity'::date)), id)
    WHERE deleted_at IS NULL AND refunded_at IS NULL AND uses_redeemed < uses_total;

CREATE INDEX patient_package_left_by_uses
    ON patient_package (clinic_id, (uses_total - uses_redeemed), id)
    WHERE deleted_at IS NULL AND refunded_at IS NULL AND uses_redeemed < uses_total;

CREATE INDEX patient_package_refunded ON patient_package (clinic_id, purchased_at, id)
    WHERE deleted_at IS NULL AND refunded_at IS NOT NULL;
