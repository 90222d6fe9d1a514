-- Limits per treatment: how many of a package's uses some of its items may take together. What has
-- no limit has no rows here and no number in its items and uses, as all that there was before.

-- A limit of a package on offer. With a share the price is split over the limits.
CREATE TABLE package_limit (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    package_id uuid NOT NULL,
    number integer NOT NULL,
    uses integer NOT NULL,
    price_share bigint,
    CONSTRAINT package_limit_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT package_limit_package_fk
        FOREIGN KEY (clinic_id, package_id) REFERENCES package (clinic_id, id),
    CONSTRAINT package_limit_number_once UNIQUE (clinic_id, package_id, number),
    CONSTRAINT package_limit_number_ck CHECK (number BETWEEN 1 AND 200),
    CONSTRAINT package_limit_uses_ck CHECK (uses BETWEEN 1 AND 10000),
    CONSTRAINT package_limit_share_ck CHECK (price_share BETWEEN 0 AND 9007199254740991)
);

ALTER TABLE package_limit ENABLE ROW LEVEL SECURITY;

ALTER TABLE package_limit FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON package_limit
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

REVOKE ALL ON package_limit FROM PUBLIC;

GRANT SELECT, INSERT, DELETE ON package_limit TO gql_packages_app;

ALTER TABLE package_item ADD COLUMN limit_number integer;

ALTER TABLE package_item ADD CONSTRAINT package_item_limit_fk
    FOREIGN KEY (clinic_id, package_id, limit_number)
    REFERENCES package_limit (clinic_id, package_id, number);

-- A limit as it was sold. Append-only.
CREATE TABLE patient_package_limit (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    patient_package_id uuid NOT NULL,
    number integer NOT NULL,
    uses integer NOT NULL,
    price_share bigint,
    hash bytea NOT NULL,
    CONSTRAINT patient_package_limit_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT patient_package_limit_package_fk FOREIGN KEY (clinic_id, patient_package_id)
        REFERENCES patient_package (clinic_id, id),
    CONSTRAINT patient_package_limit_number_once UNIQUE (clinic_id, patient_package_id, number),
    CONSTRAINT patient_package_limit_number_ck CHECK (number BETWEEN 1 AND 200),
    CONSTRAINT patient_package_limit_uses_ck CHECK (uses BETWEEN 1 AND 10000),
    CONSTRAINT patient_package_limit_share_ck CHECK (price_share BETWEEN 0 AND 9007199254740991),
    CONSTRAINT patient_package_limit_hash_ck CHECK (length(hash) = 32)
);

ALTER TABLE patient_package_limit ENABLE ROW LEVEL SECURITY;

ALTER TABLE patient_package_limit FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON patient_package_limit
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

REVOKE ALL ON patient_package_limit FROM PUBLIC;

GRANT SELECT, INSERT ON patient_package_limit TO gql_packages_app;

ALTER TABLE patient_package_item ADD COLUMN limit_number integer;

ALTER TABLE patient_package_item ADD CONSTRAINT patient_package_item_limit_fk
    FOREIGN KEY (clinic_id, patient_package_id, limit_number)
    REFERENCES patient_package_limit (clinic_id, patient_package_id, number);

-- The limit that a use counts against: that of the treatment that it was reserved for.
ALTER TABLE redemption ADD COLUMN limit_number integer;

ALTER TABLE redemption ADD CONSTRAINT redemption_limit_fk
    FOREIGN KEY (clinic_id, patient_package_id, limit_number)
    REFERENCES patient_package_limit (clinic_id, patient_package_id, number);
