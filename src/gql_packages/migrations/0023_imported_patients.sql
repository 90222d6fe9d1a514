-- The patients that were imported, by what they are called where they came from. Append-only: an
-- external id stands for one patient for ever. The fingerprint is of the row that made the patient,
-- so that the same row is known again whatever was changed in the patient since.
CREATE TABLE imported_patient (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    external_id text COLLATE "C" NOT NULL,
    patient_id uuid NOT NULL,
    fingerprint bytea NOT NULL,
    imported_at timestamptz NOT NULL,
    imported_by_id uuid NOT NULL,
    request_id uuid NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT imported_patient_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT imported_patient_external_id_once UNIQUE (clinic_id, external_id),
    CONSTRAINT imported_patient_patient_once UNIQUE (clinic_id, patient_id),
    CONSTRAINT imported_patient_patient_fk
        FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id),
    CONSTRAINT imported_patient_by_fk
        FOREIGN KEY (clinic_id, imported_by_id) REFERENCES staff_member (clinic_id, id),
    CONSTRAINT imported_patient_external_id_ck CHECK (length(external_id) BETWEEN 1 AND 100),
    CONSTRAINT imported_patient_hash_ck CHECK (length(hash) = 32 AND length(fingerprint) = 32)
);

ALTER TABLE imported_patient ENABLE ROW LEVEL SECURITY;

ALTER TABLE imported_patient FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON imported_patient
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

REVOKE ALL ON imported_patient FROM PUBLIC;

GRANT SELECT, INSERT ON imported_patient TO gql_packages_app;
