-- What a patient is called on the phone, counted in the clinic from 1, and when they were born. Null
-- in rows that were there already, or that an earlier version adds, until `filling/` numbers them.
ALTER TABLE patient
    ADD COLUMN number integer,
    ADD COLUMN date_of_birth date;

ALTER TABLE patient ADD CONSTRAINT patient_number_once UNIQUE (clinic_id, number);

ALTER TABLE patient ADD CONSTRAINT patient_number_ck CHECK (number >= 1);

ALTER TABLE patient
    ADD CONSTRAINT patient_date_of_birth_ck CHECK (date_of_birth >= '1900-01-01');

GRANT UPDATE (number, date_of_birth) ON patient TO gql_packages_app;

-- In the order in which they are numbered.
CREATE INDEX patient_unnumbered ON patient (clinic_id, created_at, id) WHERE number IS NULL;

-- The last number that the clinic has drawn. Absent until the first is.
CREATE TABLE patient_counter (
    clinic_id uuid NOT NULL,
    last_number integer NOT NULL,
    CONSTRAINT patient_counter_pk PRIMARY KEY (clinic_id),
    CONSTRAINT patient_counter_clinic_fk FOREIGN KEY (clinic_id) REFERENCES clinic (id),
    CONSTRAINT patient_counter_ck CHECK (last_number >= 1)
);

ALTER TABLE patient_counter ENABLE ROW LEVEL SECURITY;

ALTER TABLE patient_counter FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON patient_counter
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

REVOKE ALL ON patient_counter FROM PUBLIC;

GRANT SELECT, INSERT ON patient_counter TO gql_packages_app;

GRANT UPDATE (last_number) ON patient_counter TO gql_packages_app;
