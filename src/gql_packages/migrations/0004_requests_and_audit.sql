-- What was asked, by whom, and what came of it.

-- The first outcome of a request that carried an idempotency key. Append-only.
CREATE TABLE idempotency_record (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    staff_member_id uuid NOT NULL,
    key text NOT NULL,
    operation text NOT NULL,
    fingerprint bytea NOT NULL,
    outcome text NOT NULL,
    request_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT idempotency_record_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT idempotency_record_staff_fk
        FOREIGN KEY (clinic_id, staff_member_id) REFERENCES staff_member (clinic_id, id),
    CONSTRAINT idempotency_record_once UNIQUE (clinic_id, staff_member_id, key),
    CONSTRAINT idempotency_record_key_ck CHECK (key ~ '^[A-Za-z0-9_.:-]{16,128}$'),
    CONSTRAINT idempotency_record_hash_ck CHECK (length(hash) = 32 AND length(fingerprint) = 32)
);

-- Who did what to which entity, and how it ended. Append-only; no names, no amounts.
CREATE TABLE audit_entry (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    actor_id uuid NOT NULL,
    operation text NOT NULL,
    entity_type text,
    entity_id uuid,
    outcome text NOT NULL,
    request_id uuid NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT audit_entry_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT audit_entry_actor_fk
        FOREIGN KEY (clinic_id, actor_id) REFERENCES staff_member (clinic_id, id),
    CONSTRAINT audit_entry_operation_ck CHECK (length(operation) BETWEEN 1 AND 100),
    CONSTRAINT audit_entry_outcome_ck CHECK (length(outcome) BETWEEN 1 AND 100),
    CONSTRAINT audit_entry_hash_ck CHECK (length(hash) = 32)
);

CREATE INDEX audit_entry_by_time ON audit_entry (clinic_id, at, id);
