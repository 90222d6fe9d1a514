-- What is shown of visits and sales where they were corrected, and a note on a visit. Nobody is a
-- value as well: who treats, and who is compensated, has a flag that says that the column beside it
-- counts.

ALTER TABLE appointment
    ADD COLUMN corrected_treatment_id uuid,
    ADD COLUMN is_practitioner_corrected boolean NOT NULL DEFAULT false,
    ADD COLUMN corrected_practitioner_id uuid,
    ADD COLUMN note text;

ALTER TABLE appointment ADD CONSTRAINT appointment_corrected_treatment_fk
    FOREIGN KEY (clinic_id, corrected_treatment_id) REFERENCES treatment (clinic_id, id);

ALTER TABLE appointment ADD CONSTRAINT appointment_corrected_practitioner_fk
    FOREIGN KEY (clinic_id, corrected_practitioner_id) REFERENCES staff_member (clinic_id, id);

ALTER TABLE appointment ADD CONSTRAINT appointment_corrected_practitioner_ck
    CHECK (is_practitioner_corrected OR corrected_practitioner_id IS NULL);

ALTER TABLE appointment ADD CONSTRAINT appointment_note_ck CHECK (length(note) BETWEEN 1 AND 1000);

GRANT UPDATE (
    corrected_treatment_id, is_practitioner_corrected, corrected_practitioner_id, note
) ON appointment TO gql_packages_app;

-- The schedule of who treats now, and the visits for a treatment, and those of a status.
CREATE INDEX appointment_by_practitioner_now ON appointment (
    clinic_id,
    (CASE WHEN is_practitioner_corrected THEN corrected_practitioner_id ELSE practitioner_id END),
    starts_at,
    id
);

DROP INDEX appointment_by_practitioner;

CREATE INDEX appointment_by_treatment ON appointment
    (clinic_id, (coalesce(corrected_treatment_id, treatment_id)), starts_at, id);

CREATE INDEX appointment_by_status ON appointment (clinic_id, status, starts_at, id);

ALTER TABLE patient_package
    ADD COLUMN is_staff_member_corrected boolean NOT NULL DEFAULT false,
    ADD COLUMN corrected_staff_member_id uuid;

ALTER TABLE patient_package ADD CONSTRAINT patient_package_corrected_staff_fk
    FOREIGN KEY (clinic_id, corrected_staff_member_id) REFERENCES staff_member (clinic_id, id);

ALTER TABLE patient_package ADD CONSTRAINT patient_package_corrected_staff_ck
    CHECK (is_staff_member_corrected OR corrected_staff_member_id IS NULL);

GRANT UPDATE (
    is_staff_member_corrected, corrected_staff_member_id
) ON patient_package TO gql_packages_app;

ALTER TABLE package_entry DROP CONSTRAINT package_entry_kind_ck;

ALTER TABLE package_entry ADD CONSTRAINT package_entry_kind_ck CHECK (kind IN (
    'SOLD', 'RESERVED', 'REDEEMED', 'RELEASED', 'REVERSED', 'EXPIRY_CHANGED', 'REFUNDED',
    'COMPENSATION_CHANGED'
));
