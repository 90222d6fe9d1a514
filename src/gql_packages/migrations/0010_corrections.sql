-- What was corrected of rows whose columns never change: which row of which table, which column,
-- from what to what, by whom, when and why. Append-only. `version` is that of the row after it.
-- Values are text as a row's hash writes them; null is none.
CREATE TABLE correction (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    table_name text NOT NULL,
    row_id uuid NOT NULL,
    column_name text NOT NULL,
    version integer NOT NULL,
    value_before text,
    value_after text,
    corrected_at timestamptz NOT NULL,
    corrected_by_id uuid NOT NULL,
    reason text,
    request_id uuid NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT correction_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT correction_by_fk
        FOREIGN KEY (clinic_id, corrected_by_id) REFERENCES staff_member (clinic_id, id),
    CONSTRAINT correction_version_once
        UNIQUE (clinic_id, table_name, row_id, column_name, version),
    CONSTRAINT correction_request_once
        UNIQUE (clinic_id, request_id, table_name, row_id, column_name),
    CONSTRAINT correction_column_ck CHECK ((table_name, column_name) IN (
        ('payment', 'method'), ('payment', 'reference'), ('payment', 'received_at'),
        ('payment', 'voided_at'), ('appointment', 'treatment_id'),
        ('appointment', 'practitioner_id'), ('patient_package', 'staff_member_id')
    )),
    CONSTRAINT correction_version_ck CHECK (version >= 2),
    CONSTRAINT correction_value_ck CHECK (value_before IS DISTINCT FROM value_after),
    CONSTRAINT correction_reason_ck CHECK (length(reason) BETWEEN 1 AND 1000),
    CONSTRAINT correction_hash_ck CHECK (length(hash) = 32)
);

ALTER TABLE correction ENABLE ROW LEVEL SECURITY;

ALTER TABLE correction FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON correction
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

GRANT SELECT, INSERT ON correction TO gql_packages_app;

-- What a payment says now, where that was corrected; an empty reference is one that was taken out.
ALTER TABLE payment
    ADD COLUMN corrected_method text,
    ADD COLUMN corrected_reference text,
    ADD COLUMN corrected_received_at timestamptz,
    ADD COLUMN voided_at timestamptz,
    ADD COLUMN version integer NOT NULL DEFAULT 1;

ALTER TABLE payment ADD CONSTRAINT payment_corrected_method_ck
    CHECK (corrected_method IN ('CASH', 'CARD', 'BANK_TRANSFER', 'CHEQUE', 'OTHER'));

ALTER TABLE payment ADD CONSTRAINT payment_corrected_reference_ck
    CHECK (length(corrected_reference) <= 200);

ALTER TABLE payment ADD CONSTRAINT payment_version_ck CHECK (version >= 1);

ALTER TABLE payment ADD CONSTRAINT payment_void_ck
    CHECK (voided_at IS NULL OR applied + refunded = 0);

GRANT UPDATE (
    corrected_method, corrected_reference, corrected_received_at, voided_at, version
) ON payment TO gql_packages_app;

-- A patient's payments, by the day on which they were received as far as is known now.
CREATE INDEX payment_by_patient_and_day
    ON payment (clinic_id, patient_id, (coalesce(corrected_received_at, received_at)), id);

DROP INDEX payment_by_patient;
