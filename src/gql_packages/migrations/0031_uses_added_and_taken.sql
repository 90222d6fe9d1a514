-- Uses that are added to a sold package or taken off it. What was sold stays as it was; the uses that
-- a package has are those and the sum of these rows, which is kept beside them.
ALTER TABLE patient_package ADD COLUMN uses_changed integer NOT NULL DEFAULT 0;

GRANT UPDATE (uses_changed) ON patient_package TO gql_packages_app;

ALTER TABLE patient_package DROP CONSTRAINT patient_package_uses_ck;

-- What was taken off a package comes back when its sale is deleted, beyond what it may have.
ALTER TABLE patient_package ADD CONSTRAINT patient_package_uses_ck CHECK (
    uses_total BETWEEN 1 AND 10000
    AND (deleted_at IS NOT NULL OR uses_total + uses_changed BETWEEN 1 AND 10000)
    AND uses_reserved >= 0
    AND uses_redeemed >= 0
    AND uses_reserved + uses_redeemed <= uses_total + uses_changed
);

-- What was taken keeps its numbers, and what is added is numbered behind it: without an end.
ALTER TABLE redemption DROP CONSTRAINT redemption_use_ck;

ALTER TABLE redemption ADD CONSTRAINT redemption_use_ck CHECK (use_number >= 1);

-- One change, and the entry of the history that tells of it: `numbers` are those of its uses, with
-- commas between them, of which `paid_change` were sold and are worth `value` together; all three
-- changes have one sign. The row that undoes it has the opposite of each. Append-only.
CREATE TABLE use_adjustment (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    patient_package_id uuid NOT NULL,
    package_entry_id uuid NOT NULL,
    change integer NOT NULL,
    paid_change integer NOT NULL,
    value bigint NOT NULL,
    numbers text NOT NULL,
    undoes_id uuid,
    adjusted_at timestamptz NOT NULL,
    request_id uuid NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT use_adjustment_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT use_adjustment_package_fk FOREIGN KEY (clinic_id, patient_package_id)
        REFERENCES patient_package (clinic_id, id),
    CONSTRAINT use_adjustment_entry_fk FOREIGN KEY (clinic_id, package_entry_id)
        REFERENCES package_entry (clinic_id, id),
    CONSTRAINT use_adjustment_undoes_fk FOREIGN KEY (clinic_id, undoes_id)
        REFERENCES use_adjustment (clinic_id, id),
    CONSTRAINT use_adjustment_entry_once UNIQUE (clinic_id, package_entry_id),
    CONSTRAINT use_adjustment_undone_once UNIQUE (clinic_id, undoes_id),
    CONSTRAINT use_adjustment_request_once
        UNIQUE NULLS NOT DISTINCT (clinic_id, request_id, undoes_id),
    CONSTRAINT use_adjustment_change_ck CHECK (change BETWEEN -1000 AND 1000 AND change <> 0),
    CONSTRAINT use_adjustment_paid_ck CHECK (
        CASE WHEN change < 0 THEN paid_change BETWEEN change AND 0 AND value <= 0
            ELSE paid_change BETWEEN 0 AND change AND value >= 0 END
        AND (paid_change <> 0 OR value = 0)
        AND value BETWEEN -9007199254740991 AND 9007199254740991
    ),
    CONSTRAINT use_adjustment_added_ck CHECK (change < 0 OR undoes_id IS NOT NULL OR paid_change = 0),
    CONSTRAINT use_adjustment_numbers_ck CHECK (
        numbers ~ '^[1-9][0-9]*(,[1-9][0-9]*)*$'
        AND cardinality(string_to_array(numbers, ',')) = abs(change)
    ),
    CONSTRAINT use_adjustment_hash_ck CHECK (length(hash) = 32)
);

ALTER TABLE use_adjustment ENABLE ROW LEVEL SECURITY;

ALTER TABLE use_adjustment FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON use_adjustment
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

REVOKE ALL ON use_adjustment FROM PUBLIC;

GRANT SELECT, INSERT ON use_adjustment TO gql_packages_app;

CREATE INDEX use_adjustment_by_package
    ON use_adjustment (clinic_id, patient_package_id, adjusted_at, id);

CREATE INDEX use_adjustment_by_time ON use_adjustment (clinic_id, adjusted_at)
    INCLUDE (patient_package_id);

ALTER TABLE package_entry DROP CONSTRAINT package_entry_kind_ck;

ALTER TABLE package_entry ADD CONSTRAINT package_entry_kind_ck CHECK (kind IN (
    'SOLD', 'RESERVED', 'REDEEMED', 'RELEASED', 'REVERSED', 'EXPIRY_CHANGED', 'REFUNDED',
    'COMPENSATION_CHANGED', 'USES_ADDED', 'USES_TAKEN', 'ADJUSTMENT_UNDONE'
));

-- What is left of packages, of the uses that they have now.
DROP INDEX patient_package_by_uses;

CREATE INDEX patient_package_by_uses
    ON patient_package (clinic_id, (uses_total + uses_changed - uses_redeemed), id)
    WHERE deleted_at IS NULL;

DROP INDEX patient_package_left_by_expiry;

CREATE INDEX patient_package_left_by_expiry ON patient_package (clinic_id,
    (CASE WHEN expires_on IS NULL THEN 'infinity'::date ELSE expires_on END), id)
    WHERE deleted_at IS NULL AND refunded_at IS NULL AND uses_redeemed < uses_total + uses_changed;

DROP INDEX patient_package_left_by_uses;

CREATE INDEX patient_package_left_by_uses
    ON patient_package (clinic_id, (uses_total + uses_changed - uses_redeemed), id)
    WHERE deleted_at IS NULL AND refunded_at IS NULL AND uses_redeemed < uses_total + uses_changed;
