-- Whether a redeemed use is compensated itself (REDEMPTION) or the sale of its package is (SALE),
-- as it was when the use was redeemed: it cannot change while a use of the package is redeemed.
-- Null where it is not filled yet; it is then what the package says.

ALTER TABLE redemption ADD COLUMN commission_basis text;

ALTER TABLE redemption ADD CONSTRAINT redemption_commission_ck CHECK (
    commission_basis IS NULL
    OR (commission_basis IN ('SALE', 'REDEMPTION') AND redeemed_at IS NOT NULL)
);

GRANT UPDATE (commission_basis) ON redemption TO gql_packages_app;

-- The uses of a time of which the one or the other is compensated: without it, a report on the few
-- reads all of them to find them.
CREATE INDEX redemption_by_basis_and_time
    ON redemption (clinic_id, commission_basis, used_at, id) INCLUDE (reason, value, patient_pays)
    WHERE status = 'REDEEMED';
