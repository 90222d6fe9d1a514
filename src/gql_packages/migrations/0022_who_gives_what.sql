-- How treatments and packages stand on screens, and which staff members can be booked for what. A
-- staff member without a row in staff_member_treatment gives every treatment: so do all that there
-- were before, and those that an earlier version of the application adds.

ALTER TABLE treatment
    ADD COLUMN category text,
    ADD COLUMN description text,
    ADD COLUMN position integer;

ALTER TABLE treatment ADD CONSTRAINT treatment_category_ck
    CHECK (length(category) BETWEEN 1 AND 100);

ALTER TABLE treatment ADD CONSTRAINT treatment_description_ck
    CHECK (length(description) BETWEEN 1 AND 1000);

ALTER TABLE treatment ADD CONSTRAINT treatment_position_ck CHECK (position BETWEEN 0 AND 10000);

GRANT UPDATE (category, description, position) ON treatment TO gql_packages_app;

ALTER TABLE package
    ADD COLUMN category text,
    ADD COLUMN description text,
    ADD COLUMN position integer;

ALTER TABLE package ADD CONSTRAINT package_category_ck
    CHECK (length(category) BETWEEN 1 AND 100);

ALTER TABLE package ADD CONSTRAINT package_description_ck
    CHECK (length(description) BETWEEN 1 AND 1000);

ALTER TABLE package ADD CONSTRAINT package_position_ck CHECK (position BETWEEN 0 AND 10000);

GRANT UPDATE (category, description, position) ON package TO gql_packages_app;

-- Packages by their position, those without one last, then by name: digits that sort as the numbers.
CREATE INDEX package_by_position ON package (
    clinic_id,
    ((lpad(coalesce(position, 99999)::text, 5, '0') || search_key) COLLATE "C"),
    id
);

ALTER TABLE staff_member ADD COLUMN is_bookable boolean NOT NULL DEFAULT true;

GRANT UPDATE (is_bookable) ON staff_member TO gql_packages_app;

-- The treatments that a staff member gives; no row: all of them.
CREATE TABLE staff_member_treatment (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    staff_member_id uuid NOT NULL,
    treatment_id uuid NOT NULL,
    CONSTRAINT staff_member_treatment_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT staff_member_treatment_staff_fk
        FOREIGN KEY (clinic_id, staff_member_id) REFERENCES staff_member (clinic_id, id),
    CONSTRAINT staff_member_treatment_given_fk
        FOREIGN KEY (clinic_id, treatment_id) REFERENCES treatment (clinic_id, id),
    CONSTRAINT staff_member_treatment_once UNIQUE (clinic_id, staff_member_id, treatment_id)
);

ALTER TABLE staff_member_treatment ENABLE ROW LEVEL SECURITY;

ALTER TABLE staff_member_treatment FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON staff_member_treatment
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

REVOKE ALL ON staff_member_treatment FROM PUBLIC;

GRANT SELECT, INSERT, DELETE ON staff_member_treatment TO gql_packages_app;
