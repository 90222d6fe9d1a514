-- Clinics, the people who work there, what they sell, and their patients.
-- Every tenant table: clinic_id first in the primary key, in each foreign key and in each unique
-- constraint, so that the same schema can be distributed by clinic_id.

CREATE TABLE clinic (
    id uuid NOT NULL,
    name text NOT NULL,
    currency text NOT NULL,
    time_zone text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT clinic_pk PRIMARY KEY (id),
    CONSTRAINT clinic_name_ck CHECK (length(name) BETWEEN 1 AND 200),
    CONSTRAINT clinic_currency_ck CHECK (currency ~ '^[A-Z]{3}$')
);

-- The last invoice number that the clinic has used: numbers have no gaps.
CREATE TABLE invoice_counter (
    clinic_id uuid NOT NULL,
    last_number bigint NOT NULL,
    CONSTRAINT invoice_counter_pk PRIMARY KEY (clinic_id),
    CONSTRAINT invoice_counter_clinic_fk FOREIGN KEY (clinic_id) REFERENCES clinic (id),
    CONSTRAINT invoice_counter_ck CHECK (last_number >= 0)
);

CREATE TABLE staff_member (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    email text,
    role text NOT NULL,
    is_active boolean NOT NULL,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT staff_member_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT staff_member_clinic_fk FOREIGN KEY (clinic_id) REFERENCES clinic (id),
    CONSTRAINT staff_member_name_ck CHECK (length(name) BETWEEN 1 AND 200),
    CONSTRAINT staff_member_email_ck CHECK (length(email) BETWEEN 3 AND 254),
    CONSTRAINT staff_member_role_ck
        CHECK (role IN ('OWNER', 'BILLING', 'FRONT_DESK', 'PRACTITIONER', 'SUPPORT'))
);

CREATE TABLE treatment (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    duration_minutes integer NOT NULL,
    price bigint NOT NULL,
    is_archived boolean NOT NULL,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT treatment_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT treatment_clinic_fk FOREIGN KEY (clinic_id) REFERENCES clinic (id),
    CONSTRAINT treatment_name_ck CHECK (length(name) BETWEEN 1 AND 200),
    CONSTRAINT treatment_kind_ck CHECK (kind IN ('TREATMENT', 'CLASS')),
    CONSTRAINT treatment_duration_ck CHECK (duration_minutes BETWEEN 1 AND 1440),
    CONSTRAINT treatment_price_ck CHECK (price BETWEEN 0 AND 9007199254740991)
);

CREATE TABLE no_show_fee (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    amount bigint NOT NULL,
    is_archived boolean NOT NULL,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT no_show_fee_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT no_show_fee_clinic_fk FOREIGN KEY (clinic_id) REFERENCES clinic (id),
    CONSTRAINT no_show_fee_name_ck CHECK (length(name) BETWEEN 1 AND 200),
    CONSTRAINT no_show_fee_amount_ck CHECK (amount BETWEEN 1 AND 9007199254740991)
);

-- A package on offer.
CREATE TABLE package (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    search_key text NOT NULL,
    price bigint NOT NULL,
    uses integer NOT NULL,
    valid_for_days integer,
    is_archived boolean NOT NULL,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT package_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT package_clinic_fk FOREIGN KEY (clinic_id) REFERENCES clinic (id),
    CONSTRAINT package_name_ck CHECK (length(name) BETWEEN 1 AND 200),
    CONSTRAINT package_price_ck CHECK (price BETWEEN 0 AND 9007199254740991),
    CONSTRAINT package_uses_ck CHECK (uses BETWEEN 1 AND 10000),
    CONSTRAINT package_validity_ck CHECK (valid_for_days BETWEEN 0 AND 36500)
);

CREATE INDEX package_by_name ON package (clinic_id, search_key COLLATE "C", id);

CREATE TABLE package_item (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    package_id uuid NOT NULL,
    treatment_id uuid NOT NULL,
    patient_pays bigint NOT NULL,
    position integer NOT NULL,
    CONSTRAINT package_item_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT package_item_package_fk
        FOREIGN KEY (clinic_id, package_id) REFERENCES package (clinic_id, id),
    CONSTRAINT package_item_treatment_fk
        FOREIGN KEY (clinic_id, treatment_id) REFERENCES treatment (clinic_id, id),
    CONSTRAINT package_item_once UNIQUE (clinic_id, package_id, treatment_id),
    CONSTRAINT package_item_pays_ck CHECK (patient_pays BETWEEN 0 AND 9007199254740991)
);

CREATE TABLE patient (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    first_name text NOT NULL,
    last_name text NOT NULL,
    email text,
    phone text,
    sort_key text NOT NULL,
    search_key text NOT NULL,
    is_archived boolean NOT NULL,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT patient_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT patient_clinic_fk FOREIGN KEY (clinic_id) REFERENCES clinic (id),
    CONSTRAINT patient_first_name_ck CHECK (length(first_name) BETWEEN 1 AND 200),
    CONSTRAINT patient_last_name_ck CHECK (length(last_name) BETWEEN 1 AND 200),
    CONSTRAINT patient_email_ck CHECK (length(email) BETWEEN 3 AND 254),
    CONSTRAINT patient_phone_ck CHECK (length(phone) BETWEEN 1 AND 50)
);

CREATE INDEX patient_by_name ON patient (clinic_id, sort_key COLLATE "C", id);
