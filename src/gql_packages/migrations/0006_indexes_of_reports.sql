-- What the reports are asked for beside time: an offer, and whoever sold it. In the order of time,
-- so that a page of a clinic with many sales reads that page and no more.

CREATE INDEX patient_package_by_offer
    ON patient_package (clinic_id, package_id, purchased_at, id) WHERE deleted_at IS NULL;

CREATE INDEX patient_package_by_seller
    ON patient_package (clinic_id, staff_member_id, purchased_at, id)
    WHERE deleted_at IS NULL AND staff_member_id IS NOT NULL;
