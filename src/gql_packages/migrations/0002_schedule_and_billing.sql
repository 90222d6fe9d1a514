-- Appointments, invoices and payments.

CREATE TABLE appointment (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    treatment_id uuid NOT NULL,
    practitioner_id uuid,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    status text NOT NULL,
    no_show_resolution text,
    no_show_fee_id uuid,
    -- the package that held a use when the no-show was marked: undoing it holds that one again
    held_before_no_show_id uuid,
    version integer NOT NULL,
    request_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT appointment_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT appointment_patient_fk
        FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id),
    CONSTRAINT appointment_treatment_fk
        FOREIGN KEY (clinic_id, treatment_id) REFERENCES treatment (clinic_id, id),
    CONSTRAINT appointment_practitioner_fk
        FOREIGN KEY (clinic_id, practitioner_id) REFERENCES staff_member (clinic_id, id),
    CONSTRAINT appointment_fee_fk
        FOREIGN KEY (clinic_id, no_show_fee_id) REFERENCES no_show_fee (clinic_id, id),
    CONSTRAINT appointment_request_once UNIQUE (clinic_id, request_id),
    CONSTRAINT appointment_time_ck CHECK (ends_at > starts_at),
    CONSTRAINT appointment_status_ck
        CHECK (status IN ('BOOKED', 'ARRIVED', 'NO_SHOW', 'CANCELLED')),
    CONSTRAINT appointment_no_show_ck CHECK (
        (status = 'NO_SHOW') = (no_show_resolution IS NOT NULL)
        AND (no_show_resolution IS NULL OR no_show_resolution IN ('REDEEM', 'FEE', 'NOTHING'))
        AND (no_show_fee_id IS NOT NULL) = (no_show_resolution IS NOT DISTINCT FROM 'FEE')
        AND (held_before_no_show_id IS NULL OR status = 'NO_SHOW')
    )
);

CREATE INDEX appointment_by_time ON appointment (clinic_id, starts_at, id);

CREATE INDEX appointment_by_patient ON appointment (clinic_id, patient_id, starts_at, id);

CREATE INDEX appointment_by_practitioner
    ON appointment (clinic_id, practitioner_id, starts_at, id);

CREATE TABLE invoice (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    number bigint NOT NULL,
    kind text NOT NULL,
    patient_id uuid NOT NULL,
    appointment_id uuid,
    issued_at timestamptz NOT NULL,
    total bigint NOT NULL,
    paid bigint NOT NULL,
    voided_at timestamptz,
    request_id uuid NOT NULL,
    CONSTRAINT invoice_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT invoice_patient_fk
        FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id),
    CONSTRAINT invoice_appointment_fk
        FOREIGN KEY (clinic_id, appointment_id) REFERENCES appointment (clinic_id, id),
    CONSTRAINT invoice_number_once UNIQUE (clinic_id, number),
    CONSTRAINT invoice_request_once UNIQUE (clinic_id, request_id),
    CONSTRAINT invoice_kind_ck CHECK (kind IN ('PACKAGE_SALE', 'VISIT', 'NO_SHOW_FEE')),
    CONSTRAINT invoice_appointment_ck
        CHECK ((kind = 'PACKAGE_SALE') = (appointment_id IS NULL)),
    CONSTRAINT invoice_total_ck CHECK (total BETWEEN 0 AND 9007199254740991),
    CONSTRAINT invoice_paid_ck CHECK (paid >= 0 AND paid <= total),
    CONSTRAINT invoice_void_ck CHECK (voided_at IS NULL OR paid = 0)
);

-- At most one invoice that counts for each visit.
CREATE UNIQUE INDEX invoice_visit_once ON invoice (clinic_id, appointment_id)
    WHERE voided_at IS NULL AND appointment_id IS NOT NULL;

CREATE INDEX invoice_by_patient ON invoice (clinic_id, patient_id, issued_at, id);

CREATE TABLE invoice_line (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    position integer NOT NULL,
    description text NOT NULL,
    amount bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT invoice_line_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT invoice_line_invoice_fk
        FOREIGN KEY (clinic_id, invoice_id) REFERENCES invoice (clinic_id, id),
    CONSTRAINT invoice_line_position_once UNIQUE (clinic_id, invoice_id, position),
    CONSTRAINT invoice_line_amount_ck
        CHECK (amount BETWEEN -9007199254740991 AND 9007199254740991),
    CONSTRAINT invoice_line_hash_ck CHECK (length(hash) = 32)
);

