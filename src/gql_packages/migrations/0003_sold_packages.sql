-- Sold packages, their uses and their history.

-- A package as it was sold: the offer may change later, this does not.
CREATE TABLE patient_package (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    package_id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    name text NOT NULL,
    price bigint NOT NULL,
    uses_total integer NOT NULL,
    uses_reserved integer NOT NULL,
    uses_redeemed integer NOT NULL,
    purchased_at timestamptz NOT NULL,
    purchased_on date NOT NULL,
    expires_on date,
    staff_member_id uuid,
    origin text NOT NULL,
    appointment_id uuid,
    refunded_at timestamptz,
    deleted_at timestamptz,
    deleted_by_id uuid,
    deletion_reason text,
    entry_count integer NOT NULL,
    version integer NOT NULL,
    request_id uuid NOT NULL,
    CONSTRAINT patient_package_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT patient_package_patient_fk
        FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id),
    CONSTRAINT patient_package_package_fk
        FOREIGN KEY (clinic_id, package_id) REFERENCES package (clinic_id, id),
    CONSTRAINT patient_package_invoice_fk
        FOREIGN KEY (clinic_id, invoice_id) REFERENCES invoice (clinic_id, id),
    CONSTRAINT patient_package_staff_fk
        FOREIGN KEY (clinic_id, staff_member_id) REFERENCES staff_member (clinic_id, id),
    CONSTRAINT patient_package_appointment_fk
        FOREIGN KEY (clinic_id, appointment_id) REFERENCES appointment (clinic_id, id),
    CONSTRAINT patient_package_deleted_by_fk
        FOREIGN KEY (clinic_id, deleted_by_id) REFERENCES staff_member (clinic_id, id),
    CONSTRAINT patient_package_invoice_once UNIQUE (clinic_id, invoice_id),
    CONSTRAINT patient_package_request_once UNIQUE (clinic_id, request_id),
    CONSTRAINT patient_package_name_ck CHECK (length(name) BETWEEN 1 AND 200),
    CONSTRAINT patient_package_price_ck CHECK (price BETWEEN 0 AND 9007199254740991),
    CONSTRAINT patient_package_uses_ck CHECK (
        uses_total BETWEEN 1 AND 10000
        AND uses_reserved >= 0
        AND uses_redeemed >= 0
        AND uses_reserved + uses_redeemed <= uses_total
    ),
    CONSTRAINT patient_package_expiry_ck CHECK (expires_on >= purchased_on),
    CONSTRAINT patient_package_origin_ck CHECK (
        origin IN ('PURCHASES', 'PACKAGES', 'APPOINTMENT')
        AND (origin = 'APPOINTMENT') = (appointment_id IS NOT NULL)
    ),
    CONSTRAINT patient_package_ended_ck CHECK (
        (refunded_at IS NULL OR deleted_at IS NULL)
        AND (deleted_at IS NULL) = (deleted_by_id IS NULL)
        AND ((refunded_at IS NULL AND deleted_at IS NULL) OR uses_reserved = 0)
        AND (deleted_at IS NULL OR uses_redeemed = 0)
    )
);

CREATE INDEX patient_package_by_patient
    ON patient_package (clinic_id, patient_id, purchased_at, id) WHERE deleted_at IS NULL;

CREATE INDEX patient_package_by_time
    ON patient_package (clinic_id, purchased_at, id) WHERE deleted_at IS NULL;

ALTER TABLE appointment ADD CONSTRAINT appointment_held_before_fk
    FOREIGN KEY (clinic_id, held_before_no_show_id) REFERENCES patient_package (clinic_id, id);

CREATE TABLE patient_package_item (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    patient_package_id uuid NOT NULL,
    treatment_id uuid NOT NULL,
    patient_pays bigint NOT NULL,
    position integer NOT NULL,
    CONSTRAINT patient_package_item_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT patient_package_item_package_fk FOREIGN KEY (clinic_id, patient_package_id)
        REFERENCES patient_package (clinic_id, id),
    CONSTRAINT patient_package_item_treatment_fk
        FOREIGN KEY (clinic_id, treatment_id) REFERENCES treatment (clinic_id, id),
    CONSTRAINT patient_package_item_once UNIQUE (clinic_id, patient_package_id, treatment_id),
    CONSTRAINT patient_package_item_pays_ck CHECK (patient_pays BETWEEN 0 AND 9007199254740991)
);

-- One use of a package, held by or spent on one appointment. It is resolved once: undoing an
-- arrival reverses this row and makes a new one.
CREATE TABLE redemption (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    patient_package_id uuid NOT NULL,
    appointment_id uuid NOT NULL,
    use_number integer NOT NULL,
    value bigint NOT NULL,
    patient_pays bigint NOT NULL,
    status text NOT NULL,
    reason text,
    invoice_id uuid,
    reserved_at timestamptz NOT NULL,
    redeemed_at timestamptz,
    -- the day that the use counts for: the start of its visit, kept for the reports
    used_at timestamptz,
    uses_remaining_after integer,
    ended_at timestamptz,
    request_id uuid NOT NULL,
    CONSTRAINT redemption_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT redemption_package_fk FOREIGN KEY (clinic_id, patient_package_id)
        REFERENCES patient_package (clinic_id, id),
    CONSTRAINT redemption_appointment_fk
        FOREIGN KEY (clinic_id, appointment_id) REFERENCES appointment (clinic_id, id),
    CONSTRAINT redemption_invoice_fk
        FOREIGN KEY (clinic_id, invoice_id) REFERENCES invoice (clinic_id, id),
    CONSTRAINT redemption_request_once UNIQUE (clinic_id, request_id),
    CONSTRAINT redemption_use_ck CHECK (use_number BETWEEN 1 AND 10000),
    CONSTRAINT redemption_money_ck CHECK (
        value BETWEEN 0 AND 9007199254740991 AND patient_pays BETWEEN 0 AND 9007199254740991
    ),
    CONSTRAINT redemption_status_ck
        CHECK (status IN ('RESERVED', 'REDEEMED', 'RELEASED', 'REVERSED')),
    CONSTRAINT redemption_reason_ck CHECK (reason IN ('ARRIVAL', 'NO_SHOW')),
    CONSTRAINT redemption_spent_ck CHECK (
        (status IN ('REDEEMED', 'REVERSED')) = (redeemed_at IS NOT NULL)
        AND (redeemed_at IS NULL) = (reason IS NULL)
        AND (redeemed_at IS NULL) = (invoice_id IS NULL)
        AND (redeemed_at IS NULL) = (used_at IS NULL)
        AND (redeemed_at IS NULL) = (uses_remaining_after IS NULL)
    ),
    CONSTRAINT redemption_ended_ck
        CHECK ((status IN ('RELEASED', 'REVERSED')) = (ended_at IS NOT NULL))
);

