-- The uses of the packages that were sold from one offer: without it, a report on an offer that few
-- have bought reads every use of the clinic to find them.

CREATE INDEX patient_package_by_offer
    ON patient_package (clinic_id, package_id, purchased_at, id) WHERE deleted_at IS NULL;
