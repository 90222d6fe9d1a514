-- What an owner changes of the clinic: its name, its zone while nothing happened in it, and what
-- stands above and below a receipt.
ALTER TABLE clinic
    ADD COLUMN address text,
    ADD COLUMN receipt_footer text,
    ADD COLUMN version integer NOT NULL DEFAULT 1;

ALTER TABLE clinic ADD CONSTRAINT clinic_address_ck CHECK (length(address) BETWEEN 1 AND 500);

ALTER TABLE clinic ADD CONSTRAINT clinic_receipt_footer_ck
    CHECK (length(receipt_footer) BETWEEN 1 AND 1000);

GRANT UPDATE (name, time_zone, address, receipt_footer, version) ON clinic TO gql_packages_app;