-- At most one live redemption for each appointment, and each use is live at most once.
CREATE UNIQUE INDEX redemption_live_once ON redemption (clinic_id, appointment_id)
    WHERE status IN ('RESERVED', 'REDEEMED');

CREATE UNIQUE INDEX redemption_use_once ON redemption (clinic_id, patient_package_id, use_number)
    WHERE status IN ('RESERVED', 'REDEEMED');

CREATE INDEX redemption_by_package
    ON redemption (clinic_id, patient_package_id, reserved_at, id);

CREATE INDEX redemption_by_appointment ON redemption (clinic_id, appointment_id);

CREATE INDEX redemption_by_time ON redemption (clinic_id, used_at, id)
    WHERE status = 'REDEEMED';

-- The history of a sold package: append-only, without gaps, each row chained to the one before.
CREATE TABLE package_entry (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    patient_package_id uuid NOT NULL,
    sequence integer NOT NULL,
    kind text NOT NULL,
    at timestamptz NOT NULL,
    actor_id uuid NOT NULL,
    appointment_id uuid,
    redemption_id uuid,
    undoes_id uuid,
    uses_reserved_after integer NOT NULL,
    uses_redeemed_after integer NOT NULL,
    uses_available_after integer NOT NULL,
    uses_remaining_after integer NOT NULL,
    expires_on_after date,
    note text,
    request_id uuid NOT NULL,
    previous_hash bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT package_entry_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT package_entry_package_fk FOREIGN KEY (clinic_id, patient_package_id)
        REFERENCES patient_package (clinic_id, id),
    CONSTRAINT package_entry_actor_fk
        FOREIGN KEY (clinic_id, actor_id) REFERENCES staff_member (clinic_id, id),
    CONSTRAINT package_entry_appointment_fk
        FOREIGN KEY (clinic_id, appointment_id) REFERENCES appointment (clinic_id, id),
    CONSTRAINT package_entry_redemption_fk
        FOREIGN KEY (clinic_id, redemption_id) REFERENCES redemption (clinic_id, id),
    CONSTRAINT package_entry_undoes_fk
        FOREIGN KEY (clinic_id, undoes_id) REFERENCES package_entry (clinic_id, id),
    CONSTRAINT package_entry_sequence_once UNIQUE (clinic_id, patient_package_id, sequence),
    CONSTRAINT package_entry_sequence_ck CHECK (sequence >= 1),
    CONSTRAINT package_entry_kind_ck CHECK (kind IN (
        'SOLD', 'RESERVED', 'REDEEMED', 'RELEASED', 'REVERSED', 'EXPIRY_CHANGED', 'REFUNDED'
    )),
    CONSTRAINT package_entry_note_ck CHECK (length(note) <= 1000),
    CONSTRAINT package_entry_balance_ck CHECK (
        uses_reserved_after >= 0
        AND uses_redeemed_after >= 0
        AND uses_available_after >= 0
        AND uses_remaining_after = uses_available_after + uses_reserved_after
    ),
    CONSTRAINT package_entry_hash_ck CHECK (length(hash) = 32 AND length(previous_hash) = 32)
);

CREATE INDEX package_entry_by_redemption ON package_entry (clinic_id, redemption_id)
    WHERE redemption_id IS NOT NULL;

-- What was given back for a package, and what had been suggested. Append-only.
CREATE TABLE package_refund (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    patient_package_id uuid NOT NULL,
    amount bigint NOT NULL,
    suggested_amount bigint NOT NULL,
    reason text,
    refunded_at timestamptz NOT NULL,
    refunded_by_id uuid NOT NULL,
    request_id uuid NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT package_refund_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT package_refund_package_fk FOREIGN KEY (clinic_id, patient_package_id)
        REFERENCES patient_package (clinic_id, id),
    CONSTRAINT package_refund_by_fk
        FOREIGN KEY (clinic_id, refunded_by_id) REFERENCES staff_member (clinic_id, id),
    CONSTRAINT package_refund_once UNIQUE (clinic_id, patient_package_id),
    CONSTRAINT package_refund_request_once UNIQUE (clinic_id, request_id),
    CONSTRAINT package_refund_amount_ck CHECK (
        amount BETWEEN 0 AND 9007199254740991 AND suggested_amount BETWEEN 0 AND 9007199254740991
    ),
    CONSTRAINT package_refund_reason_ck CHECK (length(reason) <= 1000),
    CONSTRAINT package_refund_hash_ck CHECK (length(hash) = 32)
);