CREATE TABLE payment (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    method text NOT NULL,
    amount bigint NOT NULL,
    applied bigint NOT NULL,
    refunded bigint NOT NULL,
    received_at timestamptz NOT NULL,
    received_by_id uuid NOT NULL,
    reference text,
    request_id uuid NOT NULL,
    CONSTRAINT payment_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT payment_patient_fk
        FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id),
    CONSTRAINT payment_received_by_fk
        FOREIGN KEY (clinic_id, received_by_id) REFERENCES staff_member (clinic_id, id),
    CONSTRAINT payment_request_once UNIQUE (clinic_id, request_id),
    CONSTRAINT payment_method_ck
        CHECK (method IN ('CASH', 'CARD', 'BANK_TRANSFER', 'CHEQUE', 'OTHER')),
    CONSTRAINT payment_amount_ck CHECK (amount BETWEEN 1 AND 9007199254740991),
    CONSTRAINT payment_balance_ck
        CHECK (applied >= 0 AND refunded >= 0 AND applied + refunded <= amount),
    CONSTRAINT payment_reference_ck CHECK (length(reference) BETWEEN 1 AND 200)
);

CREATE INDEX payment_by_patient ON payment (clinic_id, patient_id, received_at, id);

-- Append-only. A positive amount applies money; a negative one takes back from the row it names.
CREATE TABLE payment_application (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    payment_id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    amount bigint NOT NULL,
    undoes_id uuid,
    applied_at timestamptz NOT NULL,
    applied_by_id uuid NOT NULL,
    request_id uuid NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT payment_application_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT payment_application_payment_fk
        FOREIGN KEY (clinic_id, payment_id) REFERENCES payment (clinic_id, id),
    CONSTRAINT payment_application_invoice_fk
        FOREIGN KEY (clinic_id, invoice_id) REFERENCES invoice (clinic_id, id),
    CONSTRAINT payment_application_undoes_fk
        FOREIGN KEY (clinic_id, undoes_id) REFERENCES payment_application (clinic_id, id),
    CONSTRAINT payment_application_by_fk
        FOREIGN KEY (clinic_id, applied_by_id) REFERENCES staff_member (clinic_id, id),
    CONSTRAINT payment_application_request_once
        UNIQUE NULLS NOT DISTINCT (clinic_id, request_id, payment_id, invoice_id, undoes_id),
    CONSTRAINT payment_application_amount_ck CHECK (
        amount <> 0
        AND amount BETWEEN -9007199254740991 AND 9007199254740991
        AND (amount < 0) = (undoes_id IS NOT NULL)
    ),
    CONSTRAINT payment_application_hash_ck CHECK (length(hash) = 32)
);

CREATE INDEX payment_application_by_payment
    ON payment_application (clinic_id, payment_id, applied_at, id);

CREATE INDEX payment_application_by_invoice
    ON payment_application (clinic_id, invoice_id, applied_at, id);

CREATE INDEX payment_application_undone ON payment_application (clinic_id, undoes_id)
    WHERE undoes_id IS NOT NULL;

-- Money paid back out of a payment. Append-only.
CREATE TABLE payment_refund (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    payment_id uuid NOT NULL,
    amount bigint NOT NULL,
    method text NOT NULL,
    refunded_at timestamptz NOT NULL,
    refunded_by_id uuid NOT NULL,
    request_id uuid NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT payment_refund_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT payment_refund_payment_fk
        FOREIGN KEY (clinic_id, payment_id) REFERENCES payment (clinic_id, id),
    CONSTRAINT payment_refund_by_fk
        FOREIGN KEY (clinic_id, refunded_by_id) REFERENCES staff_member (clinic_id, id),
    CONSTRAINT payment_refund_request_once UNIQUE (clinic_id, request_id),
    CONSTRAINT payment_refund_method_ck
        CHECK (method IN ('CASH', 'CARD', 'BANK_TRANSFER', 'CHEQUE', 'OTHER')),
    CONSTRAINT payment_refund_amount_ck CHECK (amount BETWEEN 1 AND 9007199254740991),
    CONSTRAINT payment_refund_hash_ck CHECK (length(hash) = 32)
);

CREATE INDEX payment_refund_by_payment ON payment_refund (clinic_id, payment_id);
