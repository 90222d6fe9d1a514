-- What patients and packages are found by, folded anew, and the patients' numbers. The columns of
-- rows that are there already are filled by `filling/`: nothing in SQL folds as Python does.

-- The version of the row whose names the keys and words were folded from: where it is another one,
-- they are folded anew. An earlier version of the application counts the version up and knows
-- nothing of this column.
ALTER TABLE patient ADD COLUMN folded_version integer;

ALTER TABLE package ADD COLUMN folded_version integer;

CREATE INDEX patient_unfolded ON patient (clinic_id, id)
    WHERE folded_version IS DISTINCT FROM version;

CREATE INDEX package_unfolded ON package (clinic_id, id)
    WHERE folded_version IS DISTINCT FROM version;

GRANT UPDATE (folded_version) ON patient TO gql_packages_app;

GRANT UPDATE (folded_version) ON package TO gql_packages_app;

-- The beginnings that a patient is found by: of names, of the parts of the e-mail address, of the
-- phone number from both its ends, and the number. Ordered, they are a page of a search.
CREATE TABLE patient_word (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    word text COLLATE "C" NOT NULL,
    sort_key text COLLATE "C" NOT NULL,
    CONSTRAINT patient_word_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT patient_word_once UNIQUE (clinic_id, patient_id, word),
    CONSTRAINT patient_word_patient_fk
        FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)
);

CREATE INDEX patient_word_by_word ON patient_word (clinic_id, word, sort_key, patient_id);

ALTER TABLE patient_word ENABLE ROW LEVEL SECURITY;

ALTER TABLE patient_word FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON patient_word
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

REVOKE ALL ON patient_word FROM PUBLIC;

GRANT SELECT, INSERT, DELETE ON patient_word TO gql_packages_app;

GRANT UPDATE (sort_key) ON patient_word TO gql_packages_app;
