SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.appointment (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    treatment_id uuid NOT NULL,
    practitioner_id uuid,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    status text NOT NULL,
    no_show_resolution text,
    no_show_fee_id uuid,
    held_before_no_show_id uuid,
    version integer NOT NULL,
    request_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT appointment_hash_ck CHECK ((length(hash) = 32)),
    CONSTRAINT appointment_no_show_ck CHECK ((((status = 'NO_SHOW'::text) = (no_show_resolution IS NOT NULL)) AND ((no_show_resolution IS NULL) OR (no_show_resolution = ANY (ARRAY['REDEEM'::text, 'FEE'::text, 'NOTHING'::text]))) AND ((no_show_fee_id IS NOT NULL) = (NOT (no_show_resolution IS DISTINCT FROM 'FEE'::text))) AND ((held_before_no_show_id IS NULL) OR (status = 'NO_SHOW'::text)))),
    CONSTRAINT appointment_status_ck CHECK ((status = ANY (ARRAY['BOOKED'::text, 'ARRIVED'::text, 'NO_SHOW'::text, 'CANCELLED'::text]))),
    CONSTRAINT appointment_time_ck CHECK ((ends_at > starts_at))
);

ALTER TABLE ONLY public.appointment FORCE ROW LEVEL SECURITY;

CREATE TABLE public.audit_entry (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id uuid NOT NULL,
    operation text NOT NULL,
    entity_type text,
    entity_id uuid,
    outcome text NOT NULL,
    request_id uuid NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT audit_entry_hash_ck CHECK ((length(hash) = 32)),
    CONSTRAINT audit_entry_operation_ck CHECK (((length(operation) >= 1) AND (length(operation) <= 100))),
    CONSTRAINT audit_entry_outcome_ck CHECK (((length(outcome) >= 1) AND (length(outcome) <= 100)))
);

ALTER TABLE ONLY public.audit_entry FORCE ROW LEVEL SECURITY;

CREATE TABLE public.clinic (
    id uuid NOT NULL,
    name text NOT NULL,
    currency text NOT NULL,
    time_zone text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT clinic_currency_ck CHECK ((currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT clinic_name_ck CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);

ALTER TABLE ONLY public.clinic FORCE ROW LEVEL SECURITY;

CREATE TABLE public.idempotency_record (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    staff_member_id uuid NOT NULL,
    key text NOT NULL,
    operation text NOT NULL,
    fingerprint bytea NOT NULL,
    outcome text NOT NULL,
    request_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT idempotency_record_hash_ck CHECK (((length(hash) = 32) AND (length(fingerprint) = 32))),
    CONSTRAINT idempotency_record_key_ck CHECK ((key ~ '^[A-Za-z0-9_.:-]{16,128}$'::text))
);

ALTER TABLE ONLY public.idempotency_record FORCE ROW LEVEL SECURITY;

CREATE TABLE public.invoice (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    number bigint NOT NULL,
    kind text NOT NULL,
    patient_id uuid NOT NULL,
    appointment_id uuid,
    issued_at timestamp with time zone NOT NULL,
    total bigint NOT NULL,
    paid bigint NOT NULL,
    voided_at timestamp with time zone,
    request_id uuid NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT invoice_appointment_ck CHECK (((kind = 'PACKAGE_SALE'::text) = (appointment_id IS NULL))),
    CONSTRAINT invoice_hash_ck CHECK ((length(hash) = 32)),
    CONSTRAINT invoice_kind_ck CHECK ((kind = ANY (ARRAY['PACKAGE_SALE'::text, 'VISIT'::text, 'NO_SHOW_FEE'::text]))),
    CONSTRAINT invoice_paid_ck CHECK (((paid >= 0) AND (paid <= total))),
    CONSTRAINT invoice_total_ck CHECK (((total >= 0) AND (total <= '9007199254740991'::bigint))),
    CONSTRAINT invoice_void_ck CHECK (((voided_at IS NULL) OR (paid = 0)))
);

ALTER TABLE ONLY public.invoice FORCE ROW LEVEL SECURITY;

CREATE TABLE public.invoice_counter (
    clinic_id uuid NOT NULL,
    last_number bigint NOT NULL,
    CONSTRAINT invoice_counter_ck CHECK ((last_number >= 0))
);

ALTER TABLE ONLY public.invoice_counter FORCE ROW LEVEL SECURITY;

CREATE TABLE public.invoice_line (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    "position" integer NOT NULL,
    description text NOT NULL,
    amount bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT invoice_line_amount_ck CHECK (((amount >= '-9007199254740991'::bigint) AND (amount <= '9007199254740991'::bigint))),
    CONSTRAINT invoice_line_hash_ck CHECK ((length(hash) = 32))
);

ALTER TABLE ONLY public.invoice_line FORCE ROW LEVEL SECURITY;

CREATE TABLE public.no_show_fee (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    amount bigint NOT NULL,
    is_archived boolean NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT no_show_fee_amount_ck CHECK (((amount >= 1) AND (amount <= '9007199254740991'::bigint))),
    CONSTRAINT no_show_fee_name_ck CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);

ALTER TABLE ONLY public.no_show_fee FORCE ROW LEVEL SECURITY;

CREATE TABLE public.package (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    search_key text NOT NULL,
    price bigint NOT NULL,
    uses integer NOT NULL,
    valid_for_days integer,
    is_archived boolean NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT package_name_ck CHECK (((length(name) >= 1) AND (length(name) <= 200))),
    CONSTRAINT package_price_ck CHECK (((price >= 0) AND (price <= '9007199254740991'::bigint))),
    CONSTRAINT package_uses_ck CHECK (((uses >= 1) AND (uses <= 10000))),
    CONSTRAINT package_validity_ck CHECK (((valid_for_days >= 0) AND (valid_for_days <= 36500)))
);

ALTER TABLE ONLY public.package FORCE ROW LEVEL SECURITY;

CREATE TABLE public.package_entry (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    patient_package_id uuid NOT NULL,
    sequence integer NOT NULL,
    kind text NOT NULL,
    at timestamp with time zone NOT NULL,
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
    CONSTRAINT package_entry_balance_ck CHECK (((uses_reserved_after >= 0) AND (uses_redeemed_after >= 0) AND (uses_available_after >= 0) AND (uses_remaining_after = (uses_available_after + uses_reserved_after)))),
    CONSTRAINT package_entry_hash_ck CHECK (((length(hash) = 32) AND (length(previous_hash) = 32))),
    CONSTRAINT package_entry_kind_ck CHECK ((kind = ANY (ARRAY['SOLD'::text, 'RESERVED'::text, 'REDEEMED'::text, 'RELEASED'::text, 'REVERSED'::text, 'EXPIRY_CHANGED'::text, 'REFUNDED'::text]))),
    CONSTRAINT package_entry_note_ck CHECK ((length(note) <= 1000)),
    CONSTRAINT package_entry_sequence_ck CHECK ((sequence >= 1))
);

ALTER TABLE ONLY public.package_entry FORCE ROW LEVEL SECURITY;

CREATE TABLE public.package_item (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    package_id uuid NOT NULL,
    treatment_id uuid NOT NULL,
    patient_pays bigint NOT NULL,
    "position" integer NOT NULL,
    CONSTRAINT package_item_pays_ck CHECK (((patient_pays >= 0) AND (patient_pays <= '9007199254740991'::bigint)))
);

ALTER TABLE ONLY public.package_item FORCE ROW LEVEL SECURITY;

CREATE TABLE public.package_refund (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    patient_package_id uuid NOT NULL,
    amount bigint NOT NULL,
    suggested_amount bigint NOT NULL,
    reason text,
    refunded_at timestamp with time zone NOT NULL,
    refunded_by_id uuid NOT NULL,
    request_id uuid NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT package_refund_amount_ck CHECK ((((amount >= 0) AND (amount <= '9007199254740991'::bigint)) AND ((suggested_amount >= 0) AND (suggested_amount <= '9007199254740991'::bigint)))),
    CONSTRAINT package_refund_hash_ck CHECK ((length(hash) = 32)),
    CONSTRAINT package_refund_reason_ck CHECK ((length(reason) <= 1000))
);

ALTER TABLE ONLY public.package_refund FORCE ROW LEVEL SECURITY;

CREATE TABLE public.patient (
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
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT patient_email_ck CHECK (((length(email) >= 3) AND (length(email) <= 254))),
    CONSTRAINT patient_first_name_ck CHECK (((length(first_name) >= 1) AND (length(first_name) <= 200))),
    CONSTRAINT patient_last_name_ck CHECK (((length(last_name) >= 1) AND (length(last_name) <= 200))),
    CONSTRAINT patient_phone_ck CHECK (((length(phone) >= 1) AND (length(phone) <= 50)))
);

ALTER TABLE ONLY public.patient FORCE ROW LEVEL SECURITY;

CREATE TABLE public.patient_package (
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
    purchased_at timestamp with time zone NOT NULL,
    purchased_on date NOT NULL,
    expires_on date,
    staff_member_id uuid,
    origin text NOT NULL,
    appointment_id uuid,
    refunded_at timestamp with time zone,
    deleted_at timestamp with time zone,
    deleted_by_id uuid,
    deletion_reason text,
    entry_count integer NOT NULL,
    version integer NOT NULL,
    request_id uuid NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT patient_package_ended_ck CHECK ((((refunded_at IS NULL) OR (deleted_at IS NULL)) AND ((deleted_at IS NULL) = (deleted_by_id IS NULL)) AND (((refunded_at IS NULL) AND (deleted_at IS NULL)) OR (uses_reserved = 0)) AND ((deleted_at IS NULL) OR (uses_redeemed = 0)))),
    CONSTRAINT patient_package_expiry_ck CHECK ((expires_on >= purchased_on)),
    CONSTRAINT patient_package_hash_ck CHECK ((length(hash) = 32)),
    CONSTRAINT patient_package_name_ck CHECK (((length(name) >= 1) AND (length(name) <= 200))),
    CONSTRAINT patient_package_origin_ck CHECK (((origin = ANY (ARRAY['PURCHASES'::text, 'PACKAGES'::text, 'APPOINTMENT'::text])) AND ((origin = 'APPOINTMENT'::text) = (appointment_id IS NOT NULL)))),
    CONSTRAINT patient_package_price_ck CHECK (((price >= 0) AND (price <= '9007199254740991'::bigint))),
    CONSTRAINT patient_package_uses_ck CHECK ((((uses_total >= 1) AND (uses_total <= 10000)) AND (uses_reserved >= 0) AND (uses_redeemed >= 0) AND ((uses_reserved + uses_redeemed) <= uses_total)))
);

ALTER TABLE ONLY public.patient_package FORCE ROW LEVEL SECURITY;

CREATE TABLE public.patient_package_item (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    patient_package_id uuid NOT NULL,
    treatment_id uuid NOT NULL,
    patient_pays bigint NOT NULL,
    "position" integer NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT patient_package_item_hash_ck CHECK ((length(hash) = 32)),
    CONSTRAINT patient_package_item_pays_ck CHECK (((patient_pays >= 0) AND (patient_pays <= '9007199254740991'::bigint)))
);

ALTER TABLE ONLY public.patient_package_item FORCE ROW LEVEL SECURITY;

CREATE TABLE public.payment (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    method text NOT NULL,
    amount bigint NOT NULL,
    applied bigint NOT NULL,
    refunded bigint NOT NULL,
    received_at timestamp with time zone NOT NULL,
    received_by_id uuid NOT NULL,
    reference text,
    request_id uuid NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT payment_amount_ck CHECK (((amount >= 1) AND (amount <= '9007199254740991'::bigint))),
    CONSTRAINT payment_balance_ck CHECK (((applied >= 0) AND (refunded >= 0) AND ((applied + refunded) <= amount))),
    CONSTRAINT payment_hash_ck CHECK ((length(hash) = 32)),
    CONSTRAINT payment_method_ck CHECK ((method = ANY (ARRAY['CASH'::text, 'CARD'::text, 'BANK_TRANSFER'::text, 'CHEQUE'::text, 'OTHER'::text]))),
    CONSTRAINT payment_reference_ck CHECK (((length(reference) >= 1) AND (length(reference) <= 200)))
);

ALTER TABLE ONLY public.payment FORCE ROW LEVEL SECURITY;

CREATE TABLE public.payment_application (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    payment_id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    amount bigint NOT NULL,
    undoes_id uuid,
    applied_at timestamp with time zone NOT NULL,
    applied_by_id uuid NOT NULL,
    request_id uuid NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT payment_application_amount_ck CHECK (((amount <> 0) AND ((amount >= '-9007199254740991'::bigint) AND (amount <= '9007199254740991'::bigint)) AND ((amount < 0) = (undoes_id IS NOT NULL)))),
    CONSTRAINT payment_application_hash_ck CHECK ((length(hash) = 32))
);

ALTER TABLE ONLY public.payment_application FORCE ROW LEVEL SECURITY;

CREATE TABLE public.payment_refund (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    payment_id uuid NOT NULL,
    amount bigint NOT NULL,
    method text NOT NULL,
    refunded_at timestamp with time zone NOT NULL,
    refunded_by_id uuid NOT NULL,
    request_id uuid NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT payment_refund_amount_ck CHECK (((amount >= 1) AND (amount <= '9007199254740991'::bigint))),
    CONSTRAINT payment_refund_hash_ck CHECK ((length(hash) = 32)),
    CONSTRAINT payment_refund_method_ck CHECK ((method = ANY (ARRAY['CASH'::text, 'CARD'::text, 'BANK_TRANSFER'::text, 'CHEQUE'::text, 'OTHER'::text])))
);

ALTER TABLE ONLY public.payment_refund FORCE ROW LEVEL SECURITY;

CREATE TABLE public.redemption (
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
    reserved_at timestamp with time zone NOT NULL,
    redeemed_at timestamp with time zone,
    used_at timestamp with time zone,
    uses_remaining_after integer,
    ended_at timestamp with time zone,
    request_id uuid NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT redemption_ended_ck CHECK (((status = ANY (ARRAY['RELEASED'::text, 'REVERSED'::text])) = (ended_at IS NOT NULL))),
    CONSTRAINT redemption_hash_ck CHECK ((length(hash) = 32)),
    CONSTRAINT redemption_money_ck CHECK ((((value >= 0) AND (value <= '9007199254740991'::bigint)) AND ((patient_pays >= 0) AND (patient_pays <= '9007199254740991'::bigint)))),
    CONSTRAINT redemption_reason_ck CHECK ((reason = ANY (ARRAY['ARRIVAL'::text, 'NO_SHOW'::text]))),
    CONSTRAINT redemption_spent_ck CHECK ((((status = ANY (ARRAY['REDEEMED'::text, 'REVERSED'::text])) = (redeemed_at IS NOT NULL)) AND ((redeemed_at IS NULL) = (reason IS NULL)) AND ((redeemed_at IS NULL) = (invoice_id IS NULL)) AND ((redeemed_at IS NULL) = (used_at IS NULL)) AND ((redeemed_at IS NULL) = (uses_remaining_after IS NULL)))),
    CONSTRAINT redemption_status_ck CHECK ((status = ANY (ARRAY['RESERVED'::text, 'REDEEMED'::text, 'RELEASED'::text, 'REVERSED'::text]))),
    CONSTRAINT redemption_use_ck CHECK (((use_number >= 1) AND (use_number <= 10000)))
);

ALTER TABLE ONLY public.redemption FORCE ROW LEVEL SECURITY;

CREATE TABLE public.schema_migration (
    name text NOT NULL,
    checksum bytea NOT NULL,
    applied_at timestamp with time zone NOT NULL
);

CREATE TABLE public.staff_member (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    email text,
    role text NOT NULL,
    is_active boolean NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT staff_member_email_ck CHECK (((length(email) >= 3) AND (length(email) <= 254))),
    CONSTRAINT staff_member_name_ck CHECK (((length(name) >= 1) AND (length(name) <= 200))),
    CONSTRAINT staff_member_role_ck CHECK ((role = ANY (ARRAY['OWNER'::text, 'BILLING'::text, 'FRONT_DESK'::text, 'PRACTITIONER'::text, 'SUPPORT'::text])))
);

ALTER TABLE ONLY public.staff_member FORCE ROW LEVEL SECURITY;

CREATE TABLE public.treatment (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    duration_minutes integer NOT NULL,
    price bigint NOT NULL,
    is_archived boolean NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT treatment_duration_ck CHECK (((duration_minutes >= 1) AND (duration_minutes <= 1440))),
    CONSTRAINT treatment_kind_ck CHECK ((kind = ANY (ARRAY['TREATMENT'::text, 'CLASS'::text]))),
    CONSTRAINT treatment_name_ck CHECK (((length(name) >= 1) AND (length(name) <= 200))),
    CONSTRAINT treatment_price_ck CHECK (((price >= 0) AND (price <= '9007199254740991'::bigint)))
);

ALTER TABLE ONLY public.treatment FORCE ROW LEVEL SECURITY;

INSERT INTO public.appointment VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59c3-744a-903d-fb114055e1ab', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5921-77c1-8d31-3af25f7a023e', '01a22333-590b-73e8-b9e4-85d30ebb15b4', '2026-03-10 17:00:00+00', '2026-03-10 18:00:00+00', 'BOOKED', NULL, NULL, NULL, 1, 'dcb03d2d-47ab-581a-bb0e-087a90da1f90', '2026-03-02 18:00:00+00', '\x568e82ee3d9526ea892be229a7688a6f75150c8a4e7f697e35aa4c6344eba4d0'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59cd-7347-9057-0a5953ffebc5', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5921-77c1-8d31-3af25f7a023e', '01a22333-590b-73e8-b9e4-85d30ebb15b4', '2026-03-10 17:00:00+00', '2026-03-10 18:00:00+00', 'BOOKED', NULL, NULL, NULL, 1, '6b3041d9-2835-595a-afd9-3e8f59290c74', '2026-03-02 18:00:00+00', '\xc5456260fd3051324713c16cfd083ccf098231d02ca00b881f4a0facf575fac5'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59dc-70aa-9520-6647d15e72e5', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5921-77c1-8d31-3af25f7a023e', '01a22333-590b-73e8-b9e4-85d30ebb15b4', '2026-03-10 17:00:00+00', '2026-03-10 18:00:00+00', 'BOOKED', NULL, NULL, NULL, 1, '2f403b2a-7795-5249-94ec-accaabd89f7c', '2026-03-02 18:00:00+00', '\x2254bfd54db3590582294c4ecc5a18ff3489baa615b99ee277d8e8d62b66b371'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a07-7335-a9e5-8ed73cd7922d', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5921-77c1-8d31-3af25f7a023e', '01a22333-590b-73e8-b9e4-85d30ebb15b4', '2026-08-03 17:00:00+00', '2026-08-03 18:00:00+00', 'BOOKED', NULL, NULL, NULL, 2, 'fee3e1d3-57c7-5f7d-8a76-3a274a467682', '2026-03-02 18:00:00+00', '\x16ffa0bfb2c7e0efe648479f6cacfef220907febda000a096677c41cc13a778e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ac8-7592-9bea-c7d781f54202', '01a22333-5abc-7073-8d2d-c3a7c34c1670', '01a22333-5ac2-7065-b482-ddb8e2565fb4', NULL, '2026-03-10 17:00:00+00', '2026-03-10 18:00:00+00', 'ARRIVED', NULL, NULL, NULL, 2, 'c85d2309-0806-519d-9da2-f78520f4cebd', '2026-03-02 18:00:00+00', '\xc412fddd0c47606bdaf57027534525739c47ba9a66a2a87b1eefa45a5b730264'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5aef-7320-a780-472fa09a544b', '01a22333-5abc-7073-8d2d-c3a7c34c1670', '01a22333-5921-77c1-8d31-3af25f7a023e', NULL, '2026-03-10 17:00:00+00', '2026-03-10 18:00:00+00', 'BOOKED', NULL, NULL, NULL, 1, '7f693039-331d-54a1-aeab-823a9eb4b2f1', '2026-03-02 18:00:00+00', '\xe61cbf01297050cdd1054df7c04902d71ea6ee4197ddcb65706dabb3e11c6a3e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59fb-71ba-9aed-3b7ef11381f6', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5921-77c1-8d31-3af25f7a023e', '01a22333-590b-73e8-b9e4-85d30ebb15b4', '2026-03-12 17:00:00+00', '2026-03-12 18:00:00+00', 'ARRIVED', NULL, NULL, NULL, 2, '92915ada-479d-5e72-bd5a-22cc9e6aaca2', '2026-03-02 18:00:00+00', '\x57e2669d160464c0d51e0753392ab6317c77126d57cce73df61ed7eba83a5533'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b17-75b2-b39d-f74ba2064dd7', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5921-77c1-8d31-3af25f7a023e', '01a22333-590b-73e8-b9e4-85d30ebb15b4', '2026-04-01 16:00:00+00', '2026-04-01 17:00:00+00', 'BOOKED', NULL, NULL, NULL, 1, '258b5336-4612-591a-b117-79cddb37cb97', '2026-03-02 18:00:00+00', '\xe8cdd0cc17b544f42962ac9829020cc7b3c3358ef1faeb543053bf66c39ba907'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59e4-737c-bc83-410478a44d9b', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5921-77c1-8d31-3af25f7a023e', '01a22333-590b-73e8-b9e4-85d30ebb15b4', '2026-03-10 17:00:00+00', '2026-03-10 18:00:00+00', 'NO_SHOW', 'REDEEM', NULL, NULL, 2, 'b8451bb2-35b4-5b32-ba81-e10a7c9c0259', '2026-03-02 18:00:00+00', '\xd34ef88dcb4dd72a449f4d43c7c1d98d5faabd182284d3bffba62b1f07c53ce1'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59d4-7405-81e3-8df82c3349ca', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5921-77c1-8d31-3af25f7a023e', '01a22333-590b-73e8-b9e4-85d30ebb15b4', '2026-03-10 17:00:00+00', '2026-03-10 18:00:00+00', 'BOOKED', NULL, NULL, NULL, 2, '609cdd0c-9b29-5d69-b5ae-1743a8f78eff', '2026-03-02 18:00:00+00', '\x815dbc975165b21ecc2790bcd2d8b6743765d58fe69c4f3a756df1c75f96f05b'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59ec-763f-996f-f68293e1ea91', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5921-77c1-8d31-3af25f7a023e', '01a22333-590b-73e8-b9e4-85d30ebb15b4', '2026-03-11 17:00:00+00', '2026-03-11 18:00:00+00', 'BOOKED', NULL, NULL, NULL, 2, '87ee299a-fc5a-52d5-8789-ce332a5eedb4', '2026-03-02 18:00:00+00', '\x347961324ab98afeb057d448e851404e0fc99b8d923421e8fa49d040c6ea9549'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a13-7376-9b93-e9f0e857d876', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5921-77c1-8d31-3af25f7a023e', '01a22333-590b-73e8-b9e4-85d30ebb15b4', '2026-03-10 17:00:00+00', '2026-03-10 18:00:00+00', 'BOOKED', NULL, NULL, NULL, 3, '47783bf3-d8d9-5936-bb50-591bbf4fc702', '2026-03-02 18:00:00+00', '\xbbc32b314c3b16a76c0cdae76ba2da2c02dab85ff888cba446ec0d6649d35230'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a21-7793-aadd-58b37d880943', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5921-77c1-8d31-3af25f7a023e', '01a22333-590b-73e8-b9e4-85d30ebb15b4', '2026-03-10 17:00:00+00', '2026-03-10 18:00:00+00', 'BOOKED', NULL, NULL, NULL, 3, 'fac2bbea-f537-502a-8935-5e8ad1623e88', '2026-03-02 18:00:00+00', '\xffca13e964dcc474550ed017f8bed6fed93a2bb98e689b57b7658f31d66c0c3d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bee-7141-ba35-51e6944b316c', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5921-77c1-8d31-3af25f7a023e', NULL, '2026-04-01 14:30:00.25+00', '2026-04-01 15:30:00.25+00', 'BOOKED', NULL, NULL, NULL, 1, '492e9fd6-69c8-52e4-8431-805523fb2b42', '2026-03-02 18:00:00+00', '\xcd0d914752076cf7d1f2ab51d4ed3a02b4b8ca5a48c8240c4fadd034756acd45'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bf5-7256-b824-fe7fbdd75820', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5921-77c1-8d31-3af25f7a023e', NULL, '2026-03-20 17:00:00+00', '2026-03-20 18:00:00+00', 'NO_SHOW', 'NOTHING', NULL, '01a22333-5be3-70a2-891a-54cc2e968edb', 2, '491b8171-2659-54c7-ab59-189183d04185', '2026-03-02 18:00:00+00', '\x4e4511d3cf1d2a0d86126dd4a363990453078554349cffb9eeb95a30c96dcefa'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c12-73fd-8879-2e24969812b1', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5921-77c1-8d31-3af25f7a023e', NULL, '2026-03-20 17:00:00+00', '2026-03-20 18:00:00+00', 'NO_SHOW', 'REDEEM', NULL, '01a22333-5be3-70a2-891a-54cc2e968edb', 2, 'fbd8b2a4-d27b-5eae-a4a7-716a96b681ac', '2026-03-02 18:00:00+00', '\x6b34fc5c54269413c5a48db30659c305ab56922a47d1f91fbb2cb1a11484c8b1'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cd2-734d-8776-4188cb2e5362', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5921-77c1-8d31-3af25f7a023e', NULL, '2026-03-26 17:00:00+00', '2026-03-26 18:00:00+00', 'BOOKED', NULL, NULL, NULL, 1, '9cb7cffe-4a56-5fdc-ba50-44dac921a426', '2026-03-02 18:00:00+00', '\x9a1f458c8b1d4b3f93414057eb780e244054071a4804221f86d40ddad5c1eda2'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cd9-7521-a5aa-baf332f6630a', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5921-77c1-8d31-3af25f7a023e', NULL, '2026-08-01 17:00:00+00', '2026-08-01 18:00:00+00', 'BOOKED', NULL, NULL, NULL, 1, 'f9b77774-90c0-508b-bf74-bcdbc18eb192', '2026-03-02 18:00:00+00', '\xcfc8908cf9f9a5d44f9c2f4579bb53ec8970d945536d8a7dede01fd333ba76a2'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cdf-7208-94fc-a94abf505632', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5ac2-7065-b482-ddb8e2565fb4', NULL, '2026-03-27 17:00:00+00', '2026-03-27 18:00:00+00', 'BOOKED', NULL, NULL, NULL, 1, '68851c37-1d3c-5389-a0df-ae84d452c9f6', '2026-03-02 18:00:00+00', '\xaa09cc179ad3ae1ac900454572768b73fb68d4671df62e0c1e1d764e6c8ec3f3'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ccb-776c-b839-f0d0641132e5', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5921-77c1-8d31-3af25f7a023e', NULL, '2026-03-25 17:00:00+00', '2026-03-25 18:00:00+00', 'ARRIVED', NULL, NULL, NULL, 3, 'e29a687c-df91-5af9-b463-56ecb572c3ad', '2026-03-02 18:00:00+00', '\x5715c54e94a18c7660f9909f858f9e848d0a98a5304912d374a4516a64faeae8');

INSERT INTO public.audit_entry VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-58e7-73da-8613-6f4d8c7e338d', '2026-03-01 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'createClinic', 'Clinic', '01a22333-58e3-76e4-9867-3c19c7854353', 'DONE', 'dc9ba1f8-0daf-4cb9-8ba6-06b577bebaff', '\x077d5d564b9b8e9f50943da4fe648a81455d04e16fdf298c1b49310b1ce0d229'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-58f6-7545-aff4-7848e3f10024', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'createNoShowFee', NULL, NULL, 'DONE', '0a8c3193-9b08-41af-9769-c54c444e2e24', '\x1e32dbc2d96538256477cb86c70f332340a481aca8b56dea6fed415205a4aa1c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-590c-70b2-81b7-c6a84948dcca', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'createStaffMember', NULL, NULL, 'DONE', 'c1a04a55-7297-4fed-910f-78cfe2de24e1', '\x1afe0cc972ddef5a55ba283250f3e95266f1b0aee8c2be810d02ca9eb8f33e1f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5918-773c-a576-dffcd5327de4', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'createPatient', NULL, NULL, 'DONE', '46552c9c-f412-4000-86c6-1cd289abdac9', '\x9788ae979e5279b254bb1c4011839784235e14228cf3f391cabcd1e82a3bacde'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5923-7609-81fe-385eba541c38', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'createTreatment', NULL, NULL, 'DONE', '575db91d-b050-4478-9f8e-113ef2ace77d', '\xe3cccb8e94c562aaa9f6157c0ad94b2baef31be8f6a071a69c3270ab8ec2fa21'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5932-763f-a85e-101458422ab8', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'createPackage', NULL, NULL, 'DONE', '772ce212-b9cf-495b-be23-a4b661118d90', '\xda9aaee47c6fe7c44d0eaf7f6407b70513a85bc76d8f7d6e70e760c5b5844e80'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5950-75e8-9134-9f361f4b1266', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'DONE', 'e42f3614-f559-5053-9c9f-03d37ab1786f', '\x962998965e0194cb7a3bfa9beb9487a00fdd4c2045e7e2871c8da5298c15a5b2'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5961-7219-9154-8c58768f97f0', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'DONE', '888bb64a-1060-5fdc-87fc-036e8771bdf8', '\xfcfbb498151748ed79b1cf40b632558949e39a03622705e68f2321eb3f99d3d2'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5970-7644-bb87-92281dde534f', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'DONE', 'ee92962f-8a06-597e-83a9-f161f260a0cd', '\x6e4c82b2bf9e2d3125b4a4b9e885226a82c0786a16f762c07087aec07f1a1e5d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5980-742d-abee-c6cf1a447e6d', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'DONE', '70509983-4e77-5a9b-900b-068beb7d175c', '\xdac3cf3f94ae7b3f139c77a7cfd984bbf7d5a6abb7fb7a32fe44e216b8d6b00b'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-598f-7555-a6c9-8d5d76c5c984', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'DONE', 'b581281f-f7cd-5c63-b1df-75601fc2de51', '\x997e33c1d598d15aa5e64cff6c29bd35f17b4fa29d200f9e53cd1df5e7d824ff'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-599b-7295-8a58-57967f126917', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'DONE', '476e6493-66ed-5e29-a823-c265b33e4dd0', '\xf1e2c8aa601617a5695d74a4e0a93eb55670f1db215e9ab28426a29742bdc834'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59a2-751c-a87b-f8643b027b16', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'createTreatment', NULL, NULL, 'DONE', 'c65741c2-8d4b-4628-8dec-eb073e7f1262', '\x595e23f16bdfad8ec865fa41523b012e0863874724a29b9c43aefef041c884ac'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59a8-72d3-8eca-01b84c07f4d7', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'createNoShowFee', NULL, NULL, 'DONE', '9f4074ea-2119-4501-8900-6b96a0bfb231', '\xdc290095b27633d9dc6933b8be30da50638864d7b358b4b506850f7e2266d830'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59ac-76ec-8c93-e7eb6773c909', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'createStaffMember', NULL, NULL, 'DONE', 'dd1b2ceb-b208-41ac-b934-432cd5c3068e', '\xe623245bbd9a26f2bf82a98b402c36e2ac24658d75fc8223606c51ab43431d9d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59b0-74c8-95d0-7811ab277e9d', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'createPatient', NULL, NULL, 'DONE', 'e2bb50f3-f73b-4f6d-9be1-6f9f1e502f54', '\xcf15942d03c9682bd5d33f0597d39bbdb059657e26c6435eddaf1ff5c9d8363a'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59b7-73e7-a0b7-2cdcfac71015', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'createPackage', NULL, NULL, 'DONE', 'f52b7a17-27a1-4ab4-896f-27e0ee855c5e', '\xfd64d5379800e339bb83ef883be77c84215c594fe4f995bd9b96017a62a28d6e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59c5-707f-8304-2d10d21bb582', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'DONE', 'dcb03d2d-47ab-581a-bb0e-087a90da1f90', '\xc71a855a06e9917b735a98eeace5a4f86356d4e7a9d0dfea073afb05013570b1'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59cd-7347-9057-0a5a5ea18087', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'DONE', '6b3041d9-2835-595a-afd9-3e8f59290c74', '\x29d28cac63b5f7a00128f6e2f8379d57acd37a0300e5261913ebcb23315c23f9'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59d5-76cd-a4a7-191e02f8b338', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'DONE', '609cdd0c-9b29-5d69-b5ae-1743a8f78eff', '\x614e90e4778db1dbf3e89ebae964d774fb653f21ec1466615484330c1748c9b5'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59dd-730a-ba0b-0a26197bf7af', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'DONE', '2f403b2a-7795-5249-94ec-accaabd89f7c', '\xb9c8adb4f7c98af4fcd8e1faeda60f5fd0531f466858e4675b21184a3588fb13'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59e5-747c-9c1e-77e6e70a9468', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'DONE', 'b8451bb2-35b4-5b32-ba81-e10a7c9c0259', '\x3ee7ae23a094e9f718bd1cf3bd94751f061b3e62141a5a7b95ad1cee1778c386'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59f3-7787-bc06-82df58f277fc', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'DONE', '87ee299a-fc5a-52d5-8789-ce332a5eedb4', '\xe4859f3cc537baaa0024e88c53ed971aea382845b1a335ad953d6d879344ae0d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a01-75f3-aae7-7dabc848c9f1', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'DONE', '92915ada-479d-5e72-bd5a-22cc9e6aaca2', '\xb27d58dade789efe5744d3d9ad4ad649ed84af173c8f01c8762a93fd37121346'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a0c-7215-ba3d-9d32f8df5b5a', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'DONE', 'fee3e1d3-57c7-5f7d-8a76-3a274a467682', '\x5967c9821711576003e33ba03f55175f295c0f69b3d8c2fc49b516bb797db430'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a19-71dc-bfba-76e65506bc83', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'DONE', '47783bf3-d8d9-5936-bb50-591bbf4fc702', '\x894ab5fb68423b4cb1397d809d4b38b96ee91106001035b1220cff5f2b327ccd'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a22-7580-bdff-e12a0198727f', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'DONE', 'fac2bbea-f537-502a-8935-5e8ad1623e88', '\x54623801847c0fcb75b25861b9ab8a239c579c49ed78d2238af5649e59b3c003'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-591a-75c0-a99c-fe790dee457e', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'createPatient', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '62dee41f-2689-4e1e-afd0-d310e787b094', '\x4e9758d10138e37809f0b1fa3feda2b7e463f4fceb5d686178ab5f1185a52e6a'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5954-727c-9e65-b9ae564df42e', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'd37756ad-51f1-4970-82ff-065daff3e5c5', '\xcff28a375f75eebab3ea974f5e00a58d6df33b372498dc5dae1b05400067c3af'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5963-76bb-8569-75a746020741', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'ef6bb3cb-c3d6-4725-b14c-b9d746b607d1', '\x0acce4d20a36ea834eb144b5dd6da18152a7427420ad6e223c770d18fab97af6'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5972-70c1-a877-43a04d50f5ef', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'c9fbc559-9e5c-4432-828d-ce54de73959f', '\x54b2d2f58e8473f3654ede5a2d5fbc39787291b6aad5cce38e0f06fac24737fa'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5981-74ff-b72e-ce03a4ac23c4', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '688846cc-a89e-4d94-88b7-5542f1d3b0a2', '\xe16d49bfede055cd8723df82a54cece507a8f8fb7998c3f4ad8dea37661d0f0d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5991-75ba-8d5d-4ab20995fee5', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '50f8032e-1870-4bc2-bbb3-ce13ad759613', '\xdc33f26d58450265d6a9f8746b914c45a1e31536d822d4842dfaaaf727ffda71'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-599d-779b-9bec-29c6ed43a6c0', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '32d12917-28a5-479b-8877-96543146c3a5', '\xf555e321007b2f80f05a32a309c9e32b135cba20a7eca05d7ccae92195b0f226'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59b2-72c6-9bdc-b3be083af6e9', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'createPatient', 'Patient', '01a22333-59b0-74c8-95d0-78102e0a10cf', 'READ', 'a03aa8b1-4046-4b0b-b572-218c2cef09af', '\xbf9354083e01d4e6d50c3b167d2260ad7fe3fba9f415ea6b685645f0bbdb76bb'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59c8-7294-9e04-e8bf64220d7d', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '000a6af1-0179-4651-aa9f-d1288aad0f2c', '\xaee6714b23d732283a400b14b436e7bc9b9aaca9e7e9941a9508c177df57e02a'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59d0-737f-808e-4ac0203f7b8a', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'f61baf52-5a22-4fe5-9643-b0caad895a20', '\xf6dad5774036b576a380ad03f886cbc92e36796ac5030ecb9282e39c5f613255'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59d7-7645-9cf2-c118244dcb11', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '2cd3f943-b283-4b73-9f75-54ce1608c44a', '\x6006d03e89e60dbb93f35d134e18befb038007173bd497add7cfb330e9f9489d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59df-72c8-b8f5-9972a1c08a0d', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '7b5aafd3-5683-4841-a082-6eb3b47d57c5', '\x866bf0aa5fed919ab6b81c235cb4d9a2c0df17ad92e88b320a47d78289448bd5'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59e7-7242-946e-7e2b3654e065', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '533dcccc-17ce-456f-bb17-4ada170683bd', '\x1f1dfbf9ed83cd39bd409892bf7e08c5472cc425e8d1c1ba06b635cb6f04994c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59f6-775c-a29b-cd3d9e7c9ac3', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'cc261c63-35db-46cc-971b-23831442404f', '\xbadb0ba3104f668d162938459f34c7e8f3029abf0c5b996948990748fee29d8f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a02-72c2-af36-4cae2773f50a', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'e3c516ac-1320-47bc-bd9b-276f3ed0536f', '\xb98c3aafc2d64a6c9bbfd879e6d69f8d22b47e55f9c5083191170cb9e3ab97e6'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a0e-772d-bb0b-1f45ca6c8080', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '9a05a94a-2b22-4efb-aedb-73f5650d351a', '\x049dd8ecd5966db4d3fabf8e4f27b4f3a166bd1a4654002f048263fcbbdda326'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a3a-76aa-8440-59a3b34c78e8', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'unapplyPayment', NULL, NULL, 'DONE', 'c10e5c01-fa84-55d5-b228-b0163d530580', '\x327722b310ba86f05b12c8112b145700dc6d89af0d659fb8995aa472aca10ae2'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a49-712e-b672-57bf9a60f499', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'applyPayment', NULL, NULL, 'DONE', 'f8be88f3-e1c6-501b-a7d5-513f63ddf1d8', '\x516299a874912e90374ff916caa134c0a7a610efb2063f999b0eacc83f671674'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a52-767d-8077-8e28e1299b5c', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'unapplyPayment', NULL, NULL, 'DONE', '270e86ad-3450-58f4-ba77-e3ad0cd61b53', '\x336746c174b94a5d6abf41e5a96fde2be5f932b4ba86119a417c153a458be81b'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a5b-714c-b852-565b357a2579', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'applyPayment', NULL, NULL, 'DONE', 'd9b1252b-04a8-5293-9bd4-f3601785bbda', '\x5387dbf0902978772c8b7aa4431134f9cff7e77b10eec2b646a6ba14f3fff673'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a6f-7705-ad13-1fc3c1bd16e7', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'removePackage', NULL, NULL, 'DONE', '0011731b-6c86-5905-9743-8e7abbc50a82', '\x2a450e6d1c07a8f1c3b93113595d877f7557f459b7b7d0ebd602139fadccbc4e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a86-7285-9ded-e5eed31b0bca', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'arriveAppointment', NULL, NULL, 'DONE', '5baab7e8-5536-5800-b23b-5c78600d311d', '\xb200516072ce3839c29b566504b5731690db063cf4f3b3915d4f73cd63f2574e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a99-747a-b8a7-3352c741fa3f', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'markNoShow', NULL, NULL, 'DONE', '0f32b800-076a-5ffb-9654-38f8918b5d43', '\xa0221184fe8681fcdcb2e927d1c35c9fc3c1a3539d794a38f4257a52680b04a0');
INSERT INTO public.audit_entry VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5aac-769e-977d-50b53e6381b0', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPackage', NULL, NULL, 'DONE', '2e01b821-bb26-559c-9977-748f87f2b7d5', '\xc3402f8c1e2de77d2981f416948b8c7dc182f5857f1b9a92141d2f4db1debbdc'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ab7-75ec-ae98-ed4937f8cad6', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPayment', NULL, NULL, 'DONE', '55c74487-6900-542c-948f-0f73a4977d96', '\xed16071982df081b26e250c135aceb209e1db067cd00a97d86acc8c6ee6a4bfa'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5abc-7073-8d2d-c3a8ff911077', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'createPatient', NULL, NULL, 'DONE', 'b768924d-3ff7-4dcd-ba60-7af8ede5bd3c', '\x605b0936d6a723e16adeeeb9fc6a48a376ff1cb3f750e68e17b164f2eef883f8'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ac2-7065-b482-ddb968df8a85', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'createTreatment', NULL, NULL, 'DONE', 'a759586d-7cba-46cd-b183-7a9041aebcbf', '\x7f8fad0e49cdb9b03a9a3662c4234eeafd820f58ccf2a289e97960c8c8377273'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ac8-7592-9bea-c7d8d949f6c7', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'DONE', 'c85d2309-0806-519d-9da2-f78520f4cebd', '\x278d252a5d9d2717ea5c7b972aed996fba094fcd7999f3fa53f8abf18d01d338'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ad7-74c8-8dfe-9c0259714c8f', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'arriveAppointment', NULL, NULL, 'DONE', 'ab8ac05a-128a-57be-99b0-bdd1ff366a45', '\x619aa191e30db5bd830732eda230add1c8ac43c8ef08a130a1b8578a59542a1f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ae6-71ce-8115-104eaff9fe99', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'receivePayment', NULL, NULL, 'DONE', '2406e781-5420-51d0-b1bb-688bc5d54e80', '\x166b0f4621f7d6ee18b1f1bd47d3cd855b70188e289dc6699b4bb3ea1be7de7a'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5aef-7320-a780-4730f4a982bb', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'DONE', '7f693039-331d-54a1-aeab-823a9eb4b2f1', '\x87f6f0720034fad778adbfbfb36cd6c024e4de8b556a665bf2081d3d82083868'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5af9-760d-84a4-72180fc8b8eb', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'DONE', 'd3be7e38-6eb9-5a32-b81e-7f885b5721fd', '\xb8cf09b293f4de9070beda441e2b0903c892d1a2f8517edf4578a05924c8e4f8'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b02-7162-934f-313e8ca95385', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'applyPayment', NULL, NULL, 'DONE', 'ffb67a1b-d87c-542c-b659-4ed5fdd87f80', '\xd82f451ce480ce14a0837d0b2fc51587d48a2b29110ffdd31463ce32aba86382'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b0f-712a-9716-166fdd352f1a', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'arriveAppointment', NULL, NULL, 'DONE', '2c150af3-c36b-5e0b-92d9-5cf4c9b3edf4', '\x12b0590f6880c24f9360a4b905baf5533c4f913c4d6bbb077791d976d555f7e6'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b1b-7783-b362-e9b0953dd301', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'DONE', '258b5336-4612-591a-b117-79cddb37cb97', '\xa72edbbcc9491f559c0d9db7a194e3801bbd604869041279d291cb8c415d3a0a'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b29-773c-b9b2-3ffce2ef79af', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'changePackageExpiry', NULL, NULL, 'DONE', 'cd1e76cb-aee9-57ef-b612-9938c8e34e4b', '\x13899473cb44d99d43eb96148330723cc429e47fe2e7ce4b1f26adf1c98eaeef'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b38-7339-848f-3f8b0f824a2b', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'deletePackageSale', NULL, NULL, 'DONE', '70500718-d065-540b-a59f-12bf594fdb5e', '\x3180bc04e7f6e731eb405e77f9d57174b404af80bb41a6e36ac5b029bf694ad5'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b4f-7668-9495-e3940adb3013', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'markNoShow', NULL, NULL, 'DONE', 'e84204f2-f64a-5159-b18e-f199406a2a6b', '\xa3e2cc67883f42c71d9712623f6ad5605288361f473c845e30a37d32e1f30628'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b5a-76e0-a82f-9e31bfb83a3f', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'receivePayment', NULL, NULL, 'DONE', '948e0cd9-08a6-572a-9d0b-611192a8035d', '\xf7874ea4bb609fc14773e3dd74d25a75a473af3fa2f406e8df6fbe32c8fa62c9'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b70-75d1-9500-d6b16f505ae7', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'redeemPackage', NULL, NULL, 'DONE', 'dccb8789-871f-5e19-abe9-330e54a84348', '\x7ae6bf27ef37e1e27860894ab0a9b558b291cfa6c61165107331078db0b91587'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b85-7672-b474-ce95ac92ec76', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPackage', NULL, NULL, 'DONE', '29029ac9-6c60-5b1d-a75f-41a2c8569066', '\xebc5469e555c05af00b5c75f7449e1390319ae6fe97835052e52f260a6c4cd49'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b93-74a1-8340-cfb68f5a1094', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPayment', NULL, NULL, 'DONE', '908ac2c6-ea2c-5d82-acd1-7a3025d5a405', '\x3d8f512b3f4daef36c21c9d63ef8cf28a77a5be7fdcafee61f639cd2fed5bb1a'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b9e-7119-be2a-3a94cd3e02e1', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'removePackage', NULL, NULL, 'DONE', '2ac5de12-7f9c-52cb-936b-0ec0c7fb5302', '\x77ab6c385dd8dd82537012a9396f412e7ee9edd06f6b6a07a0264e02ac9a4834'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bab-7080-a092-6f6cc6ac9b97', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'DONE', '77ce2dc2-209d-5fc8-a21e-5cd05396045d', '\x243b58576472de00f5b4aa3cc9fe945fe647821c87ebffe61cc69a11c4ec98c1'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bb5-74c3-9a87-9b7fb2450a32', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'unapplyPayment', NULL, NULL, 'DONE', 'ff9c38fe-cbae-5dcf-ac2c-1100e587691a', '\x55fd8eef1973180f2d9ff8cac6f04167c6f8aac591b6d9dbf05bb92bd4732f1d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bca-7037-8def-71a49cd89a0f', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'undoArrival', NULL, NULL, 'DONE', 'cad140f3-715b-56bb-974e-a7ea5be88871', '\x8ccdd24d86b4db1556ae4d927635605fce7966b5283e6df0f4c522d0c530b53c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bda-71e8-8896-a021c3e05552', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'undoNoShow', NULL, NULL, 'DONE', '79f236d6-fe3c-5840-9d9d-ffb915cb4296', '\x7d9a1350ebfced0534ed7e0c41e75e78f5cc19f4d682cae0609499aec48d4730'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5be6-77fd-96a3-4c26ca5ed556', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'DONE', '61fce460-6501-5dd8-8742-bb636312651e', '\x8a644408040d8093cdf8a666514f838bf0b51c9fa120d77581c5f0aa89ddef54'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bee-7141-ba35-51e7473302c0', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'DONE', '492e9fd6-69c8-52e4-8431-805523fb2b42', '\x32123b036687822e530bedd1b34bfb8c6c0728330d600b58e5195c1e2537227a'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bf8-74d7-b3bf-35eb91eff397', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'DONE', '491b8171-2659-54c7-ab59-189183d04185', '\x134076e784651e16c4530bbc8b9f76f08853f40391c691bb9e21621783814bcb'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c07-7202-8ad6-612fe76f4e80', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'markNoShow', NULL, NULL, 'DONE', '31132794-ffd4-5ede-8ad7-893d9b01282e', '\x61baf81157fa36d31aa776eda848fa60ac499d970bb2237817683135fb85b467'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c18-7405-8745-9ae26f17db32', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'DONE', 'fbd8b2a4-d27b-5eae-a4a7-716a96b681ac', '\x0094f7f9b91e308dac740029b5a6c290d03cb15bd3260b176fe50aacfcaced29'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c2d-757c-9d89-1bef0186217b', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'markNoShow', NULL, NULL, 'DONE', 'ccafec4b-805e-5a61-b83d-7934bf61f590', '\x99c191aca76aacae57e767e6a7248adfe164707aee8d6c1b37eed6f6f0104c20'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c40-7370-b90b-40cc6c7cdb54', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'changePackageExpiry', NULL, NULL, 'DONE', 'd533d37c-3981-50c7-a2d3-9ff3f3de87b6', '\x7c296baecaea54ccbe1a3b1b50cbea57c89229acb25781caa9bc5453165bf470'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c53-7363-a083-1a307df1ce38', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPackage', NULL, NULL, 'DONE', '6083f396-60f5-5901-a3ca-ea9144b9fc28', '\x8b6565b9f11a5d3ef171e2719de9eab36734bca8eba43fdc62b81a97b7163f6e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c65-7420-954a-8af455073e56', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'DONE', '5d68fd2e-fff7-5e31-8e3d-472973d07657', '\xc9fb4cbaa74c258de7e9506ec86f77936d8369e8fece17e015003065059d5f2b'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c74-762e-86fb-04dcfd5a4f18', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'deletePackageSale', NULL, NULL, 'DONE', '5ec55230-2858-587c-990b-d0817b4356cd', '\xcb35e3cd56d1c8b02aa5fcb128b2d81c7b980785b91d43c9ef9810d014393c9d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c7e-7400-92e4-6d15b4a7e551', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'redeemPackage', NULL, NULL, 'ALREADY_COVERED', '48faaf5a-f5df-5754-ba9c-5422cf1f8688', '\x82417c248ad644fc727b746f56af3c5ff38c5aa0fa165e32185d63d1be49b98c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c85-747e-a15f-13324f7df3a0', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'removePackage', NULL, NULL, 'NOT_COVERED', '8374da4c-ec18-5c04-8d68-55dc6f24cf7d', '\xbebff444b5b79899ef3a3f9c25081aef6dec31c2f7bacac7d847edce4a70f5cf'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c8d-7052-870f-bc17b092f83f', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'arriveAppointment', NULL, NULL, 'WRONG_STATUS', '251220a9-1fa3-5a7d-8c01-07e5abe7c002', '\x41c769c4519853c6a71312c3b8bd2dc89d6e3874d88758d1b7b42730ec6bb046'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c95-71f9-aee1-6035dc508206', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'markNoShow', NULL, NULL, 'WRONG_STATUS', '916d3b86-77b5-57fb-8e30-48967b8f95f8', '\x67cf30d4c70d86fdaa1c2548ae4aeed7283dae8e8e9fd7a40668819c9fdeef6b'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c9c-7799-8b8f-624973f3a0ad', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'undoNoShow', NULL, NULL, 'WRONG_STATUS', 'b494381a-b83a-5308-9d8c-1d0618aa3179', '\x16fa316f0f6d371f61f22fb9059a0b6227e27ef44c963fe1b89f087b9cfc241b'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ca2-770a-831f-2b9c13d003bc', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'undoArrival', NULL, NULL, 'WRONG_STATUS', '3822df15-8e57-5a07-8252-75075b2fefeb', '\x94224ce5dd9a285750b4eccb7fd21c7699b34b6b5b58ff8b8e654d6632f103ce'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5caa-7721-88b9-2c0c08233536', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPackage', NULL, NULL, 'PACKAGE_REFUNDED', 'c045824a-6ee9-5b07-b537-33a0a80cbcec', '\xbddc396a4c02248721af4f20e5d60ac8cc030dbc1a41d86a32097496514124f5'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cb1-7130-91ef-8e53c4ed4925', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'deletePackageSale', NULL, NULL, 'NOT_FOUND', '94602883-14c4-5f38-b6c7-33ea843be2ec', '\x4f3347355fa64d038ee5ca3690c8e2c74ee8fec7feb26199c6ea3fe3e8063189'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cb9-75bf-b3f5-b20a0835447f', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'createPackage', NULL, NULL, 'DONE', 'b88dafc2-363e-455c-9fd0-3a789a637152', '\x7d7b4d09bb90a0c957b0c46e141cae779d7ea7560425a90c355207f6bf6dc7ce'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cc4-761a-b923-a5930ccfb957', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'DONE', 'bd92e300-7026-5cbf-8ce2-69c9612eb3d3', '\x87da15c83ee8ff977dc88a650d33f6a53bfc3cb6d1a84e609ef6c5993adffb87'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ccc-7097-99b8-d2cec3edaf1f', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'DONE', 'e29a687c-df91-5af9-b463-56ecb572c3ad', '\x87cb570e87fd94a93440995a70011315a868cdcb604efe15bb16a249f705a46c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cd3-7558-a2ca-51043a5e5e05', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'DONE', '9cb7cffe-4a56-5fdc-ba50-44dac921a426', '\x2441980ca4f8624d25e9c7bfffe7b3cf68281bea539cca74cd2469acf0335394'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cd9-7521-a5aa-baf49a96c128', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'DONE', 'f9b77774-90c0-508b-bf74-bcdbc18eb192', '\xf6f43085c8ee93059065d1d911f7b75352090f514df3b36a8550645d204bd02b'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a1b-7123-83d0-80749238042f', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '149a1b43-fad4-46b2-a57a-7bd8dca9e7e9', '\x3fd1ba11891bffd05b8a13898eb194a521d029f87654269b91209270b8d9a234'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a27-7449-9a24-655c26b0fea4', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '1bcbf5c5-23e3-4568-b6bc-7dc4a5a5699b', '\x983038e34f63f6d5dac25bdcb55f1d4ecc07708b52b8071ec473837bddbae245'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a3d-76a3-a464-ec92dcfc2706', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'unapplyPayment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'bdd323b0-b19a-4f65-90b1-de03148d888f', '\x43b0bcfc6ce581ebbbf68cd1d229305b84d383ba452d5b3d438bbe4c5335d82d');
INSERT INTO public.audit_entry VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a4b-7372-a72b-f3d44417fcd2', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'applyPayment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '639049d9-e613-46ed-bc6f-c1df44268241', '\x53790342f8a977525534f3fe023f9cf9c0cd4f22bf2811acd708bb860062954e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a55-704e-9cb5-171cba7f4f36', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'unapplyPayment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '959dae0c-1d52-409c-a465-063e403fbfa7', '\xdd870da35ba33dbaede4a716f492c85af4ed298543fe3a847c4d8baf3692b375'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a5d-7108-85e4-92fd604dae76', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'applyPayment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'f6737fbf-461b-4c86-b66b-2f976a336c06', '\x3f66c0d53fb6e1e40937769d98bce4eaea5b95566d22e399a9bc5f2b5afce533'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a71-7533-8119-372c3178f25c', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'removePackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '59db2316-7eff-4978-8e3e-d5cddc45f222', '\xbc9812939392ca49bc0c91b9b5aa68b2a61cd1ec4510726d858e3bd21de8a47c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a8b-76a5-96d5-f20e11d8c7c7', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'arriveAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '4fc905eb-3594-4c10-bc90-4783c6736e5f', '\x71f3decc6fab16232e86733f53013e5526d849adafdcb94a4249cf8d06bbd657'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a9b-726f-940f-954841a67aed', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'markNoShow', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '3f16e8d2-c350-4274-b4bf-5d27d5aeb0d4', '\xa757ce93883c82c3bccce0eec9f337e87229a75e471499b544a459343318012a'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5aae-73c9-9741-61f185f62cad', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'e8fcaefe-7d2b-4f9f-9d18-892b9ac6b45a', '\x3426813d30695c5ad74ccdaaf5843da4f5c7415c763a2aa5848feeaa4dd69d66'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ab9-70d3-b87a-5d3bcf67cded', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPayment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'f5fea93f-7601-4076-acc7-40680cd8defe', '\xf1498cbc1dd2d153e2cfb82ad6acdc746ebe2f950e313579f580b14c19ad252f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5abf-7261-969e-be8db51cef79', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'createPatient', 'Patient', '01a22333-5abc-7073-8d2d-c3a7c34c1670', 'READ', 'eb9d087c-aa51-451a-a5bd-893a3af52ee5', '\x3a3ca3fc30dcd24356576b215e1a449074c91a44421f252914b994efc6a23e7e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ad0-7119-82d0-8c83488e84da', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5abc-7073-8d2d-c3a7c34c1670', 'READ', '3841b81d-be5a-4923-8fad-9806d24e17cf', '\x2e5b286f7296f32544a954a56dda59c9f2c892e9d9bc16060962c9478ba0a8e3'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ad9-7378-ad2e-c67d3b93a64d', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'arriveAppointment', 'Patient', '01a22333-5abc-7073-8d2d-c3a7c34c1670', 'READ', '4fb3acea-1705-4a50-a44b-ebb96aa1be69', '\xa87a55c93626c821fafe6600e8d7a1f83a3a8a174cc9fc0311fa18041b2ff1dc'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ae8-7269-b107-2fa12d636f5f', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'receivePayment', 'Patient', '01a22333-5abc-7073-8d2d-c3a7c34c1670', 'READ', '34b6a87f-6dde-455a-a78b-e49d97ed57a2', '\xe5a685c4516b91ac245575d1082527621283c7a61890d1edd15705bac884244c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5af1-7110-8b54-fe33d86eb75a', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5abc-7073-8d2d-c3a7c34c1670', 'READ', '1f79c62b-497e-4acc-88da-a0d2f66e8c71', '\x687cc1512cfdc4a2ea2a5724bc050b37a48fccf697eabffe910aa3431648af92'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5afa-71b1-9f20-bfb3c2344f85', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', 'Patient', '01a22333-5abc-7073-8d2d-c3a7c34c1670', 'READ', '1207b776-30bd-44ba-a040-f9eac8de3680', '\x39c214b736e46ad187826fc7a53c4f738dc0d0430b9bb39b36a9fdb8c85dd318'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b05-72fb-91f2-a64b4353b465', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'applyPayment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '0d42e4aa-935c-4f1b-ab20-139e8fc617d0', '\x03579806eb0b4767a68ca124b45d90ddc7c3a780f6b7074ed1aa12bd64378fa6'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b11-7193-839e-33ea7d111747', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'arriveAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '4dfba785-3142-471c-8c4d-cd7182938efd', '\x7e3f49f9fd1a431b923a54e95fa39793975fe9f69d43940a21d735a4286ac5a3'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b1d-74f2-b6a6-d2f982965140', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '3a8a8525-e09b-411b-9ecb-e46a5085c09c', '\x55c7aa7364c15766e33ed17763a75d5a09bf73a87b4e7a199b9a28d0a0ea89ad'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b2a-70e0-ad51-d0b9aa18f40a', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'changePackageExpiry', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'de40c248-760e-43f5-8a6f-49338d816a78', '\x15e4beb37b4e81e6da56bbd5cd26e0994f9aa91e9904d4a855044939ee19d3f8'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b3a-741d-b5d8-de365abbb279', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'deletePackageSale', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'a3cbc968-8b7b-48c6-964c-922e0369a18b', '\x1c2d2067417a79394f6de15cb723ac45df3e3f19d5af2c454fc68c28ded69eaa'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b52-74ed-939c-2b13f1d1f660', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'markNoShow', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '07a8bbd7-5b85-471a-bf42-3e02cf554e87', '\xafa5300c55b0489d657035dce72f864f99a460ef9ce59be4be7e13e0474d9fa1'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b5c-71c7-9c07-d805c14410eb', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'receivePayment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'e9b8684a-d716-4809-8a13-b8973f9e3a99', '\xc3ab0c7b1e7a1beff8ce3807aba836f56c2d7b572a3c4095c414906d2780fd67'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b72-769b-babc-7bc2b53f8ac4', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'redeemPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'b2f75080-7032-49cc-a06a-807be6b779d2', '\xe9561a5940e6cb59ad8a8791d6f1065c22e84d77195cadc413a55e4738ddad40'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b86-70c4-99a8-cd09c0f9809e', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '243fd112-a85d-4bfd-a795-d93bd3de048b', '\x11e0dc46651e29b3b33929de7ff8c6963adc1d60b8b56ee472a2e5954c821b9a'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b95-755d-b33c-c6902ce93007', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPayment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'b9987b7b-214e-4b79-bffc-5c3b1187b3d6', '\xb88d03789126a1a7cd80e8acb6abe1e665a3bbff76d8274b0bf9e346d95b56fd'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b9f-74f2-ba37-40f2b1b0e459', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'removePackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '0877047d-4cc8-4d2f-bc22-df0226def1f6', '\xe85248c87689d7e905ec26dfcc43213ff64e713723d29e39fbd9dbc051c87ccc'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bad-7772-94ea-591864d21fc5', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '2a3fb779-22f3-48fd-a86a-793aff07ed0b', '\x078299d36830d987a30504dc52b5d93381236ad0c066b3aa4fc46e922f493953'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bb7-778f-aa22-0296b36c03bd', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'unapplyPayment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '7d63bcf3-993d-446d-990b-f1d08662260b', '\x2ea609ef95424b76c3e52b9038db347e8b244f94b3369f7f065db622437cbf27'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bcd-7596-99c6-6f03fe683a29', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'undoArrival', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'c233a967-4fec-47da-ae4b-93c16041b1aa', '\x53781deaac2c3cd1ebf088bc9077a56cf223961696e1ded1e10036d1a0892a88'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bdd-7117-8bda-7aa97596b747', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'undoNoShow', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '84e0252a-2ad7-4833-9d7f-bc06eaa78d56', '\x79f3a8970b721de7081c2420bb613f81cdb74c71d4d90ac17ac2536a9a645b7d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5be8-75f1-87cc-c71f602b6bb7', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '5d932f91-9814-4416-afad-f2e1960097c9', '\x73cf2844793e530d952ddfdf973245fd20ff480f65ce59408cf115f91ba0dc4e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bf0-75f3-991a-18e80d2905bd', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '044f4664-40e3-4841-9440-95b5238db81e', '\x269b073a54f5d601899551b78855485e34663633ba26284fe7905acdf26ee1e1'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bfa-74d0-a0ea-99107f291761', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'b06a5c8d-1abd-47db-8a93-5520b530d2f2', '\x051cf336788f433459f3efe60942ea48f2149df62d0bc0b359b715828bf619b2'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c0b-73e9-ba21-bdf97c87693d', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'markNoShow', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '1f3dc522-cd33-448f-9877-6e5991832013', '\x58929e48c9932aa3ea33740e0fa8db031dc35304e2fe499ecc4bdc74671a882c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c1c-723c-af89-c26b181cf6e9', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '12398838-8572-4d7c-9cad-e06b9d7080ba', '\x8c5895caa724b0c6dd7658b1ec1c0780191b514bf9c5280a2815d44d1af48808'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c31-7661-b027-ecab110f6d53', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'markNoShow', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '3a726985-55a5-4983-97b8-411e3001e782', '\x32103aa18492493789712e873a3989ba3937b3ac6767b1162deccc6af0f306cf'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c42-7556-964a-866b26ab3223', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'changePackageExpiry', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '5593920b-f8ce-4376-9f40-24d78b40dad5', '\x41ca5dec2ced404370fc83861f60e39edac689b9919b4b2f7b609d7022cdda2c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c55-73c7-bed2-f2d42a2366cf', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'e53a4d58-4df3-4a29-9ed4-4ed93f6b7b2c', '\x625e1e2a429f4e5bd69c38ef954482bb71965b6200a9ce2c3c85920dcc7171e1'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c68-7297-8dc6-8e8fe661407a', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '94f40e34-d73b-4580-9dc3-e0a8c56da66f', '\xbf385065e775cdcfeb0e9a8a64b701d306507806463a11ab42c70179707e313a'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c78-748a-8695-c549c486942f', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'deletePackageSale', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '26dc9ef1-7bdc-4beb-90a9-a2f604954c96', '\x7fa880e18c00aca3f9a93ba837de65a9b322d082b1d3f865e55fe351c3da5113'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cc6-7032-8ec9-3b4397496c0e', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '5467b279-85e3-40af-ac95-4b0e2d670d86', '\x30a9ff3afcd28e384bf88ea7953855673b48557067a2eac9ea261e3fdaa9b8a6'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cce-72ae-9ff2-d2e88518d4cc', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'c9e461c1-39e7-4495-a2c3-6ab4b6803223', '\x096cc7bb903f84bd51d158f377f6aa1e37d267354460c3cf0bc04d47ce4ff58f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cd5-72e8-9c94-eef22979229c', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '8d007689-e426-44a9-b502-1571da32f93a', '\x4becbfa3f6ef6dc2652a7718c5f31269756796a8ea8b257c09c9637a065eb8f7'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ce0-7217-8f95-6b02e61dd339', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'DONE', '68851c37-1d3c-5389-a0df-ae84d452c9f6', '\x0968a54de516ee9c42b39f48fe1445a9cd95533f878ea79d1ca9fb8cfb9104f1'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ce9-7452-bef2-00a3f6d6f045', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'redeemPackage', NULL, NULL, 'DONE', 'aed55728-6354-5a3f-ab8a-e41008394251', '\xb99929456da7b0151f616fa30d38faad741aff9472bd34ca1e5ed86a2a005059'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cf1-7292-9048-7a4b87e74df4', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'redeemPackage', NULL, NULL, 'PACKAGE_USED_UP', '0dbb5b2f-fae1-5c33-a087-98f38c6280f5', '\x2dac83f1cd375e8ce77b4252d0498c2ce7ad9984f1b1f3a5a96dfa378ff69c68'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cf7-7077-9755-aa9578d7315e', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'redeemPackage', NULL, NULL, 'PACKAGE_EXPIRED', '9adcfd2c-7a66-5f7c-8d7c-f834da75b1b5', '\xf5639d4447c78df838f82ecf7762146c5f82ef5f87c982bb179e3250c92a3658'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cfc-7166-a7d5-dbffe4d95bea', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'redeemPackage', NULL, NULL, 'NOT_ELIGIBLE', 'bba0297f-405f-5619-83d4-4a01beba96b6', '\x03324ac1c86144521848429fe1c29b832dc6f9ca0a67186c9cfab0b6d5075a96'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d02-7490-b7b4-3fe4cf135b14', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'redeemPackage', NULL, NULL, 'OTHER_PATIENT', 'c72db2b0-43bb-5b48-8f0d-2dbb621a0512', '\xcb52a74f50f161df52f1577216a6e74c0dbd959a960ae2ea3bf38bafe92e3688'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d07-70a0-a95f-1bdf78883f72', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'changePackageExpiry', NULL, NULL, 'EXPIRY_BEFORE_BOOKINGS', 'f2014e5d-bf2e-5c39-b077-c0f8923539dc', '\x294c35826af7b0368fa4de60a260ca4a8fef23322d8ea4688a19f25e074e93e6'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d12-7531-a34a-b2b441cefcd6', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'arriveAppointment', NULL, NULL, 'DONE', '881deb2f-b004-5b16-839d-8a1bf5199288', '\xf602b272744c2cea05369c8ddccf5d1f41e1d8d4288e5db2c71b70bdde69361c');
INSERT INTO public.audit_entry VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d1a-73f0-837c-fdbc7a50e9a5', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'deletePackageSale', NULL, NULL, 'USES_REDEEMED', '8f4290a8-ccdd-57e3-9248-9366f917c000', '\x51f7ebda4fa36cfb7757c73d1422593b008ec37c7af6341245a0b3c050deabe8'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d1f-7468-9638-cd6c40ff01fe', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'redeemPackage', NULL, NULL, 'NOT_FULLY_PAID', '36e648bc-4ec0-5054-965d-75a6430b31ef', '\x4625590038ada65604a88827bb9d40af2d7b1b2088446d098f57da8660e71103'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d27-76c3-945f-1e4edb2d1887', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'PACKAGE_REFUNDED', '6131f018-6c39-56cc-9d79-03645105153f', '\x46fe867815a9cc2209393b94d8194ba25d8dc5e3c5872d5f0b0b227596811b16'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d2f-7762-804f-a690a17c234a', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'archivePackage', NULL, NULL, 'DONE', '81bfbb04-c6b2-4a9a-9e1a-a93db54f12ac', '\x6c4530853c52298b9d60ca0c3f9848a7c495fca71d3e53ca7887db78f2d03ad1'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d35-716e-af2d-43c03f8d80b5', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'ARCHIVED', 'bc23f2c8-77bc-509d-bf64-79d56e2798eb', '\x39d5cb161e7037028b046d8a37159d82c838dcbffde08a5922c4f35203d83749'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d39-76f4-bc9d-7fd348047ef1', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'NOT_FOUND', '53127031-7684-57d2-83e6-df02a21e502f', '\x91f2a26c50e1233758d3e6220c488d58b4dabe4098e95c46ab6a8d067ff8e68e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d40-7584-8417-c1682b43271a', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'applyPayment', NULL, NULL, 'AMOUNT_OUT_OF_RANGE', '0506226d-756c-5c76-88c6-03789d8bd1d0', '\x3cae4474ce82833d12f186a211d548072a6f37244040ae895e95417e4c92414c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d45-73d3-a4a1-3b030b5f0219', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'applyPayment', NULL, NULL, 'OTHER_PATIENT', 'f4041f51-f765-563c-a6f8-242c7b08327f', '\x2d931e8109f6d48788879e9290acf0133f1e6360d36ff3a44841760f32f75c91'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d4a-71dc-9e98-4a41e2d5084b', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'unapplyPayment', NULL, NULL, 'AMOUNT_OUT_OF_RANGE', '410574df-1f86-5daa-a3d9-f2d15dc2dd29', '\x3ae7f5496eeb1c05ee00c5c3aee83a129f7fefbd53292e05d0af6a6a857c92a2'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d50-7234-8e61-81e21f7db890', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPayment', NULL, NULL, 'AMOUNT_OUT_OF_RANGE', '35f6ab38-bfd0-5bf3-9d6e-2f0fc03a8cd4', '\xe2e6759ecc6a278cef3c43794981f1848487bd3b152ebf92a36c32c3b9d45d2f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d56-703d-a461-2ab539273f28', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'undoArrival', NULL, NULL, 'PAYMENT_APPLIED', '7f440fa8-6cca-59cd-9ce9-cdb15eb9dd5e', '\x9a709f2367ea72a953e69806e80bdc22fd0710a6bcb21680588f8da6a414b359'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d5c-7140-a4eb-7bf40e3bb21d', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'receivePayment', NULL, NULL, 'OTHER_PATIENT', '9e9fbb60-b6d1-57e5-be25-3fc9cfea269e', '\xd44554e5953278b3f1563db540597d6dad13924d1a46faf4a4a293af870c5e80'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d65-723d-9410-fa242b626f03', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'REPLAYED', 'e42f3614-f559-5053-9c9f-03d37ab1786f', '\x1197ead818f5c735a7f35657db241ba5aacc75faeb397ff220d74f70cf40a6dd'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d8b-741f-8d31-0e29f376e73b', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'REPLAYED', '888bb64a-1060-5fdc-87fc-036e8771bdf8', '\x785d2cacb2e86c61c410d6b623b2d74439a142accf2a2a9f87d292289db84799'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d96-7248-a4d9-655d10a608eb', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'REPLAYED', 'ee92962f-8a06-597e-83a9-f161f260a0cd', '\xf52559b59b0efa8bd96da9c11e30c25f6855e1d42bbeb4a638234729172eca3a'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5da1-743a-9bd3-01b969022a87', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'REPLAYED', '70509983-4e77-5a9b-900b-068beb7d175c', '\x2fb97929c1a4a78290249b74c4a9ca54bc5ab9cfe10aa20442c9630f74108ede'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5da9-75a2-8e4a-47ff4462160f', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'REPLAYED', 'b581281f-f7cd-5c63-b1df-75601fc2de51', '\x47067683b895f5d1617845bbd7a71c5a77614bde6758ee596d0890b36d1f353c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5db4-7087-81d2-924b68dddf6e', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'REPLAYED', '476e6493-66ed-5e29-a823-c265b33e4dd0', '\x01c1b12c32ea84e49a5d39e43d1d50e7bd1d15131345d7ed21081a1b3f19e017'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5dbc-7757-8b93-997d9f64d5c1', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'REPLAYED', 'dcb03d2d-47ab-581a-bb0e-087a90da1f90', '\x6a37e74ccc6f2a1bc985a0fb8e6714409bcc5c0e96c58a73ceda4b302a65a31e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5dc4-775a-8c82-27d6608f5ed1', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'REPLAYED', '6b3041d9-2835-595a-afd9-3e8f59290c74', '\xe210a1371edebd75c89a0239b58e84205208179631db433ecb68dd0e06e5a236'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5dc9-760e-a93e-ae86e5ce0b24', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'REPLAYED', '609cdd0c-9b29-5d69-b5ae-1743a8f78eff', '\x79692c39ed5bbcdb35253495373b48e933b9c1683aeed93aac572608298d2a5e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5dcf-76d9-8e46-aafdf6a9eeee', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'REPLAYED', '2f403b2a-7795-5249-94ec-accaabd89f7c', '\x45c5e49ffda753da871ec36bcca285b15895124e379c8293107153724a7308d7'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5dd4-7207-b7f3-2b69b03087f9', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'REPLAYED', 'b8451bb2-35b4-5b32-ba81-e10a7c9c0259', '\xa500949721934a97de044103a4e43adcdf623086237a87f7d9bc6c83ddf0ea45'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5dda-7049-82f0-a81718d66c14', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'REPLAYED', '87ee299a-fc5a-52d5-8789-ce332a5eedb4', '\xaf62a054ae784829332963d095c770c711c64eede74cf96dfa4e14a2a4a7b244'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ddf-735a-9217-95e25cbd95a4', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'REPLAYED', '92915ada-479d-5e72-bd5a-22cc9e6aaca2', '\x5037eaefefd75d3a7901204f826c5d3279a430d7acbc7713576cd1b45ac99d6e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5de6-7505-a574-e57a31236d94', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'REPLAYED', 'fee3e1d3-57c7-5f7d-8a76-3a274a467682', '\xf601b0970dcbfd596e3165f96e183969d056b8e073dee46896b72eaa6ea9d883'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5deb-7097-9c8c-b95a47ea47e0', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'REPLAYED', '47783bf3-d8d9-5936-bb50-591bbf4fc702', '\x0f3920b78d75222ab590323a10b8a4e2da7feb774ae637ca2cb37072b7a87f85'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5df1-73a6-87e6-9c0efb6d0bbb', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'REPLAYED', 'fac2bbea-f537-502a-8935-5e8ad1623e88', '\xc3e9fd3d64fcb7e64bee21bae91e83ce81d3d16af18b00cf8e62c99e2c7a3d3f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5df6-734f-b7f4-ad76ecc96422', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'unapplyPayment', NULL, NULL, 'REPLAYED', 'c10e5c01-fa84-55d5-b228-b0163d530580', '\xab2b559eb4f4ee123c44518abdf06be52766b8f2568efefe1b2b33e9ac627b72'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5dfb-72b3-81d7-0cb205898f6f', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'applyPayment', NULL, NULL, 'REPLAYED', 'f8be88f3-e1c6-501b-a7d5-513f63ddf1d8', '\x23d90115153e5057979765deb4582545781fe61c2fb13b5866d5c8ed647f7924'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e01-7674-8ee8-3bd956ed3249', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'unapplyPayment', NULL, NULL, 'REPLAYED', '270e86ad-3450-58f4-ba77-e3ad0cd61b53', '\x003045c671bda368ef0a17d324c9c2649d51975b27d4c5b6a1ce3851b80dc5b5'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e06-778d-87b1-57814ed16969', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'applyPayment', NULL, NULL, 'REPLAYED', 'd9b1252b-04a8-5293-9bd4-f3601785bbda', '\x7d31c6686022ca420931ec57fc0d0910d8784b2f68ea77df86e1e12ba8d90351'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e0b-70f9-b59e-1171c04b97a9', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'removePackage', NULL, NULL, 'REPLAYED', '0011731b-6c86-5905-9743-8e7abbc50a82', '\x41054da64400dc72158e2af87056911664a9bc83244e82ff14b1e6939dbc0031'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e11-77e8-8222-a0279d7c7de7', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'arriveAppointment', NULL, NULL, 'REPLAYED', '5baab7e8-5536-5800-b23b-5c78600d311d', '\x75f8e4a6cab994f51740f832c0880477c4bb068383683f11aa3a85934b6d892c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e18-758e-9cfe-284d689bd78a', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'markNoShow', NULL, NULL, 'REPLAYED', '0f32b800-076a-5ffb-9654-38f8918b5d43', '\x96cf1e60ca1c62b759e3d9d59c94f21d00530acdafdff70bd02418ab56881db8'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e1e-7450-97bd-2c084c7e7464', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPackage', NULL, NULL, 'REPLAYED', '2e01b821-bb26-559c-9977-748f87f2b7d5', '\x9a19ba8569aad29db8614e2a3788e96f558ece4f22f7ff55bac0f1613d68962e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e25-76ba-a68c-a12a73407538', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPayment', NULL, NULL, 'REPLAYED', '55c74487-6900-542c-948f-0f73a4977d96', '\x1d64c423e4d8efe9ea37c4b7c5beed09203f532002dfd3e5e8ac2cdd4d487444'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e2a-7568-bb32-eb4bd70c88f3', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'REPLAYED', 'c85d2309-0806-519d-9da2-f78520f4cebd', '\x60955ed9c1e25e6ab6bddff26714d3b4e9f55c816a51f882a368f5afcb700f6e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e2f-77b9-8be9-6d6ed2bd3e9c', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'arriveAppointment', NULL, NULL, 'REPLAYED', 'ab8ac05a-128a-57be-99b0-bdd1ff366a45', '\x5e7a3e2c52eb41fbb091db5d613146b1ddfc06b34f1ae6df4a67c7fdd9c6e408'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e34-7096-8d1e-e39b157d06cd', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'receivePayment', NULL, NULL, 'REPLAYED', '2406e781-5420-51d0-b1bb-688bc5d54e80', '\xed287078edea01be2fcff1189d21032977c07352b9357c0bc72bd1129c1ed156'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cdb-7541-843c-46d441805fae', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'af148f1f-e2fb-4c42-b916-89d8df21e904', '\xd80c0bc176195188ff230fcd22671df5dba26d3bdf2b13333385f8c97d97bbda'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ce2-7448-ad10-c941d96c5fec', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '5fea271e-dfd0-4c17-995b-0086dfa59337', '\xd5c9cbbd6a763bd2c24a7a704d6a3351c2b63d5c360266159ffcd5bbaad89cad'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cea-75c8-8609-ff8e20cf9987', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'redeemPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'f73087da-644b-44bf-8840-dca52f04c5de', '\xf3e1256539a6c4f50d4aa4ea9135239bfead20b14f892b3ec377498aa1176378'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d09-7237-8a2b-a811ead55936', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'changePackageExpiry', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '5cce3668-1ba1-4b18-b735-76655d895e09', '\xa9d90bde4617d6635d84812fa079e6380f5ce85218c2355b3e190009efbd20f7'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d15-7325-95b7-74b332aa3255', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'arriveAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'a5fd5eff-cd4e-4cd8-8fa1-c02434cf36ec', '\xb7725b38edfa96bdbd193ce391de9f95fd4729b867d0b499472a9b951bc639ed'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d21-7356-a296-567c3c43a390', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'redeemPackage', 'Patient', '01a22333-5abc-7073-8d2d-c3a7c34c1670', 'READ', '7a76722c-22f6-46d0-9fb3-49919c51d999', '\x9795819a0c67be35b2cdabc446884ca3f5d2e09d30d98ba44323451c2e1328c0'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d58-73a6-87d0-df909f6e452c', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'undoArrival', 'Patient', '01a22333-5abc-7073-8d2d-c3a7c34c1670', 'READ', '760e428b-be93-4ed4-a1b0-d985f2551443', '\x784a862854869e30dce0a62a731c8d80453d6cde1e5b73a8a2324e5eb250ed94'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d85-7239-8464-b4ca28b0b6f8', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'f71bf934-3aca-45ad-b4c6-7f631ede59c8', '\x93c7f41df4368123b601b83dd70fdfcd1e8ba4a77b52662f6cd70ffaa927124e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d8e-7709-9cac-594eebb63022', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '026c9aee-7ddf-497c-bb94-f96b8744c6ff', '\x6329f505229fc59d22c5559f03b2525975edd8847e776971b1908726c90ed4a6'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d99-7084-92df-05bae735fdf0', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '68ba8724-cc3a-43fd-8387-9fc5be0dfc59', '\x78809d1baba6e7ccbd80316576895c358775e3d412fad9ad742a9e37b6db4d3a');
INSERT INTO public.audit_entry VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5da4-7686-966d-d260ec374a59', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'c820234d-2e42-4e29-a03f-c99803fa2708', '\x9c52fb09e23f71afbc7f634348d4269b568ce87dbccb8d72b5f56429e8375d56'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5dad-717b-88a5-e81f45d3cd5c', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '733c6d15-41b7-4594-8ee4-da87e64d81b9', '\xaffd3e7895c6ddc91c1ca3659c4443f3caf1aa7edb506c6af537a832c8af8e94'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5dc0-71f1-bb43-94b19280ec18', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'f2b7d922-bc6e-4017-a353-dda3f82a9208', '\x90f6554b7a51c3cd9e856aacd9549a06bfeafa5a541b4354033265fb32dedc68'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5dc6-71ee-850a-aedfc2273648', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'ce41acaa-9878-4726-9e45-5063b37774d8', '\xacd3a69b03dd2faadb45c9f664d3ea0ef59c71f3174df945e86e0d3317d22af6'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5dcb-735f-aad7-6662d834b9bd', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '347f2d5c-5fee-40a6-a0f2-9ecfab5955f1', '\x7e3f0450c041e5a871956970bf47096bedfa88bc2f710e9ac0d906dc91a86b79'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5dd1-74b1-a27f-b0ea6db9df28', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '37d88a1a-33c3-464b-8f93-288654fba23e', '\xdfc6e9eab5fc9293eb3ec4f5bbc956aa9657661bcd272c44cb3ecfe06e2b3395'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5dd6-7120-ae06-9e96469d84df', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'a7afa4e0-252e-4a09-8360-3959f18cb63c', '\xe63404e70378d91955fc59dc801bbcc4132bceb94b77eeebc4cd56b3c65b7f5f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ddc-7717-8815-9a2004a40bcd', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '1a7a2e65-5257-46ce-9f45-7033e610c8d9', '\x9598856054467fd767374a6cdd983a95213a0f878c5a4a14d3c5adc065e09933'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5de1-77c4-9a4b-e6a83bde0c7a', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'f56c31b8-5f06-45c9-892c-36d5dcf510ed', '\x54a6adaac35a2123fd8ce45987d47d6f9853b6bbca7442af10fa450b8da684d7'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5de8-73bd-a1f3-9be847db52b2', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '9f522671-ebac-4b77-ad96-1087195449d6', '\x89b01139eb21071cce52667c189fc01c3dc6f9a3dce1d817f2593b66ee4cb230'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5dec-7000-b78f-7b9b16b0e267', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '83b5e135-7aa1-45b2-b328-02c069059a2d', '\x5a11549615ddb61919db3fd9678ec51603a9cb605468d4f2b568a7d8d6d0f0c4'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5df3-77e9-a14b-cd134451b13e', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '792786ab-7dc6-4b5f-9790-8be85ba71d1d', '\x506d2ffeb58a94043ba1f8782db04983a4005bad962e641334a97a07164c0a6b'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5df8-7417-874e-309da02279bc', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'unapplyPayment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '33f62499-06b6-47c8-a9e1-5762b534c28e', '\x14270fb1ddcb3a4620c03a9af64199da01a85c491b9f1db14ce3af3398320fbe'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5dfe-7714-8cda-96675c959e48', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'applyPayment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'dc8cdc2c-5410-45e2-961c-4d5546da23f8', '\x3dfc1270db5dad69e7949461429f0a466713a0dcd0bd333e29f3676206c37905'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e03-757b-9cae-e106694f9598', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'unapplyPayment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '296d8079-f5fe-4747-b55a-7bf75dd5486a', '\x1a4524c087951b0660bbebd1fb854b5d1d5967da3d69450f39a69a29ca085130'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e08-748f-9e5d-36176d87447a', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'applyPayment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'b42b36a7-f928-4404-bb07-ab1605c9a979', '\x64a3f8bdf9d3440a46bce85fe7ab7d622569f9d3d3d7947cc6db3b49eac488cd'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e0d-7344-9324-c3b65ba4ef39', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'removePackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '639e3301-87c1-4cba-892a-741bcc55ba14', '\x6134ded5c3aaa1bf378b18663eaca9888ce22d35f10c22d858e30aa7ae8299df'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e14-7236-926a-7bb024d2c012', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'arriveAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'f62043eb-b0d3-400b-a395-e1007316e6fb', '\x3c54f166b42e00ae385d4f759c3135fae6869b4ad072282117b6bf0929f9a8f1'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e1b-724e-a9b7-c11da41f6e67', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'markNoShow', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'b4406113-dc76-431a-8a6a-55b29cb54e2d', '\xdcfc7f9a58411433a2eda0420dffffd13e4a544e54d33be9c4ad26a103d6ed9e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e20-7602-ad95-6e98108913e6', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '11a522ba-a63f-4745-abb1-3de2aa308ad0', '\x5f2b0529ff98b5fe79a7cf59080fba85ad54c377893d4a995e32a62693e1e784'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e27-74dd-a7f2-ac8e326c2525', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPayment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '01da2552-11d5-42bc-b74d-662ee58b1b43', '\xaf300fad1027f6f3ab78d90b7b4fa5f8a600a5134761e04c9e375d808e1f7d48'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e2b-70c3-a07e-840ac94fa3c9', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5abc-7073-8d2d-c3a7c34c1670', 'READ', 'f3f519d0-4977-4a72-b5bc-f728e30d52c0', '\x7ce6ac034b60bce1853ed3eb0d9d72bc34984c3b23ff04bf035173211bad4376'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e31-75fc-b164-5848094ea6c4', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'arriveAppointment', 'Patient', '01a22333-5abc-7073-8d2d-c3a7c34c1670', 'READ', 'c6ae66db-e55a-46fe-a05e-623e40465146', '\x91704210e02814ea48d8396074b7123981c0b1759b0d8a598aecb5a779cc232e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e37-70c7-9336-2a168693293d', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'receivePayment', 'Patient', '01a22333-5abc-7073-8d2d-c3a7c34c1670', 'READ', 'ed7c105c-b6fe-4e4c-915e-966751d3ede7', '\x828072f188e2ddc9fc67d5497d88fed1d9c0dc335566e285ccf5c78ff4f575f1'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e3d-75a2-825c-535102518845', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5abc-7073-8d2d-c3a7c34c1670', 'READ', '25db5dd3-58bf-4aff-b1e1-b3f6feca7a82', '\x4d745429b69f2714bc8994c22c12d1cadab80986e813a7796541cef8f847f8a7'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e42-72e4-808c-02b80764799e', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', 'Patient', '01a22333-5abc-7073-8d2d-c3a7c34c1670', 'READ', '5aa8b72f-764c-463d-b2e8-505aaf5d0753', '\x8ec90c0f15b0b7135c05d57cac5a6916499064714af9cc067604c0a932402f9b'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e48-7269-8045-c354d996b2f2', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'applyPayment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '3ca89484-98d6-4a54-b2cc-885af3133f4b', '\x735e133a6fc0e66b388874d3cd4c78d57bcda0e5b7cc932fbbcb9f7064a0e24e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e4e-7181-85a2-dc6a3b61d42e', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'arriveAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '2afe082b-3710-4f63-bf3e-3cd4f589ad8f', '\xf892d071fd9daf3811d4efa2f74154ea7a97707b070e9920f3e5e859b0b97848'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f4e-72b0-be7f-6b1d6527b1fc', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '60dcb1f1-19ab-4e84-b9e1-a6e8958bfcf4', '\x581d5ed31b62965035bdd678c5eca54bc4702fd5c638c2563f4e9b9c7f5f0681'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f49-70a6-8c32-ba6d95c1d1d2', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '2ecb088c-b66a-4a05-9727-9dd958101a9d', '\x246b0b36c1ebd2852c69be65ce85d8bffcae6d671b7d72e45fa8be60aaec06e4'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f44-76d8-b549-5260583f5b32', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '1b1d2a37-7de4-479e-9299-f044389e95a8', '\x6b3f46c48cf4f9c171198f2539ddb57d2b0f440eeb19877ffdfb1652544d1519'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f3d-75dd-b49f-ec2d561daba6', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '43f8d7d7-952d-4ec9-9967-47db5d18a5aa', '\x8f118651e5d9b3c1f65b174ac559e9f503ae73f7b0f1b875fc135349b8348faf'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f19-769c-8db5-bd8169940acc', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'deletePackageSale', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '9a3b4965-b468-49b0-a532-0bb2400f839e', '\x25cd936f491a0051e497375cf518103b3500a7d87aee0fd60db7ebe53b59b016'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f0d-7207-a7cb-b7fd67b8b535', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'f8df22b7-5274-4bfd-8cb6-80ac774fdbed', '\x8d8e30a7485002972f9dadf406761fac5970315754a79778f7df6a85c78cfaa6'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f08-70c9-8cca-a5176d62ad8a', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'changePackageExpiry', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '26bbe0a0-ba4c-4e90-8dcb-41f3481aa523', '\x0e459778cbe11f08e67adbb574e21c96ef4ef8fffe661e54af949ed2e78f68c0'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e3c-7114-81b6-4bd327e4f201', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'REPLAYED', '7f693039-331d-54a1-aeab-823a9eb4b2f1', '\x602501a1fbe6a5ac708b8270b001de8c97e4fde75a9349b28abb2783a3d5b698'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e40-740b-b585-114e12f2aac9', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'REPLAYED', 'd3be7e38-6eb9-5a32-b81e-7f885b5721fd', '\xf5646cb1009ad97ab90be74b106f25bb3ba24074874cca547dcece5b1b1c6588'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e46-70c3-8d42-1b24f89a5c02', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'applyPayment', NULL, NULL, 'REPLAYED', 'ffb67a1b-d87c-542c-b659-4ed5fdd87f80', '\x930573a27c989b659bc07ea9da83c83a2088d612b9748606f53cbc0513b53417'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e4b-7547-b1e9-ef80936294a0', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'arriveAppointment', NULL, NULL, 'REPLAYED', '2c150af3-c36b-5e0b-92d9-5cf4c9b3edf4', '\xa83c625da6378f4c0ff979de3a2e1aaac7f4d70de2ad2d21768a719202512e50'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e52-701b-b5ed-c494cfa820fd', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'REPLAYED', '258b5336-4612-591a-b117-79cddb37cb97', '\xb347c9c4ae64dc25d86f3b922e44ceb3844ddc1fddba0118d482556f979075dd'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e5a-71d1-8f66-96faade46e2a', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'changePackageExpiry', NULL, NULL, 'REPLAYED', 'cd1e76cb-aee9-57ef-b612-9938c8e34e4b', '\x586eba93bc76c9ed01d540b8f8d5178bddcf728467ddab7e63756b81abe04613'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e5f-7346-ba5f-09f182aa8986', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'deletePackageSale', NULL, NULL, 'REPLAYED', '70500718-d065-540b-a59f-12bf594fdb5e', '\x4575b5fde925b872f29b6e21a930205f04c4353373543479c3f5aa64f618591d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e65-70b0-862d-f850463eb57c', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'markNoShow', NULL, NULL, 'REPLAYED', 'e84204f2-f64a-5159-b18e-f199406a2a6b', '\x5360dc3d4b0f394b45acc906ff2145626e25a5fc7a9e5c8ad14d9c836eefb4e5'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e6c-71b1-bd73-cb102e70700c', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'receivePayment', NULL, NULL, 'REPLAYED', '948e0cd9-08a6-572a-9d0b-611192a8035d', '\x60bff42e47591d4b0cb5cbabe73ece814230886baab9555fb37859b8459d8a4e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e73-71b6-bd9f-6c36135393b8', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'redeemPackage', NULL, NULL, 'REPLAYED', 'dccb8789-871f-5e19-abe9-330e54a84348', '\x82fd5351fb15923b3728332d4ea625629a0b21e599a52dace0643c3cfb836d7d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e7a-7079-88ea-a195d20d7ee6', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPackage', NULL, NULL, 'REPLAYED', '29029ac9-6c60-5b1d-a75f-41a2c8569066', '\x7cff086d7fa985ac1f51b61e5760079f1dfcb699f83d6600d6c73caae0a56c4a'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e81-7587-b4cb-aeaf32d349a6', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPayment', NULL, NULL, 'REPLAYED', '908ac2c6-ea2c-5d82-acd1-7a3025d5a405', '\xb789158cd19b167d76dd67784f32811950589345f27b841f232e1edf71beff2f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ec0-70c2-b11f-e7444735bc5d', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'removePackage', NULL, NULL, 'REPLAYED', '2ac5de12-7f9c-52cb-936b-0ec0c7fb5302', '\xc8acd6cb777abdaba6fb2ba29f29b0158f682deaf9cf815ed3725c588203bcd6'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ec7-7767-9f6a-3ce71ed52cb4', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'REPLAYED', '77ce2dc2-209d-5fc8-a21e-5cd05396045d', '\xfa2d83c2b4171659befb0d4391173eb5da82cf23d29869e0aacd74c17ee0e15e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ece-7221-9d78-24cb530675ca', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'unapplyPayment', NULL, NULL, 'REPLAYED', 'ff9c38fe-cbae-5dcf-ac2c-1100e587691a', '\xa7bc69d9fb29efa6dcf88b30c81780967186badae45af5cff536e4e85feab3f7');
INSERT INTO public.audit_entry VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ed4-7581-9f21-d35bc3b23b14', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'undoArrival', NULL, NULL, 'REPLAYED', 'cad140f3-715b-56bb-974e-a7ea5be88871', '\x9dc1c772aafa71d90881546e26c951fdf58b7967f35e7602ed73e52e00f24633'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5eda-7102-8d98-d06ae95e4bb8', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'undoNoShow', NULL, NULL, 'REPLAYED', '79f236d6-fe3c-5840-9d9d-ffb915cb4296', '\xddac9a124377c70246a449a183324ec20da873935dd0f9aa17228b892033b9c8'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5edf-776a-a084-a05324a3f5a2', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'REPLAYED', '61fce460-6501-5dd8-8742-bb636312651e', '\x3f6f64216ed6342dee867dc168c294e9d7145400b5053d7be8237da67f1e45ed'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ee6-734b-8aed-aa847d92195e', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'REPLAYED', '492e9fd6-69c8-52e4-8431-805523fb2b42', '\x4edf5042b8f811e932e1ed8d01f694f3e01b51dd920043e9dd25d82589a8917a'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5eeb-7394-b935-d4ef12136d41', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'REPLAYED', '491b8171-2659-54c7-ab59-189183d04185', '\x7373d29597f3d06af7419a6979420b5935b8c7adb58ee20137ad40966e866105'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ef0-7418-bbbe-bdf87d67a455', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'markNoShow', NULL, NULL, 'REPLAYED', '31132794-ffd4-5ede-8ad7-893d9b01282e', '\x30cb80a10ca951e8ed4b97d2b7ba82225eca83a18b33ee5189195e32a6f05c5e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ef7-76f4-8217-393e4d70d7d0', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'REPLAYED', 'fbd8b2a4-d27b-5eae-a4a7-716a96b681ac', '\x79d6da94203223033ab0453706c58459690c8dfa433364e8f2aff53e377f1f53'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5efd-713c-95f3-876b9ac1ce33', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'markNoShow', NULL, NULL, 'REPLAYED', 'ccafec4b-805e-5a61-b83d-7934bf61f590', '\xf1cdf891f68568ab71c68e9c504555f58e52474ec57a8aeaa41a0daa01c46926'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f07-7382-9e76-e70626ac0be3', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'changePackageExpiry', NULL, NULL, 'REPLAYED', 'd533d37c-3981-50c7-a2d3-9ff3f3de87b6', '\x72e81b09381117c93ba60a83e9a2466b9e05b7b9153babe387f367f703ac23b8'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f0c-71ab-90fc-94d64e664cee', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPackage', NULL, NULL, 'REPLAYED', '6083f396-60f5-5901-a3ca-ea9144b9fc28', '\xe895971cbda3ccf9993c8da15dabd69a8f701e16d341067bf42a116931bcfdc5'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f13-75cf-b954-9f4d26795b23', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'REPLAYED', '5d68fd2e-fff7-5e31-8e3d-472973d07657', '\x544e22e58f274c1a2b39fcba203796ba639062771ba2456d8d4688d0afd359ec'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f17-7112-b52c-cbb9c8920dc0', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'deletePackageSale', NULL, NULL, 'REPLAYED', '5ec55230-2858-587c-990b-d0817b4356cd', '\x35ad4a65826f1db912b19c31a26721819991acfac54447d45d2b731dc4ca6625'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f1c-7205-819f-65c201cf26f7', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'redeemPackage', NULL, NULL, 'REPLAYED', '48faaf5a-f5df-5754-ba9c-5422cf1f8688', '\x700bc38870644145bfee3acb1d01849f6b3eac1de8abf8cf075a766c36812fd6'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f20-721f-967b-1e089ade2c58', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'removePackage', NULL, NULL, 'REPLAYED', '8374da4c-ec18-5c04-8d68-55dc6f24cf7d', '\xd77094b8d0b3982860fadf65db44b74dbd853825ceb0649e7da71df6706a5911'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f24-71ba-ac06-ac973e9b5fc7', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'arriveAppointment', NULL, NULL, 'REPLAYED', '251220a9-1fa3-5a7d-8c01-07e5abe7c002', '\xb31d27ad75246c971af4a130151d619a294f5c13071301b35e5b84edf1cb3ab0'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f28-7150-8c6b-827e017b7b9d', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'markNoShow', NULL, NULL, 'REPLAYED', '916d3b86-77b5-57fb-8e30-48967b8f95f8', '\x5d07cc81e896aa7591267602d2beba948f39b5a7b8dd93b258738033e905025d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f2b-7525-b2dd-a6abaa65fa8d', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'undoNoShow', NULL, NULL, 'REPLAYED', 'b494381a-b83a-5308-9d8c-1d0618aa3179', '\x9f4e7a1ad1c10a420968c68dc82513fabdf368b0d04b54eaee28b27eb1d0433b'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f2f-73f0-9c4e-00ee9a82e803', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'undoArrival', NULL, NULL, 'REPLAYED', '3822df15-8e57-5a07-8252-75075b2fefeb', '\xf13505d5065b5cfea6381f8e18251c290207480a6f2b87f184c374f9ae4cc1e7'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f34-7371-9d37-af11e3c7a9f8', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPackage', NULL, NULL, 'REPLAYED', 'c045824a-6ee9-5b07-b537-33a0a80cbcec', '\xe5a748361c2496f5b14f76fc8b1eb3bcfed4cafaab43a5a97baa3d976af16d8d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f37-719a-8703-aad7af82e2af', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'deletePackageSale', NULL, NULL, 'REPLAYED', '94602883-14c4-5f38-b6c7-33ea843be2ec', '\x5a83368cbd4661bf1879fc6c092a17d02412b0db12c30d55822a6fb74fa045d4'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f3b-725f-9e1d-007dff045499', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'REPLAYED', 'bd92e300-7026-5cbf-8ce2-69c9612eb3d3', '\x40246d6d825981f9f3e85f6fc66d2fae158e7198cb566f14c99cae3ad31d9f4e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f41-7228-938d-c4e499c0cef2', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'REPLAYED', 'e29a687c-df91-5af9-b463-56ecb572c3ad', '\xce51ed76c4d06f4978a2b0fc7a8257fec72caaabf82f810b3415aabc3ab96732'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f47-7395-92c9-ca751bc0e202', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'REPLAYED', '9cb7cffe-4a56-5fdc-ba50-44dac921a426', '\x3d8816579e75832c9a1677dc631717d48a8f2836024ea44b1b29c1d53ff5e90b'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f4c-745c-b278-7dad31a2cfcf', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'REPLAYED', 'f9b77774-90c0-508b-bf74-bcdbc18eb192', '\x5b36b41285042b1b5d7b82212ec5cc729d5a3e3557d5347af2a03451aa63f213'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f51-7329-bbd0-ac4b332512bf', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'REPLAYED', '68851c37-1d3c-5389-a0df-ae84d452c9f6', '\x9e975d587862a8d20ef2cf7bc527a98c9ee9c11d21a90f50c90efef515bba840'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f58-770f-bc2c-5a8f9dae2c0a', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'redeemPackage', NULL, NULL, 'REPLAYED', 'aed55728-6354-5a3f-ab8a-e41008394251', '\xe102bbc01edbffd2bf5ab031e216755ffc69bf6fa75ed7898be2edecd5266ef5'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f5f-77d0-9b5b-f36cf900855d', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'redeemPackage', NULL, NULL, 'REPLAYED', '0dbb5b2f-fae1-5c33-a087-98f38c6280f5', '\xfeb7a0a4c3b31ef24ec75ea6b655240b6da618a6a7bd76e231c8b861dfc803ff'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f64-7442-93ff-f02ed966fbe7', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'redeemPackage', NULL, NULL, 'REPLAYED', '9adcfd2c-7a66-5f7c-8d7c-f834da75b1b5', '\xf34cb4e4e5daef4590accbbdfd75d0a07cabcd1037eb058e3c2dfe048b77287d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f68-739a-a4c4-98c704a9bb7f', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'redeemPackage', NULL, NULL, 'REPLAYED', 'bba0297f-405f-5619-83d4-4a01beba96b6', '\x689c9a9a76e861c0f76372d3430d117037786be44995c38f6313b075e17b68a0'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f6c-7265-9307-e1b69610e882', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'redeemPackage', NULL, NULL, 'REPLAYED', 'c72db2b0-43bb-5b48-8f0d-2dbb621a0512', '\x09fa79336545109a14d91a6c15588be7ffe174afb51f1c397308e177bac5f0a2'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f6f-775a-8413-5b2b9227c64b', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'changePackageExpiry', NULL, NULL, 'REPLAYED', 'f2014e5d-bf2e-5c39-b077-c0f8923539dc', '\xfc874927b9fd30ce8572b476d9aa85dd23b188d2e3385a0dc29a76f04b51784f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f74-7418-ac69-16929a2abcbe', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'arriveAppointment', NULL, NULL, 'REPLAYED', '881deb2f-b004-5b16-839d-8a1bf5199288', '\x327a7569ee49340a0f729a7a51dc4bf200d88a8888ed75af24a3a45d9c60adbd'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f7c-7754-b13e-b8e87a39b3f7', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'deletePackageSale', NULL, NULL, 'REPLAYED', '8f4290a8-ccdd-57e3-9248-9366f917c000', '\x8e8e4f65db3cd0aab2df076601471dd4f45304a36dff7a29dd9b03f3456d0f1a'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f02-7657-a0db-fd8ee2775a08', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'markNoShow', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'e30d24cf-903f-4429-9c6f-9d5e292ee21c', '\xe321eb59a6967ac616298a752c5d287dad58f365affd85660a65fac82ae8d623'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ef9-736d-bca1-a0822dd3b8e3', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'bd2ccccc-c132-472c-a441-7d926aa2a54f', '\x16c39842284bd30af5b5d573be0638ff84240d0f6c44944e49681a3ed22c9825'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ef3-76d4-ab02-cd8bd58b0bfa', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'markNoShow', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '1d154d60-6ddb-4bde-a461-6e30024fdf60', '\x023756380001e759c69f28df791474d3588f20f84bb43f10307f2005594a91aa'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5eed-76f8-ace1-07b8bd0badd4', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '7fd5e9a7-b5fa-47c8-877c-489b2194eca4', '\xc2772f879640a2331dadd0af684e62c6e6c7811398ffaf70452a4c236cf75435'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ee8-7083-ba78-27855473407e', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'c0b59b11-574b-49bb-aa81-0adb9fdd918a', '\x41611bddda0c6b1dd6a930e29af8242f70ad708a829fbfc37f73ab280c2e4f7f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ee1-7382-8639-e1ffb6ccc0bb', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'b28aaac8-824c-4cee-82e2-ec07e7ae317e', '\xc420dded54ae397e6a26d32cc03769d6812f7097ecf60253a77388f715d87ce8'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5edc-7783-ba05-90be7f372328', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'undoNoShow', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'c556f27f-ca94-445a-89fc-4390b22c82e3', '\xdec6940e336d9808c2db433d7347d2c06ec3578922b61c35ff7057b56534399f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ed6-707f-8fe4-767a10b3901c', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'undoArrival', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'd0f655c6-60d8-4b1a-87f3-e2350d22c089', '\x909eca7959338111a7c43feca3c963d280f2c8dc04373e18721a09476cac8aa1'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ed0-7317-a729-b8ba34b2b1bc', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'unapplyPayment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'f0438b00-5da9-4606-b289-dfe35d443265', '\x599c031f7f96c8c125fda21114953da5abbf0e6c4cb05cd3eccd00f35f8447c5'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ec9-74fc-a16c-52f84da7eedc', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'b805f4de-e65e-4dc3-ae1b-2cd654cbae45', '\x740336325673160a6647e0b7a31d433893c4fe053d8d04d2c6fc0b44ae4c9871'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ec2-72e0-8769-e82afa1992c2', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'removePackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'aa864257-5ac3-40da-9997-aff9c0eb2288', '\xf9d417c2a48059e9c008f8280e6fceb8dcffaf42f15165c14e095399415ed813'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e82-731a-85d6-5fe603447c50', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPayment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '9f423ab9-97d4-4188-bfc2-3f02871517b9', '\x505e5ca3c57f0d2dcbd832592aa7f23b48dba30d7188e3486f9503e19c7380a3'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e7c-74ce-9f52-29054061af26', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'cd00c98d-58cb-4718-9c5e-633a3485f735', '\xd341d1f600f0659ee671bbacd1cfa5d2612446858dd1744eeccd4a35519621ce'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e75-77bf-9d56-3fcc5014a060', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'redeemPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'bc31239d-0190-44fe-b0d7-40f2387ab70d', '\x0b621fd476e693879dbb3bef791f25fb97a2b5f5ae09ae8b58813148244a5efa'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e6f-76e7-8e77-53ebf3b7bde3', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'receivePayment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'c49e22c2-f408-493f-a842-4f8da5ead896', '\x7261b01157a04e0af5f485ca7308e4817b1e33f61e756d2a0fba110721dc86af'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e68-7427-aa3e-946c867e1e86', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'markNoShow', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '0df71486-eabb-42b4-bb26-5de946922c4f', '\x8753da5ad780c5343e7df2ba2677c67d760876f8ef2231de3dbf162a76b82c9e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e62-7609-8099-74aa0a841892', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'deletePackageSale', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '8bd2228a-2c55-4616-b962-fc478b4ebdb9', '\x7dedde1dd3ace3f863df6bff7826fa6b7b4da6b91fb096dfdd8209378a458c8b');
INSERT INTO public.audit_entry VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e5c-7675-9559-79e7166a9aab', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'changePackageExpiry', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '00531461-b04a-4fd9-967a-11fe7e3d01bc', '\x2c8e791a939519198dae107ba0dbb16bc8ac7f5559b813d54cd29b13488e7bc2'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5e56-7285-8bb9-10e1a8c29905', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '1a59a009-c8a3-453a-9012-9c12e0264a63', '\x4f057f9394b4a7384581f9a22baf1e12b1d7881eec148ca371a791b4bc611f5a'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f7f-728f-ae82-9d9549912fc9', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'redeemPackage', NULL, NULL, 'REPLAYED', '36e648bc-4ec0-5054-965d-75a6430b31ef', '\xee1a4fbeb84021655e54bf563d10e4b40bd647606c555f1d36313b4bf210f405'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f84-748f-b8eb-f6e06ae0fd7b', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', NULL, NULL, 'REPLAYED', '6131f018-6c39-56cc-9d79-03645105153f', '\x9c3bd7be2d7f2a92bf0979569d2b1e277fab82e102dd1f8d7aa7f01463eb4459'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f88-74ac-8b4b-22ff7f748f72', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'REPLAYED', 'bc23f2c8-77bc-509d-bf64-79d56e2798eb', '\x23a69b45503fef62523409f55507dd132b2ce09c4037be55bc07bd6eb7e82a12'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f8c-7024-a6d5-73e3f709dd1f', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'sellPackage', NULL, NULL, 'REPLAYED', '53127031-7684-57d2-83e6-df02a21e502f', '\x81fe9d201db2a3584d2078669ed94d19d79a3926d7b91df9202949da8ab1ddcb'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f8f-7235-9a2d-b5da4da7198c', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'applyPayment', NULL, NULL, 'REPLAYED', '0506226d-756c-5c76-88c6-03789d8bd1d0', '\xe8a89bcd2bb746685b5fd0fb92ea3f806a89d408945f7e32ea326a3b159affbe'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f93-728a-9699-b2a76f44863f', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'applyPayment', NULL, NULL, 'REPLAYED', 'f4041f51-f765-563c-a6f8-242c7b08327f', '\x0fdfa06cd99948f3b39c8ae48cc32dc7bd03ecf310c30c262d1b006e9ccfe23f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f97-77a1-b507-508f0a2fd8c6', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'unapplyPayment', NULL, NULL, 'REPLAYED', '410574df-1f86-5daa-a3d9-f2d15dc2dd29', '\xb7c3341724826b70086396cc5ad408c774d57e757244a88f65bf1c8586d84994'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f9c-7768-9de9-974c2f69f4f8', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'refundPayment', NULL, NULL, 'REPLAYED', '35f6ab38-bfd0-5bf3-9d6e-2f0fc03a8cd4', '\xca441812272a202a337307cf309118b19f3850b859fb62564bcb52cebc494835'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5fa0-7767-94b3-5f8673f9b9a1', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'undoArrival', NULL, NULL, 'REPLAYED', '7f440fa8-6cca-59cd-9ce9-cdb15eb9dd5e', '\x533f322c305db5bcf0eddeed216cc92fb7d53cf20bb4c91070758cabe2933985'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5fa4-7557-bd53-60b76abc6ad0', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'receivePayment', NULL, NULL, 'REPLAYED', '9e9fbb60-b6d1-57e5-be25-3fc9cfea269e', '\x4633f78119bcc34f6ea718b6265f1f4c2d55a27079d7bda5f9de6b81b5c117cf'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5fa2-7551-8e68-553283a2fc29', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'undoArrival', 'Patient', '01a22333-5abc-7073-8d2d-c3a7c34c1670', 'READ', '28258a54-4afa-4803-85e7-805f87a3df2e', '\x79af48565dffa8e8945a3b6a430610c978ce4a30a48df578bf40339c84956852'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f81-70a8-a0ee-9690b2552bbd', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'redeemPackage', 'Patient', '01a22333-5abc-7073-8d2d-c3a7c34c1670', 'READ', 'cb0a3c22-36e0-44a3-826f-d598cd0e180b', '\xd85208186c70b568f566938926ef9d89839dbde12fda9516050d4b6b6593ef39'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f78-76d0-97aa-3a6d6c2fb86a', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'arriveAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', '36d4cbd5-f18d-4af5-b44e-f92cd2de1776', '\xc1e777d85959e68ccfdd36ec84aaf91b1be3b3df534ababe229235c1548d75bc'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f71-7173-929d-3b87ac0fabad', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'changePackageExpiry', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'b651d28d-730f-4056-90d8-952cd5730a85', '\xaa14e6617ade595d055e30e4ce9f8cc20b3adf0aea9b61e2ad3c63269ba1e413'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f5a-7306-8ff7-30047842ac77', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'redeemPackage', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'cc3c40c9-bd9f-47db-8463-9c33bed7beff', '\x780dd0b2d3384cb88e9543a2b0914599ec219486957834e5ca0efd91a2ca1740'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5f55-777b-b03f-37694306d586', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bookAppointment', 'Patient', '01a22333-5916-749f-9cd6-f205323f9bcf', 'READ', 'c4562049-f8a7-48c5-91ee-5de466eed24f', '\x838344943ff7256889499b59e5e1b85ca629853f99f1aad79d81f0466deddaca');

INSERT INTO public.clinic VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', 'Harbour Clinic', 'CAD', 'America/Vancouver', '2026-03-01 18:00:00+00');

INSERT INTO public.idempotency_record VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5951-76fd-b451-0ec96a0a0df0', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-sellPackage-000', 'sellPackage', '\xc1d5cd82e3742ae0f30e65b777faaafda542233097cfa5bba81137fb5fc764a7', '{"done":{"patient_package_id":"01a22333-5946-7338-82bc-0ef8696c70b0","invoice_id":"01a22333-5942-77d8-a92c-f48498044758","payment_id":"01a22333-594c-7387-9a06-e3ce6452ccc0"}}', 'e42f3614-f559-5053-9c9f-03d37ab1786f', '2026-03-02 18:00:00+00', '\xb86bfe1924628ecd4b5ca9208d769af7547848d755c1cce04719eafedd5c70f1'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5961-7219-9154-8c59d51f7a22', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-sellPackage-001', 'sellPackage', '\xe071b572960c7b8507738443c0a35912f2827a7dccd7717722c6da1bfb537a3c', '{"done":{"patient_package_id":"01a22333-595e-750c-9741-95b0dff43d34","invoice_id":"01a22333-595d-74b8-8f29-7ffcfa2d6b58","payment_id":null}}', '888bb64a-1060-5fdc-87fc-036e8771bdf8', '2026-03-02 18:00:00+00', '\x3416e32ccf93e890880f63fc109eedc87a78c995663fb93ee0dc87415b8ca685'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5970-7644-bb87-92293f8d122b', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-sellPackage-002', 'sellPackage', '\x8a48598d5a9767003ae397a820e76caadd7cd2600fd3bfb5ff3af456868e039c', '{"done":{"patient_package_id":"01a22333-596b-727e-82c6-3007a0d96815","invoice_id":"01a22333-596a-7543-bab7-2788bc33d5cd","payment_id":"01a22333-596d-7359-83a0-41bf9fdf280a"}}', 'ee92962f-8a06-597e-83a9-f161f260a0cd', '2026-03-02 18:00:00+00', '\x8f1264cab0257f3bf5e62716e639504a3718b480b90e625fd9592220e7c7f2c5'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5980-742d-abee-c6d0fc64125f', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-sellPackage-003', 'sellPackage', '\x8a48598d5a9767003ae397a820e76caadd7cd2600fd3bfb5ff3af456868e039c', '{"done":{"patient_package_id":"01a22333-597a-762b-b68a-bcfe014202fd","invoice_id":"01a22333-5979-71eb-bd25-cfa8661d4f2f","payment_id":"01a22333-597d-772c-93c3-3c3948e2ca63"}}', '70509983-4e77-5a9b-900b-068beb7d175c', '2026-03-02 18:00:00+00', '\xac37d65b3ca0c2eced1721f314377ed10b106a0729603355ea30c8bb7554f869'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-598f-7555-a6c9-8d5ea82e519f', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-sellPackage-004', 'sellPackage', '\x8a48598d5a9767003ae397a820e76caadd7cd2600fd3bfb5ff3af456868e039c', '{"done":{"patient_package_id":"01a22333-598a-72c8-8207-30523f2e05f7","invoice_id":"01a22333-5989-74a3-a164-9b830798692a","payment_id":"01a22333-598d-7672-8ac3-8c115720e7d0"}}', 'b581281f-f7cd-5c63-b1df-75601fc2de51', '2026-03-02 18:00:00+00', '\x750b27a046b2e049101c8e0117995095eb2988d7135c418d2913a121ab9e5fd5'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-599b-7295-8a58-57979a2d46d8', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-sellPackage-005', 'sellPackage', '\xe071b572960c7b8507738443c0a35912f2827a7dccd7717722c6da1bfb537a3c', '{"done":{"patient_package_id":"01a22333-5998-744f-9b85-b46d8d08a59e","invoice_id":"01a22333-5997-733b-a864-967c902a67ae","payment_id":null}}', '476e6493-66ed-5e29-a823-c265b33e4dd0', '2026-03-02 18:00:00+00', '\x121ef451dfafba2485fefa81adbfb3cf0609add45edb1864644875658f21f753'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59c5-707f-8304-2d110a9d8d42', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-bookAppointment-006', 'bookAppointment', '\xe714a81aeee6ab56b3b143053445e67096c9e609f5516eab22bf4b22fa78a3a6', '{"done":{"appointment_id":"01a22333-59c3-744a-903d-fb114055e1ab"}}', 'dcb03d2d-47ab-581a-bb0e-087a90da1f90', '2026-03-02 18:00:00+00', '\xb70cf2c52d7c33624520cfc8e5e7859642f2ee02c2f851d1c8c168df70d9b71d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59ce-76dc-8de2-d22833280b7b', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-bookAppointment-007', 'bookAppointment', '\xe714a81aeee6ab56b3b143053445e67096c9e609f5516eab22bf4b22fa78a3a6', '{"done":{"appointment_id":"01a22333-59cd-7347-9057-0a5953ffebc5"}}', '6b3041d9-2835-595a-afd9-3e8f59290c74', '2026-03-02 18:00:00+00', '\x18f3f6bb10cdf759777c2470725f80ee89568719472c62b62c995de8fde4d1a7'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59d5-76cd-a4a7-191f910b69dc', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-bookAppointment-008', 'bookAppointment', '\xe714a81aeee6ab56b3b143053445e67096c9e609f5516eab22bf4b22fa78a3a6', '{"done":{"appointment_id":"01a22333-59d4-7405-81e3-8df82c3349ca"}}', '609cdd0c-9b29-5d69-b5ae-1743a8f78eff', '2026-03-02 18:00:00+00', '\xc71aaf427cec0d5c4a6ff3998dd71348ace7e02a7af54953702d5d3afbcea22c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59dd-730a-ba0b-0a271e5cab58', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-bookAppointment-009', 'bookAppointment', '\xe714a81aeee6ab56b3b143053445e67096c9e609f5516eab22bf4b22fa78a3a6', '{"done":{"appointment_id":"01a22333-59dc-70aa-9520-6647d15e72e5"}}', '2f403b2a-7795-5249-94ec-accaabd89f7c', '2026-03-02 18:00:00+00', '\xe333523e61709b28eedc2f2d5d9ceaf813c4debb6d62baa3b164d6ccd77b5d68'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59e5-747c-9c1e-77e7230ea1d4', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-bookAppointment-010', 'bookAppointment', '\xe714a81aeee6ab56b3b143053445e67096c9e609f5516eab22bf4b22fa78a3a6', '{"done":{"appointment_id":"01a22333-59e4-737c-bc83-410478a44d9b"}}', 'b8451bb2-35b4-5b32-ba81-e10a7c9c0259', '2026-03-02 18:00:00+00', '\xcc146aa43abc50ec45e617da04ac856d7ca4c429eadb069be6609c1dc3f7bd88'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59f4-7585-8a5e-c288e338907c', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-bookAppointment-011', 'bookAppointment', '\x90ca022f702c70f80786bb06777b899aa77d1d1413c65d4d368af974f12af607', '{"done":{"appointment_id":"01a22333-59ec-763f-996f-f68293e1ea91"}}', '87ee299a-fc5a-52d5-8789-ce332a5eedb4', '2026-03-02 18:00:00+00', '\x5bfa9cf7a259d8edd002a594538170e4b5508e26c6bac201609626e952483fb5'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a01-75f3-aae7-7dac800de80a', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-bookAppointment-012', 'bookAppointment', '\x5064e9fdf712db6a3de7733b3ec69d9c6c05888ee2909329edad2ec3845ae9f7', '{"done":{"appointment_id":"01a22333-59fb-71ba-9aed-3b7ef11381f6"}}', '92915ada-479d-5e72-bd5a-22cc9e6aaca2', '2026-03-02 18:00:00+00', '\x24045e81d2abb7b02af337af180bf6bee07e5b2fff77a0383adc7cd76ccbde25'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a0c-7215-ba3d-9d33e382b697', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-bookAppointment-013', 'bookAppointment', '\x9a9e9339b1efd6c8c095a430123a0a3cec570a96f53ce9a6c3177915a17d203a', '{"done":{"appointment_id":"01a22333-5a07-7335-a9e5-8ed73cd7922d"}}', 'fee3e1d3-57c7-5f7d-8a76-3a274a467682', '2026-03-02 18:00:00+00', '\x1c37e8e0ed1626dc82f63bfba54eee2ac281de87520a5e94f08258182aff8f19'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a19-71dc-bfba-76e763b36ba7', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-bookAppointment-014', 'bookAppointment', '\xdd3c35ff7a3894d2f130d00723e74687d4b023b7d94612a0d186cec5c1c8152e', '{"done":{"appointment_id":"01a22333-5a13-7376-9b93-e9f0e857d876"}}', '47783bf3-d8d9-5936-bb50-591bbf4fc702', '2026-03-02 18:00:00+00', '\xa988c26abd0fdb2ca34292a60f37e8df61a8040bcde72c90c54acb38645d9acf'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a22-7580-bdff-e12be4b3fec5', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-bookAppointment-015', 'bookAppointment', '\xe714a81aeee6ab56b3b143053445e67096c9e609f5516eab22bf4b22fa78a3a6', '{"done":{"appointment_id":"01a22333-5a21-7793-aadd-58b37d880943"}}', 'fac2bbea-f537-502a-8935-5e8ad1623e88', '2026-03-02 18:00:00+00', '\xab0b2822f1b1e0edfa9fef5598f51bfc72e7ad5cca97a2f9a9ec021fc3f5107c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a3b-7011-ad21-bb372f876370', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-unapplyPayment-016', 'unapplyPayment', '\xb96a5d59e85821fc5e57f1d3bc7f65738461384a8e54ba54c8e4f489f4a74536', '{"done":{"payment_id":"01a22333-594c-7387-9a06-e3ce6452ccc0","invoice_id":"01a22333-5942-77d8-a92c-f48498044758"}}', 'c10e5c01-fa84-55d5-b228-b0163d530580', '2026-03-02 18:00:00+00', '\x92bfb7cdcae0f0d4c105ae6653e0483afe0ba5fc7949fe32190cad33e9738080'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a49-712e-b672-57c07f800fb2', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-applyPayment-017', 'applyPayment', '\x8769f6596638ab8daf556c54b1def569e659714f8faeba7e87d890181777a938', '{"done":{"payment_id":"01a22333-594c-7387-9a06-e3ce6452ccc0","invoice_id":"01a22333-5942-77d8-a92c-f48498044758"}}', 'f8be88f3-e1c6-501b-a7d5-513f63ddf1d8', '2026-03-02 18:00:00+00', '\x9567e8e8a2c7ba968673a2c30bb044c691e3d655b70321e27ae54f46e57179c3'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a52-767d-8077-8e299d72ba83', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-unapplyPayment-018', 'unapplyPayment', '\x70932d9a61154404970d3a9bf4d8411d6c9ed421383626410f9b73c0ca890f78', '{"done":{"payment_id":"01a22333-596d-7359-83a0-41bf9fdf280a","invoice_id":"01a22333-596a-7543-bab7-2788bc33d5cd"}}', '270e86ad-3450-58f4-ba77-e3ad0cd61b53', '2026-03-02 18:00:00+00', '\xdfef295f9caca9e5361a7a468f19128ffc15e9e7d996d79f548ec9e6bc797521'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a5b-714c-b852-565c2105a0ac', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-applyPayment-019', 'applyPayment', '\x222992b4dfcfc734ceb8a3fcb10a1efd12a55b8b3daae6683fa34bf1f05ac32b', '{"done":{"payment_id":"01a22333-596d-7359-83a0-41bf9fdf280a","invoice_id":"01a22333-596a-7543-bab7-2788bc33d5cd"}}', 'd9b1252b-04a8-5293-9bd4-f3601785bbda', '2026-03-02 18:00:00+00', '\x83a551f261c90d30d0072351de8e5d9ba54b4fcbe62dccdc1188bb906c89208c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a6f-7705-ad13-1fc40e361d60', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-removePackage-020', 'removePackage', '\x3178a12cfcd0f386d4fc4fc6fc9a19602f118f601caa9a910e7ed1b5ff754b9d', '{"done":{"appointment_id":"01a22333-5a07-7335-a9e5-8ed73cd7922d","patient_package_id":"01a22333-5946-7338-82bc-0ef8696c70b0"}}', '0011731b-6c86-5905-9743-8e7abbc50a82', '2026-03-02 18:00:00+00', '\x81b54f1d5196458a0d2e2cf924f86663c4ad58aae1aa818d8513bfde716ed7b7'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a87-75f7-8468-9fa79324bc6a', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-arriveAppointment-021', 'arriveAppointment', '\x63aec0ec86786eeab6ae9afed84d939354bda8b19026fe9d699608bfe7ccdd76', '{"done":{"appointment_id":"01a22333-5a13-7376-9b93-e9f0e857d876","invoice_id":"01a22333-5a81-77f9-b8a5-82be91b8b26b","patient_package_id":"01a22333-5946-7338-82bc-0ef8696c70b0"}}', '5baab7e8-5536-5800-b23b-5c78600d311d', '2026-03-02 18:00:00+00', '\x4369f926df30eab14b37263d3d583c093b87d6fcfa9cce7d23ab1dcbb47e9cdc'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a99-747a-b8a7-3353e712e3a5', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-markNoShow-022', 'markNoShow', '\xf0694b7b0f51187f99e74d122476ca301a37e6c231351ec598489b5d29cfa385', '{"done":{"appointment_id":"01a22333-5a21-7793-aadd-58b37d880943","invoice_id":"01a22333-5a97-7400-a35d-081a0d607a47","patient_package_id":null}}', '0f32b800-076a-5ffb-9654-38f8918b5d43', '2026-03-02 18:00:00+00', '\x7fb3191ce8ee1e1adce6536df4a73a2f6c66905ccd479d568c7c7832e44be8e0'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5aac-769e-977d-50b6d3c57182', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-refundPackage-023', 'refundPackage', '\x91ff02d90448dd7ca6549c9a5863b4ff3fc8f431461a1004120dcd77de16c1d9', '{"done":{"patient_package_id":"01a22333-597a-762b-b68a-bcfe014202fd","patient_id":"01a22333-5916-749f-9cd6-f205323f9bcf","appointment_ids":[]}}', '2e01b821-bb26-559c-9977-748f87f2b7d5', '2026-03-02 18:00:00+00', '\x27e797def22aa09bca39b093dd44278f65170538f768187d75a7e0014bf0ec9c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ab7-75ec-ae98-ed4a42be0c63', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-refundPayment-024', 'refundPayment', '\xe5e44d538df123526236b9b8d789a8d42eaa145bd3b96ec5b36192e10500e85f', '{"done":{"payment_id":"01a22333-594c-7387-9a06-e3ce6452ccc0"}}', '55c74487-6900-542c-948f-0f73a4977d96', '2026-03-02 18:00:00+00', '\xebb715722149da3a6ec2659d435989fb1842073a5fc85ec63cfeb46cba3577c8'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ac9-70af-ad00-0eaf1f4db70b', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-bookAppointment-025', 'bookAppointment', '\x5ae2568ff6df67bc9e64dd05c91ab7989d07d2b9e5b46be790bcdecbcb5b1f64', '{"done":{"appointment_id":"01a22333-5ac8-7592-9bea-c7d781f54202"}}', 'c85d2309-0806-519d-9da2-f78520f4cebd', '2026-03-02 18:00:00+00', '\xed78be4e9f76e2315f1dd60fc1a8928d1481c6a194edbdf2833163429f29d660'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ad7-74c8-8dfe-9c03f06f4d2c', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-arriveAppointment-026', 'arriveAppointment', '\xe702c644dc6c0d8c51bfcc595700d4b7cb0060f46b98a4652416540f4b5f03ea', '{"done":{"appointment_id":"01a22333-5ac8-7592-9bea-c7d781f54202","invoice_id":"01a22333-5ad6-74d2-a56f-4e5b4f754152","patient_package_id":null}}', 'ab8ac05a-128a-57be-99b0-bdd1ff366a45', '2026-03-02 18:00:00+00', '\x735f69fc5030833dbe28b2c1d58e8f156288c0baa2dbdc0505f39c8ca0c57f6b'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ae6-71ce-8115-104f6219a4b1', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-receivePayment-027', 'receivePayment', '\xaa86c5376baec190aa41ba013aa2dc129393855464ef72da15f1b5a603a24433', '{"done":{"payment_id":"01a22333-5ae4-7799-b4fb-c75cd66b4386","patient_id":"01a22333-5abc-7073-8d2d-c3a7c34c1670","invoice_ids":["01a22333-5ad6-74d2-a56f-4e5b4f754152"]}}', '2406e781-5420-51d0-b1bb-688bc5d54e80', '2026-03-02 18:00:00+00', '\x72d81375d6f76f7ff5497a88e250dcdd95051b5acc1649ed36865fc46d3f649f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5aef-7320-a780-47314f3034b0', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-bookAppointment-028', 'bookAppointment', '\xecc447282750d16e289b9e92f5940d40f89c35def6f6b4f3f5be9caf5dd507ef', '{"done":{"appointment_id":"01a22333-5aef-7320-a780-472fa09a544b"}}', '7f693039-331d-54a1-aeab-823a9eb4b2f1', '2026-03-02 18:00:00+00', '\xd01c0df33e85b59e311e429ea4342d8bd3df15665009ff4a1343d02f25ced317'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5af9-760d-84a4-7219b1069a35', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-sellPackage-029', 'sellPackage', '\xa5ad2667729654b3cd623f07c2e5742d35fd2de3c48c49edcef9cf117f224b5f', '{"done":{"patient_package_id":"01a22333-5af6-7723-b16f-a2e60e4e5c3b","invoice_id":"01a22333-5af5-75df-a95b-fa1aabdc677d","payment_id":null}}', 'd3be7e38-6eb9-5a32-b81e-7f885b5721fd', '2026-03-02 18:00:00+00', '\x11f706b4c4162f760bac928a86c4ac112043bcd2b188ff4f2d60a0940683fef8'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b02-7162-934f-313f91ec92f0', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-applyPayment-030', 'applyPayment', '\x2314f11b6e9b2c011245f08252f2042ee7eb20d8ffb7cefcd4a89cbff1d53b37', '{"done":{"payment_id":"01a22333-594c-7387-9a06-e3ce6452ccc0","invoice_id":"01a22333-595d-74b8-8f29-7ffcfa2d6b58"}}', 'ffb67a1b-d87c-542c-b659-4ed5fdd87f80', '2026-03-02 18:00:00+00', '\x15c5bb11f7d285e4c71265ef71610b5a2a9b9fde76ef6e965e0ee1097849c6bf'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b0f-712a-9716-16703aea7957', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-arriveAppointment-031', 'arriveAppointment', '\x3611659d90a246b2641cb0c2ccb78fd91b4ed05456779300975936e387db6b7c', '{"done":{"appointment_id":"01a22333-59fb-71ba-9aed-3b7ef11381f6","invoice_id":"01a22333-5b0b-7284-b593-e6248852e4d3","patient_package_id":"01a22333-5946-7338-82bc-0ef8696c70b0"}}', '2c150af3-c36b-5e0b-92d9-5cf4c9b3edf4', '2026-03-02 18:00:00+00', '\x5a1d460390c3dcc059c08a23368a408d20c3ccc3ab4ade5dbfbc7294f8098f85'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b1c-737f-8eb1-e8b4496d38aa', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-bookAppointment-032', 'bookAppointment', '\x06648ea8645bf50c6e8fd51f9f5b599796f5d6af558ccc1262c8cd1d99ffdfa7', '{"done":{"appointment_id":"01a22333-5b17-75b2-b39d-f74ba2064dd7"}}', '258b5336-4612-591a-b117-79cddb37cb97', '2026-03-02 18:00:00+00', '\xfc27ea0f9f347cba790920ee5fc545c954dcbcd87d433b649463262de6fcd041'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b29-773c-b9b2-3ffd72fff88d', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-changePackageExpiry-033', 'changePackageExpiry', '\xf62ca79bd17155aec4107158720253a9d5f9ac88beb5babf2bdf290ba2d00d19', '{"done":{"patient_package_id":"01a22333-5946-7338-82bc-0ef8696c70b0"}}', 'cd1e76cb-aee9-57ef-b612-9938c8e34e4b', '2026-03-02 18:00:00+00', '\x507c07f126a6e5be200cca9f2310966a65e8e7d6fc7589ae4d7231f0011d9e54'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b38-7339-848f-3f8ca0ba6ff4', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-deletePackageSale-034', 'deletePackageSale', '\xe290a69733d28126d3d84533e8a8c41d7e22562d0c363c40322696499c7a7c56', '{"done":{"patient_package_id":"01a22333-5998-744f-9b85-b46d8d08a59e","patient_id":"01a22333-5916-749f-9cd6-f205323f9bcf","appointment_ids":[]}}', '70500718-d065-540b-a59f-12bf594fdb5e', '2026-03-02 18:00:00+00', '\xec9ce2d978f58616b1557fa921e5939dce12d410681fdf20d4ab7515aa1f4583'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b50-717c-b6da-9f48ed1ed9aa', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-markNoShow-035', 'markNoShow', '\x9362ac843a7c4b4c586e53daa418cf1766c3f16f36c537015363789fed0f9583', '{"done":{"appointment_id":"01a22333-59e4-737c-bc83-410478a44d9b","invoice_id":"01a22333-5b4b-71b3-bd3b-aacfb58592f3","patient_package_id":"01a22333-5946-7338-82bc-0ef8696c70b0"}}', 'e84204f2-f64a-5159-b18e-f199406a2a6b', '2026-03-02 18:00:00+00', '\x4912cbd138317dd3081e4e4cb65e37ab98b085385cd5805a8fde90d7a0b27614'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b5a-76e0-a82f-9e32f29e94ef', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-receivePayment-036', 'receivePayment', '\xf40d63fafd0e56d9e4c434ede8379191a016acdcce2cc5134bb2fd59a9033bc4', '{"done":{"payment_id":"01a22333-5b58-753c-8c9e-6ecb4f6ab1f1","patient_id":"01a22333-5916-749f-9cd6-f205323f9bcf","invoice_ids":["01a22333-595d-74b8-8f29-7ffcfa2d6b58"]}}', '948e0cd9-08a6-572a-9d0b-611192a8035d', '2026-03-02 18:00:00+00', '\x659063c213eb486f134e2828bea373975c9aa36e30bf901e718e6ed1115be7d3'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b70-75d1-9500-d6b2cbb7b61d', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-redeemPackage-037', 'redeemPackage', '\x4246e6b84b8d419ec937fbd3ee5ad1762ba3960527911701ce1890c09082e3cc', '{"done":{"redemption_id":"01a22333-5b6d-7165-b554-f6ad39d3200c","patient_package_id":"01a22333-5946-7338-82bc-0ef8696c70b0","appointment_id":"01a22333-59d4-7405-81e3-8df82c3349ca"}}', 'dccb8789-871f-5e19-abe9-330e54a84348', '2026-03-02 18:00:00+00', '\xe124489b5eab81e6904656f535dd7f20278a2815a145aaebad94f3a4f7b917ff'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b85-7672-b474-ce96b42fef15', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-refundPackage-038', 'refundPackage', '\x4314c28de65dbccc20afb08d446069c4be143211ea6d0d0a89b3e4f45ec164e0', '{"done":{"patient_package_id":"01a22333-598a-72c8-8207-30523f2e05f7","patient_id":"01a22333-5916-749f-9cd6-f205323f9bcf","appointment_ids":[]}}', '29029ac9-6c60-5b1d-a75f-41a2c8569066', '2026-03-02 18:00:00+00', '\x373376875140c6962c1f1a687383464397b622fffbb11d9d8302f5ecbf31a452'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b94-7490-add1-2b8c0837b5c4', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-refundPayment-039', 'refundPayment', '\x5622ac8c0821ee37b9d1fecf1822c6c2a205063582a007c6e85fc36354c56d45', '{"done":{"payment_id":"01a22333-594c-7387-9a06-e3ce6452ccc0"}}', '908ac2c6-ea2c-5d82-acd1-7a3025d5a405', '2026-03-02 18:00:00+00', '\xb0ddf05939a3dedb7ffdf5ef81f60fcf7b14804679dc43caa8aa79903b0d6fbc'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b9e-7119-be2a-3a9501335cc4', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-removePackage-040', 'removePackage', '\x5475e217100b5630dce3fddd56d80df37a8b5c059a70a3ff715486e2bef402f3', '{"done":{"appointment_id":"01a22333-59ec-763f-996f-f68293e1ea91","patient_package_id":"01a22333-5946-7338-82bc-0ef8696c70b0"}}', '2ac5de12-7f9c-52cb-936b-0ec0c7fb5302', '2026-03-02 18:00:00+00', '\x52824702dd78bd39139471a0ba6767aa33dfe9512a626137761989c20cb08cc9'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bab-7080-a092-6f6dbb8d880b', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-sellPackage-041', 'sellPackage', '\x55c145f3c97db17f41355c2b6692b4a63cdec226a6e933059853c209ad93673f', '{"done":{"patient_package_id":"01a22333-5ba7-7140-82ec-429cc93182d1","invoice_id":"01a22333-5ba6-7784-8abe-6f401b290b0a","payment_id":"01a22333-5ba9-712a-8740-593c41b8ec6b"}}', '77ce2dc2-209d-5fc8-a21e-5cd05396045d', '2026-03-02 18:00:00+00', '\x046e4768f92b5e76db09e7886f9600ecc6fb70fa907ee9cb2432ac41a1d3aaf9'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bb5-74c3-9a87-9b80212782c5', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-unapplyPayment-042', 'unapplyPayment', '\x265ce15b202234bf6226e51a46bb730788b668ca3c499cf6e46b1287808f89be', '{"done":{"payment_id":"01a22333-596d-7359-83a0-41bf9fdf280a","invoice_id":"01a22333-596a-7543-bab7-2788bc33d5cd"}}', 'ff9c38fe-cbae-5dcf-ac2c-1100e587691a', '2026-03-02 18:00:00+00', '\x0c769374ce1e088fd28f7157c03c01e35470ed397fdb4887e209d13f654647f2'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bcb-74b5-85d7-e59fa1ab29a8', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-undoArrival-043', 'undoArrival', '\x1af11727e1f07afa4edf036d9764ca85827a9e250ecd9e552b02162e6a108055', '{"done":{"appointment_id":"01a22333-5a13-7376-9b93-e9f0e857d876","patient_package_id":"01a22333-5946-7338-82bc-0ef8696c70b0"}}', 'cad140f3-715b-56bb-974e-a7ea5be88871', '2026-03-02 18:00:00+00', '\xf4b62bfa98bb4f1683425eafcac3b6ac610c3496ca35d97ed60a4a646004502e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bdb-735f-95f6-22cd74d8ef0f', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-undoNoShow-044', 'undoNoShow', '\xe47aa83e1dc47f036cec708e050f2e061583a1b13b2a80ed4f19b3dbb2ee2c4a', '{"done":{"appointment_id":"01a22333-5a21-7793-aadd-58b37d880943","patient_package_id":null}}', '79f236d6-fe3c-5840-9d9d-ffb915cb4296', '2026-03-02 18:00:00+00', '\xd58f25d31c7bf3f86f5af133ca6c396a768ab095fd707b15955f4bab66c0088c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5be7-772e-8992-e4edac470a6b', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-sellPackage-045', 'sellPackage', '\x8a48598d5a9767003ae397a820e76caadd7cd2600fd3bfb5ff3af456868e039c', '{"done":{"patient_package_id":"01a22333-5be3-70a2-891a-54cc2e968edb","invoice_id":"01a22333-5be2-700e-9eb8-3e939689c652","payment_id":"01a22333-5be5-7218-b8cd-1662d363d156"}}', '61fce460-6501-5dd8-8742-bb636312651e', '2026-03-02 18:00:00+00', '\x8c127894bd17e0bfddcb9ac6d0ffc742c2136a0edf7d9480679772c6fbd9be5c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bef-775d-999b-ad6330c39e30', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-bookAppointment-046', 'bookAppointment', '\x77bfb29e3f0381f0c8ad102d6ef4e357f81001d160f1e44bd27ae0636305db46', '{"done":{"appointment_id":"01a22333-5bee-7141-ba35-51e6944b316c"}}', '492e9fd6-69c8-52e4-8431-805523fb2b42', '2026-03-02 18:00:00+00', '\x1d4f0f5b40cdfffaa069fa43d255a32edc254982d69aa3a18fca1ac7b29cf37f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bf8-74d7-b3bf-35ec06cfa457', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-bookAppointment-047', 'bookAppointment', '\xce18be1a148484f8c8514769e348d610cf5dad23f8c117c665dca9ed6c831644', '{"done":{"appointment_id":"01a22333-5bf5-7256-b824-fe7fbdd75820"}}', '491b8171-2659-54c7-ab59-189183d04185', '2026-03-02 18:00:00+00', '\x5d2dd4518d74eecc9ccdefe6b3db61bb0fa587e6690569b85bf43999111bc3d0'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c08-776b-b4a3-c19480959a02', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-markNoShow-048', 'markNoShow', '\x28c5a9950c086da034397ed4e990ea206f543510e4008ccb160a99083473ed99', '{"done":{"appointment_id":"01a22333-5bf5-7256-b824-fe7fbdd75820","invoice_id":null,"patient_package_id":"01a22333-5be3-70a2-891a-54cc2e968edb"}}', '31132794-ffd4-5ede-8ad7-893d9b01282e', '2026-03-02 18:00:00+00', '\x1747624bf5a5e205211c192eebd3199e995efd07dfc6765efd09b00003a8979f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c19-76ef-a0aa-0e26881e5062', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-bookAppointment-049', 'bookAppointment', '\xce18be1a148484f8c8514769e348d610cf5dad23f8c117c665dca9ed6c831644', '{"done":{"appointment_id":"01a22333-5c12-73fd-8879-2e24969812b1"}}', 'fbd8b2a4-d27b-5eae-a4a7-716a96b681ac', '2026-03-02 18:00:00+00', '\x1b9d70ad0bfebcbc406287f706d76d70a1750e9191da1b606cca63f5a4299fef');
INSERT INTO public.idempotency_record VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c2d-757c-9d89-1bf075d1dcf6', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-markNoShow-050', 'markNoShow', '\x4e7ec5b14c8b24032c6d1ca70d98d956c68744293d7871e376425369a8496c46', '{"done":{"appointment_id":"01a22333-5c12-73fd-8879-2e24969812b1","invoice_id":"01a22333-5c27-7666-b00f-3f71c790a169","patient_package_id":"01a22333-5be3-70a2-891a-54cc2e968edb"}}', 'ccafec4b-805e-5a61-b83d-7934bf61f590', '2026-03-02 18:00:00+00', '\x9a624830a472d8a0f266fe424969d156c88cb3a80b158ed830a4e1767181a354'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c40-7370-b90b-40cd2506c21d', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-changePackageExpiry-051', 'changePackageExpiry', '\xedade93effa09fec24b94899ed614f1d04f678a8cc01f41b50c8bc2ffb0f7963', '{"done":{"patient_package_id":"01a22333-5be3-70a2-891a-54cc2e968edb"}}', 'd533d37c-3981-50c7-a2d3-9ff3f3de87b6', '2026-03-02 18:00:00+00', '\x3adeb1a0541fdcecc573884f2c159bf1ae93d8a7e97235f9298501a669cde2f7'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c53-7363-a083-1a311430e91c', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-refundPackage-052', 'refundPackage', '\xf3d02c584ed85a054b1ccaae8b451341fd038d98fc65db22de5ab0afb36cb9f3', '{"done":{"patient_package_id":"01a22333-5be3-70a2-891a-54cc2e968edb","patient_id":"01a22333-5916-749f-9cd6-f205323f9bcf","appointment_ids":[]}}', '6083f396-60f5-5901-a3ca-ea9144b9fc28', '2026-03-02 18:00:00+00', '\xede9b047a5bad724af5b403ca14ebda923f0203d3b4258b2aa133dff86ccea0d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c66-7562-b7e4-0d98891982c0', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-sellPackage-053', 'sellPackage', '\xe071b572960c7b8507738443c0a35912f2827a7dccd7717722c6da1bfb537a3c', '{"done":{"patient_package_id":"01a22333-5c61-7784-893f-9f86a6025a37","invoice_id":"01a22333-5c5f-75eb-a828-8f9bd705e8d3","payment_id":null}}', '5d68fd2e-fff7-5e31-8e3d-472973d07657', '2026-03-02 18:00:00+00', '\x948ebf7d7651cee33a489c13f44c6c6e2e1409462ae4103dc6846e4c015d0a35'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c75-77e9-87ea-c95f6b55f3dc', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-deletePackageSale-054', 'deletePackageSale', '\x53460489d5d37a5d46247a0d0b2718ca3ec99daa92ef94c4a17520172a0c35d3', '{"done":{"patient_package_id":"01a22333-5c61-7784-893f-9f86a6025a37","patient_id":"01a22333-5916-749f-9cd6-f205323f9bcf","appointment_ids":[]}}', '5ec55230-2858-587c-990b-d0817b4356cd', '2026-03-02 18:00:00+00', '\x270a6a07762c46832dd85c2183eba624cde565def4ae048da18acd073cde02bf'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c7f-76d4-ac13-4f3f5a1e3b10', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-redeemPackage-055', 'redeemPackage', '\x4246e6b84b8d419ec937fbd3ee5ad1762ba3960527911701ce1890c09082e3cc', '{"refused":"ALREADY_COVERED","fields":{"message":"There is a package on this appointment already.","path":["input","appointmentId"]}}', '48faaf5a-f5df-5754-ba9c-5422cf1f8688', '2026-03-02 18:00:00+00', '\x0734981ce2c5376e1ab29ba9f1a7c37d960561c71ecffcf395c8dcd218ef7006'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c85-747e-a15f-1333a947d9da', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-removePackage-056', 'removePackage', '\x5475e217100b5630dce3fddd56d80df37a8b5c059a70a3ff715486e2bef402f3', '{"refused":"NOT_COVERED","fields":{"message":"There is no package on this appointment.","path":["input","appointmentId"]}}', '8374da4c-ec18-5c04-8d68-55dc6f24cf7d', '2026-03-02 18:00:00+00', '\x35dac939f31608c21055e44335533b03a7f3334ccb8b0f022bdfd82525d499a9'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c8d-7052-870f-bc18600b178a', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-arriveAppointment-057', 'arriveAppointment', '\x3611659d90a246b2641cb0c2ccb78fd91b4ed05456779300975936e387db6b7c', '{"refused":"WRONG_STATUS","fields":{"message":"The appointment is already arrived.","path":["input","appointmentId"],"status":"ARRIVED"}}', '251220a9-1fa3-5a7d-8c01-07e5abe7c002', '2026-03-02 18:00:00+00', '\xd7974788990b67642cb3e861793b09d70f8421a7683395d5822d9c2bdc77a949'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c95-71f9-aee1-6036c5a8ce5d', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-markNoShow-058', 'markNoShow', '\x9362ac843a7c4b4c586e53daa418cf1766c3f16f36c537015363789fed0f9583', '{"refused":"WRONG_STATUS","fields":{"message":"The appointment is marked as a no-show.","path":["input","appointmentId"],"status":"NO_SHOW"}}', '916d3b86-77b5-57fb-8e30-48967b8f95f8', '2026-03-02 18:00:00+00', '\x3f2030d50b1adfba9a7106e65040b514671c439b631f8da0d97acc8fe5b6e3d2'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c9c-7799-8b8f-624a0e3be143', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-undoNoShow-059', 'undoNoShow', '\xe47aa83e1dc47f036cec708e050f2e061583a1b13b2a80ed4f19b3dbb2ee2c4a', '{"refused":"WRONG_STATUS","fields":{"message":"The appointment is booked.","path":["input","appointmentId"],"status":"BOOKED"}}', 'b494381a-b83a-5308-9d8c-1d0618aa3179', '2026-03-02 18:00:00+00', '\x54fd3a363ded512b1598b23ac0604c13ef11cb4cda03901d629bbad7eedf53f5'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ca3-72f0-aab5-75fbe58285e1', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-undoArrival-060', 'undoArrival', '\x1af11727e1f07afa4edf036d9764ca85827a9e250ecd9e552b02162e6a108055', '{"refused":"WRONG_STATUS","fields":{"message":"The appointment is booked.","path":["input","appointmentId"],"status":"BOOKED"}}', '3822df15-8e57-5a07-8252-75075b2fefeb', '2026-03-02 18:00:00+00', '\x3c5fda72534594062367e38f38edf0907105e066591ec831d8fa6a30ce469903'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cab-7004-a092-e2a90cee3b5e', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-refundPackage-061', 'refundPackage', '\x4314c28de65dbccc20afb08d446069c4be143211ea6d0d0a89b3e4f45ec164e0', '{"refused":"PACKAGE_REFUNDED","fields":{"message":"The package was refunded before.","path":null}}', 'c045824a-6ee9-5b07-b537-33a0a80cbcec', '2026-03-02 18:00:00+00', '\xa69448586a2ceaaedb342839dd8e52d8cc32206659a067ffb681c0d82c8e8074'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cb1-7130-91ef-8e54870ea892', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-deletePackageSale-062', 'deletePackageSale', '\xe290a69733d28126d3d84533e8a8c41d7e22562d0c363c40322696499c7a7c56', '{"refused":"NOT_FOUND","fields":{"message":"There is no such thing here.","path":["input","patientPackageId"]}}', '94602883-14c4-5f38-b6c7-33ea843be2ec', '2026-03-02 18:00:00+00', '\xd5c1ff31dc357e64517f03f94c449480f9cbd9930552c5dd3607cdd57d770880'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cc4-761a-b923-a5943703468b', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-sellPackage-063', 'sellPackage', '\xd6ffe7ba34297bd35b425dd560154fadc86e50dfdd9b3cbfc46ab147221fa655', '{"done":{"patient_package_id":"01a22333-5cc0-75d4-b854-4c212d31920f","invoice_id":"01a22333-5cbf-7558-b381-f66249a8f793","payment_id":"01a22333-5cc2-7669-aee5-733fc87372c5"}}', 'bd92e300-7026-5cbf-8ce2-69c9612eb3d3', '2026-03-02 18:00:00+00', '\xdccb595b42bc842ae5c252198890766853695f1876875071df04da2fea3f0eaf'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ccc-7097-99b8-d2cf5ba020de', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-bookAppointment-064', 'bookAppointment', '\x3597e0a633d2d8b26da1eea6e7d5699b7852b5cc72f02acd08cd56cf9d423bf9', '{"done":{"appointment_id":"01a22333-5ccb-776c-b839-f0d0641132e5"}}', 'e29a687c-df91-5af9-b463-56ecb572c3ad', '2026-03-02 18:00:00+00', '\xe346b12401e67a9635083e128b6e396fa3177e5e2f52c1a416ad1f89d72918f9'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cd3-7558-a2ca-51058731f829', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-bookAppointment-065', 'bookAppointment', '\x240dfd69641eb07e49133359f3b42ff903bb3cb7739ee6194766e854370d94bd', '{"done":{"appointment_id":"01a22333-5cd2-734d-8776-4188cb2e5362"}}', '9cb7cffe-4a56-5fdc-ba50-44dac921a426', '2026-03-02 18:00:00+00', '\xa32b443a550090bab607908e7182be8f43ce1b7949a191c875fd989027965aff'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cda-7091-916a-ed2de925a15a', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-bookAppointment-066', 'bookAppointment', '\x9cda0df3ee65e51ea73bcd1b6a75d7fc433c213640aab078d53912d6ee9dfcee', '{"done":{"appointment_id":"01a22333-5cd9-7521-a5aa-baf332f6630a"}}', 'f9b77774-90c0-508b-bf74-bcdbc18eb192', '2026-03-02 18:00:00+00', '\xfe168c511b810a33a5f81452ffe41c402d913bc57ca3e0b589e0e00213913fbe'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ce0-7217-8f95-6b0334a21e4e', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-bookAppointment-067', 'bookAppointment', '\xc4525e20142a1a915e6b71d52c585d18d6a46caccd414c12ee38ec4ec8a9e0bc', '{"done":{"appointment_id":"01a22333-5cdf-7208-94fc-a94abf505632"}}', '68851c37-1d3c-5389-a0df-ae84d452c9f6', '2026-03-02 18:00:00+00', '\x6df8e037a7c28ed672bb347b3bf1c8c4aca4ffdb8edc5228203776c58ffe13ef'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ce9-7452-bef2-00a4b559516f', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-redeemPackage-068', 'redeemPackage', '\x8d3decf3ed4b29c940dfbfe7cb70b4f13a000b0232cbce733ae3567ed8648311', '{"done":{"redemption_id":"01a22333-5ce7-70f3-83fa-f049fbbae537","patient_package_id":"01a22333-5cc0-75d4-b854-4c212d31920f","appointment_id":"01a22333-5ccb-776c-b839-f0d0641132e5"}}', 'aed55728-6354-5a3f-ab8a-e41008394251', '2026-03-02 18:00:00+00', '\x8e852d507eb441f1aa441e1f127fe3f7f089ff237510dee17094a44732e6849b'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cf1-7292-9048-7a4ce2e49c3a', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-redeemPackage-069', 'redeemPackage', '\x749fc2f46346d2865b9e7ae658375feb1bcf6c64b766c4471148e534e5fc116d', '{"refused":"PACKAGE_USED_UP","fields":{"message":"All 1 uses are redeemed or held by booked appointments.","path":["input","patientPackageId"],"uses_total":1,"uses_reserved":1,"uses_redeemed":0}}', '0dbb5b2f-fae1-5c33-a087-98f38c6280f5', '2026-03-02 18:00:00+00', '\x71c1ac26c866f6c4aeb5d8b0e19e051e1a0eb77e28bb7bd4baaa4956176f5261'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cf7-7077-9755-aa9618888dae', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-redeemPackage-070', 'redeemPackage', '\x40e432ac41b71eecb9aa928b41eeb56b5927fe45ce745200dca928b8ec3f17ff', '{"refused":"PACKAGE_EXPIRED","fields":{"message":"The last valid day of the package, 2026-04-01, is before the visit.","path":["input","patientPackageId"],"expires_on":"2026-04-01","date":"2026-08-01"}}', '9adcfd2c-7a66-5f7c-8d7c-f834da75b1b5', '2026-03-02 18:00:00+00', '\xc9887aa1d4bc3780ecba020a7dd75511cf9c252e15ff6396d9f1db76158ac382'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cfd-7231-a223-a18fc875d7ac', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-redeemPackage-071', 'redeemPackage', '\x7de6d2a02916aaf8588534692080b8d18d08cd067af887578c300288161bd56f', '{"refused":"NOT_ELIGIBLE","fields":{"message":"The package does not cover this treatment.","path":["input","patientPackageId"]}}', 'bba0297f-405f-5619-83d4-4a01beba96b6', '2026-03-02 18:00:00+00', '\xe1e88da152ccce01b4557c7a9b352720db302d862ef3ba932803b964f73f5add'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d02-7490-b7b4-3fe5d5664795', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-redeemPackage-072', 'redeemPackage', '\xf61fdbfa2c95c9c33475de956c77b352a8cd76744ad78e6f1f8869a083d963b4', '{"refused":"OTHER_PATIENT","fields":{"message":"The package belongs to another patient.","path":["input","patientPackageId"]}}', 'c72db2b0-43bb-5b48-8f0d-2dbb621a0512', '2026-03-02 18:00:00+00', '\xb8afbfbc0a49916d2e97423963d3d090e8be4e93c751ce27ae4e3fd7f54cf48f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d07-70a0-a95f-1be09e5c6c6d', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-changePackageExpiry-073', 'changePackageExpiry', '\x0e9089c9dc4b01a044081277de02ef2a5c083e48a9b85cda30832a01f64cbd97', '{"refused":"EXPIRY_BEFORE_BOOKINGS","fields":{"message":"Appointments that the package covers are booked after that day.","path":["input","expiresOn"],"appointment_ids":["01a22333-5ccb-776c-b839-f0d0641132e5"]}}', 'f2014e5d-bf2e-5c39-b077-c0f8923539dc', '2026-03-02 18:00:00+00', '\x23a2458806e186ef529fa369c49b055fe5ac4ef1e1c96e4ffb6b17de22c6e458'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d12-7531-a34a-b2b551d66c56', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-arriveAppointment-074', 'arriveAppointment', '\x04617ddc68f7c718889fd0a9c81944175622fdc29e8c03c291559b10f073c8c4', '{"done":{"appointment_id":"01a22333-5ccb-776c-b839-f0d0641132e5","invoice_id":"01a22333-5d0f-758e-b994-d9b22df4044c","patient_package_id":"01a22333-5cc0-75d4-b854-4c212d31920f"}}', '881deb2f-b004-5b16-839d-8a1bf5199288', '2026-03-02 18:00:00+00', '\xce93015ae7dca10b1111e8602860a4e640a803930a7cb20a67f1cf85da3c861d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d1a-73f0-837c-fdbdfc2382bc', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-deletePackageSale-075', 'deletePackageSale', '\xd18c314313810436141e3d2bec715b5851dd7cf424b467d96149eec86872b55b', '{"refused":"USES_REDEEMED","fields":{"message":"A sale whose uses were redeemed cannot be deleted.","path":null}}', '8f4290a8-ccdd-57e3-9248-9366f917c000', '2026-03-02 18:00:00+00', '\xbfc31a58868319d2f204462b54eaf7686b4ebd8e16f6229cebe2d784f8c6fe91'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d20-75f1-ada8-ffcbb48c8aae', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-redeemPackage-076', 'redeemPackage', '\xedaf2ff81c93002d4c4c30c7c520d1bc3bf4d93fabc4c677802c155fd6390bc9', '{"refused":"NOT_FULLY_PAID","fields":{"message":"The package is not fully paid.","path":["input","patientPackageId"],"balance_due":80000,"invoice_id":"01a22333-5af5-75df-a95b-fa1aabdc677d"}}', '36e648bc-4ec0-5054-965d-75a6430b31ef', '2026-03-02 18:00:00+00', '\xc3e8b9a5ef571825bac20b901e017a73077c79b1430532a616cb025fd89787e1'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d27-76c3-945f-1e4f7d426811', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-bookAppointment-077', 'bookAppointment', '\x0d69e22c60b91fa5bfbdef626e2afe2331024ecc9143458cefc3abfdcad5417f', '{"refused":"PACKAGE_REFUNDED","fields":{"message":"The package was refunded and can no longer be redeemed.","path":["input","patientPackageId"]}}', '6131f018-6c39-56cc-9d79-03645105153f', '2026-03-02 18:00:00+00', '\xa223a3cdf27b9eca18aa9c2f312ff248025fd5e913c587bcfe00531a2723d56e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d35-716e-af2d-43c143c04d7f', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-sellPackage-078', 'sellPackage', '\x9be70a40d2de0b3900ac7b8fa68e8f13e2878b76e0958d76d3b41087aa89d65d', '{"refused":"ARCHIVED","fields":{"message":"This package is no longer on offer.","path":["input","packageId"]}}', 'bc23f2c8-77bc-509d-bf64-79d56e2798eb', '2026-03-02 18:00:00+00', '\x942eca85facc554eb54fc2d98e3c70d2f57398311090fa9f7a61f21548dac864'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d39-76f4-bc9d-7fd454ad51dc', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-sellPackage-079', 'sellPackage', '\xb111b86829ddb2741ebd00ec83770be10b92170a49930194c9a5e8ecf46bd4b0', '{"refused":"NOT_FOUND","fields":{"message":"There is nothing with this id.","path":["input","packageId"]}}', '53127031-7684-57d2-83e6-df02a21e502f', '2026-03-02 18:00:00+00', '\x72e540a240356feeb22ff5698f958105f80fcb14ffc2dbbfe69929466692702c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d40-7584-8417-c169c2c4f1b3', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-applyPayment-080', 'applyPayment', '\x7064c48e57ac7adcc841d06acdef3a590230ffdb723667063e480439b5ec7943', '{"refused":"AMOUNT_OUT_OF_RANGE","fields":{"message":"The amount must be from 0.01 CAD to 54.00 CAD.","path":["input","amount"],"minimum":1,"maximum":5400}}', '0506226d-756c-5c76-88c6-03789d8bd1d0', '2026-03-02 18:00:00+00', '\x93713ed416ae87c867128c4cc1b1f74ebcab540f399ffc0062ad357e91796ea6'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d45-73d3-a4a1-3b0442243a2b', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-applyPayment-081', 'applyPayment', '\xff09c320fdf5fef15a4a236f0f6aa16643486b9e2464c4ed510726485200a81d', '{"refused":"OTHER_PATIENT","fields":{"message":"The invoice is another patient''s.","path":["input","invoiceId"]}}', 'f4041f51-f765-563c-a6f8-242c7b08327f', '2026-03-02 18:00:00+00', '\x00dded61dfb6efe2cf37431cdea3b272a6df441c2174d5ba8ea4929582224206'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d4b-7121-a705-ae8936a8c9ad', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-unapplyPayment-082', 'unapplyPayment', '\xaefd8b6bcb7bf31860173ebe6c84d544f649ddf70ae6690135246e1fb320f069', '{"refused":"AMOUNT_OUT_OF_RANGE","fields":{"message":"The amount must be from 0.01 CAD to 40.00 CAD.","path":["input","amount"],"minimum":1,"maximum":4000}}', '410574df-1f86-5daa-a3d9-f2d15dc2dd29', '2026-03-02 18:00:00+00', '\x2852a3d6dacf0c3d631632c134759ba2a75a184a0bb268e501749dcc3a006a24'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d51-70b5-8448-819566e4f4ca', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-refundPayment-083', 'refundPayment', '\x45fa9e78880798ea224ec34d2c0df0028e8f71aded658c9f48303b9368cb9393', '{"refused":"AMOUNT_OUT_OF_RANGE","fields":{"message":"The amount must be from 0.01 CAD to 54.00 CAD.","path":["input","amount"],"minimum":1,"maximum":5400}}', '35f6ab38-bfd0-5bf3-9d6e-2f0fc03a8cd4', '2026-03-02 18:00:00+00', '\xece4781e770decee3f715ad1ce4f5a205aeed8e6d4111c4c482f2f8044fec66e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d56-703d-a461-2ab6efe6da63', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-undoArrival-084', 'undoArrival', '\x5148f2452deb79517bdd044ee7ca06a1775cdfe98b7bc3dd8e50ee505aaedf18', '{"refused":"PAYMENT_APPLIED","fields":{"message":"Something is paid on the invoice. Unapply it first.","path":null,"invoice_id":"01a22333-5ad6-74d2-a56f-4e5b4f754152"}}', '7f440fa8-6cca-59cd-9ce9-cdb15eb9dd5e', '2026-03-02 18:00:00+00', '\x2bd7d81fa27132e3f5ee0b40c1f92d132ee26e29d9c78694541ff7125a23e766'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d5c-7140-a4eb-7bf5537956a1', '01a22333-58e3-76e4-9867-3c1a868c6973', 'kept-receivePayment-085', 'receivePayment', '\x6f09e4fe3d9a0447a23b2d14df654c2635de793eb4ada5aef0065712a359313e', '{"refused":"OTHER_PATIENT","fields":{"message":"The invoice is another patient''s.","path":["input","invoiceIds","0"]}}', '9e9fbb60-b6d1-57e5-be25-3fc9cfea269e', '2026-03-02 18:00:00+00', '\x394a1ced6c6ea378cf3db71816e7641f7ada7136a1945816d19bfb70407a00e6');

INSERT INTO public.invoice VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c5f-75eb-a828-8f9bd705e8d3', 16, 'PACKAGE_SALE', '01a22333-5916-749f-9cd6-f205323f9bcf', NULL, '2026-03-02 18:00:00+00', 80000, 0, '2026-03-02 18:00:00+00', '5d68fd2e-fff7-5e31-8e3d-472973d07657', '\x98c7c1bbef66083f0d96e0dd0e1520b808bcd9dbdd5cf739625577908731d118'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cbf-7558-b381-f66249a8f793', 17, 'PACKAGE_SALE', '01a22333-5916-749f-9cd6-f205323f9bcf', NULL, '2026-03-02 18:00:00+00', 80000, 80000, NULL, 'bd92e300-7026-5cbf-8ce2-69c9612eb3d3', '\x480cf2fa3e7d9851e829033e8cff724c2c54c857ec3c08a7a8eaa2259b513980'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d0f-758e-b994-d9b22df4044c', 18, 'VISIT', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5ccb-776c-b839-f0d0641132e5', '2026-03-02 18:00:00+00', 0, 0, NULL, '881deb2f-b004-5b16-839d-8a1bf5199288', '\xbc3fe4d9d94d46b8763001995dbe296d2896cac948a2b823c70e50a01295f377'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5942-77d8-a92c-f48498044758', 1, 'PACKAGE_SALE', '01a22333-5916-749f-9cd6-f205323f9bcf', NULL, '2026-03-02 18:00:00+00', 80000, 80000, NULL, 'e42f3614-f559-5053-9c9f-03d37ab1786f', '\x4890106645bac62dda129476d0b8c4c4f5d7e6548c157fe10079af6cbb3219d5'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5979-71eb-bd25-cfa8661d4f2f', 4, 'PACKAGE_SALE', '01a22333-5916-749f-9cd6-f205323f9bcf', NULL, '2026-03-02 18:00:00+00', 72000, 72000, NULL, '70509983-4e77-5a9b-900b-068beb7d175c', '\xf60324e713b62747a912fac7fb4fff59311d26e97da87894cfa18cba9e099cd0'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ad6-74d2-a56f-4e5b4f754152', 9, 'VISIT', '01a22333-5abc-7073-8d2d-c3a7c34c1670', '01a22333-5ac8-7592-9bea-c7d781f54202', '2026-03-02 18:00:00+00', 9000, 1000, NULL, 'ab8ac05a-128a-57be-99b0-bdd1ff366a45', '\x9987df8478addfccea7b5a3ae24490fae2d2f5a38849631074653f2f60cbc38d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5af5-75df-a95b-fa1aabdc677d', 10, 'PACKAGE_SALE', '01a22333-5abc-7073-8d2d-c3a7c34c1670', NULL, '2026-03-02 18:00:00+00', 80000, 0, NULL, 'd3be7e38-6eb9-5a32-b81e-7f885b5721fd', '\xe3d37545d2684c44f170f8b7f4eb4f791ac2c59376f8ab2aea743078e6864a73'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b0b-7284-b593-e6248852e4d3', 11, 'VISIT', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-59fb-71ba-9aed-3b7ef11381f6', '2026-03-02 18:00:00+00', 1000, 0, NULL, '2c150af3-c36b-5e0b-92d9-5cf4c9b3edf4', '\xf506de37b259baea0faf485870e87741778599fc543b8643fd50400d493b207c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5997-733b-a864-967c902a67ae', 6, 'PACKAGE_SALE', '01a22333-5916-749f-9cd6-f205323f9bcf', NULL, '2026-03-02 18:00:00+00', 80000, 0, '2026-03-02 18:00:00+00', '476e6493-66ed-5e29-a823-c265b33e4dd0', '\xe50e36cc53411e4aafbd1166780fa1af6e7c92097a4c231fb36f0f2f7eac05d3'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b4b-71b3-bd3b-aacfb58592f3', 12, 'VISIT', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-59e4-737c-bc83-410478a44d9b', '2026-03-02 18:00:00+00', 1000, 0, NULL, 'e84204f2-f64a-5159-b18e-f199406a2a6b', '\xcc19b87827bc2fb3e20246f9a39e0993b33e45d4fbab6da44e96ce98dc559d86'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-595d-74b8-8f29-7ffcfa2d6b58', 2, 'PACKAGE_SALE', '01a22333-5916-749f-9cd6-f205323f9bcf', NULL, '2026-03-02 18:00:00+00', 80000, 7000, NULL, '888bb64a-1060-5fdc-87fc-036e8771bdf8', '\xdf9426d9bcb13c2f04f140dac4350fef69a55a220597689c727fbc70c70a05bc'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5989-74a3-a164-9b830798692a', 5, 'PACKAGE_SALE', '01a22333-5916-749f-9cd6-f205323f9bcf', NULL, '2026-03-02 18:00:00+00', 70000, 70000, NULL, 'b581281f-f7cd-5c63-b1df-75601fc2de51', '\x003622939b2aad08c9cf44ee466323ea0ae856be067243dfeebd54353211f433'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ba6-7784-8abe-6f401b290b0a', 13, 'PACKAGE_SALE', '01a22333-5916-749f-9cd6-f205323f9bcf', NULL, '2026-03-02 18:00:00+00', 80000, 10000, NULL, '77ce2dc2-209d-5fc8-a21e-5cd05396045d', '\xc049c9b35af0df0b14db498ce0d31121c6fa05bcf10bf5dc29df6f01a78c09d3'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-596a-7543-bab7-2788bc33d5cd', 3, 'PACKAGE_SALE', '01a22333-5916-749f-9cd6-f205323f9bcf', NULL, '2026-03-02 18:00:00+00', 80000, 0, NULL, 'ee92962f-8a06-597e-83a9-f161f260a0cd', '\xfda0850853950af239e5cd55cc18e018dd1e37144680d4abec586bcea306a259'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a81-77f9-b8a5-82be91b8b26b', 7, 'VISIT', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5a13-7376-9b93-e9f0e857d876', '2026-03-02 18:00:00+00', 1000, 0, '2026-03-02 18:00:00+00', '5baab7e8-5536-5800-b23b-5c78600d311d', '\xe18881f2804b1a13390ec830c1d2afff71931d9ab4559800dfd982c9f65b6454'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a97-7400-a35d-081a0d607a47', 8, 'NO_SHOW_FEE', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5a21-7793-aadd-58b37d880943', '2026-03-02 18:00:00+00', 4000, 0, '2026-03-02 18:00:00+00', '0f32b800-076a-5ffb-9654-38f8918b5d43', '\x0a5b5eec40cc61e95a8ba30a887fffe56c86cf6b63250cafa82215b8697080a9'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c27-7666-b00f-3f71c790a169', 15, 'VISIT', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5c12-73fd-8879-2e24969812b1', '2026-03-02 18:00:00+00', 1000, 0, NULL, 'ccafec4b-805e-5a61-b83d-7934bf61f590', '\xc1b11ce5599a94904b322c98d64a2a21456c9ba71ba02f81e4fb87be3aacaa2b'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5be2-700e-9eb8-3e939689c652', 14, 'PACKAGE_SALE', '01a22333-5916-749f-9cd6-f205323f9bcf', NULL, '2026-03-02 18:00:00+00', 8000, 8000, NULL, '61fce460-6501-5dd8-8742-bb636312651e', '\xb4d02988d98bf92dbe5d501440434a7867e89b76d77bdaecaa695ba641de7681');

INSERT INTO public.invoice_counter VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', 18);

INSERT INTO public.invoice_line VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5944-7714-bdeb-f709c9a736a7', '01a22333-5942-77d8-a92c-f48498044758', 1, 'Ten massages', 80000, '\xaa966585b784b2ed2b9a0ca2f300b76967c9981bc16d8bab1b5c6f3158e6df88'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-595d-74b8-8f29-7ffd784b74de', '01a22333-595d-74b8-8f29-7ffcfa2d6b58', 1, 'Ten massages', 80000, '\x6f6df32148624cf125acb047f59bf23375fcddb4640aa65d9166b966ea1b0723'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-596a-7543-bab7-2789da1bea6f', '01a22333-596a-7543-bab7-2788bc33d5cd', 1, 'Ten massages', 80000, '\xd008c5891460779973419abb68a46920cb08a61c6b6ff010191837b15a1f9318'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-597a-762b-b68a-bcfd811de4a3', '01a22333-5979-71eb-bd25-cfa8661d4f2f', 1, 'Ten massages', 80000, '\x534087df66cfb2e4391b54ef5119da5d7fc8fac4340ab1ab982ae061f27e4be8'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5989-74a3-a164-9b8440b7d1f6', '01a22333-5989-74a3-a164-9b830798692a', 1, 'Ten massages', 80000, '\x53eda379da2b781dd0b7c51590e9995ac9f35c65391a0491be713fe4edf72ee2'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5998-744f-9b85-b46ce7a1dd63', '01a22333-5997-733b-a864-967c902a67ae', 1, 'Ten massages', 80000, '\x02e69e566743e7898821c7a7e132b228f0e67628a9cc011d3827f0cb2d320457'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a82-766f-ba11-5483586de75a', '01a22333-5a81-77f9-b8a5-82be91b8b26b', 1, 'Massage', 1000, '\x6b9d6b1d6c80de2a368654fe3546e0532f2237da5f04c3cd934d6e72d61fb137'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a98-7794-becb-0d36322cf9cc', '01a22333-5a97-7400-a35d-081a0d607a47', 1, 'Missed visit', 4000, '\x75b106b77138823fee22885f7add30db51c7dbf9d6fa44bd5198ebfcae96a688'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5aa8-7174-87ac-49d8a6052573', '01a22333-5979-71eb-bd25-cfa8661d4f2f', 2, 'Refund', -8000, '\x3d0c584d2ee14e22e92f8af457b332fe7814dd9bc5f03d7aa50c0b546079e52d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ad6-74d2-a56f-4e5cf25ec929', '01a22333-5ad6-74d2-a56f-4e5b4f754152', 1, 'Other', 9000, '\xefbae240dab66799b76357ad1c5bcffda6e1c2fbd081dd3dc7bade6e3eecd968'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5af6-7723-b16f-a2e5891ca988', '01a22333-5af5-75df-a95b-fa1aabdc677d', 1, 'Ten massages', 80000, '\x4d608e0326d1cbde316eaad0eb93c902c5f9927f4c2f27e6af832e1cbb58a689'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b0b-7284-b593-e6258a335cb7', '01a22333-5b0b-7284-b593-e6248852e4d3', 1, 'Massage', 1000, '\xe7e81d835855c1fd9fdf15912b885f70848b7f370a4e27b3fd2972ed0d0bc205'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b4c-7788-9536-8c26bfc1cac3', '01a22333-5b4b-71b3-bd3b-aacfb58592f3', 1, 'Massage', 1000, '\xfeddbe9c79d6459ebd49a7ce37ec0c8c41aec853b47867d73e7b8c1a79ae5b4d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b82-7492-a9f4-2e245b31a0e8', '01a22333-5989-74a3-a164-9b830798692a', 2, 'Refund', -10000, '\x0d18589f843f14802be74a5f8cb1f29934b27ee7ea5aa3b6d11c1338818a3e15'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ba7-7140-82ec-429b603d1522', '01a22333-5ba6-7784-8abe-6f401b290b0a', 1, 'Ten massages', 80000, '\x155f0e98f3554ccd85bb1bc43e589bfd62822146ec893a6150dec7217eb6ec07'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5be2-700e-9eb8-3e94e5959367', '01a22333-5be2-700e-9eb8-3e939689c652', 1, 'Ten massages', 80000, '\x1536a0e8641891463a8c79fc3dd1803c73559ec076619b06802f92011fb4d465'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c28-70af-8ca6-4297f626e3af', '01a22333-5c27-7666-b00f-3f71c790a169', 1, 'Massage', 1000, '\x1c30634b17a094c05afb07598930b310a0668cbd7cd28a3b7a417919ee30e7ec'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c4e-7136-bd7a-a1fa93ea997e', '01a22333-5be2-700e-9eb8-3e939689c652', 2, 'Refund', -72000, '\x9dcd6b0d160337d9acb6a12c56406235f913049a79f99ec17f8e940bfc68916c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c60-720e-896d-2762615eecf2', '01a22333-5c5f-75eb-a828-8f9bd705e8d3', 1, 'Ten massages', 80000, '\x3987bd3b4028b25e209c4db169d274dda9585b68c1963372dbdbdc0433ad16a9'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cc0-75d4-b854-4c20185f28b8', '01a22333-5cbf-7558-b381-f66249a8f793', 1, 'Ten massages', 80000, '\xf2f6070b047a2f038dee017000615cbecd2710808d94461fd6334124d40a4e79'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d0f-758e-b994-d9b3809db06f', '01a22333-5d0f-758e-b994-d9b22df4044c', 1, 'Massage', 0, '\x0bb108c7423b2869aea25a07a31165e5a9e557966e3e5ad212cbdb8cd80d82de');

INSERT INTO public.no_show_fee VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-58f4-720f-83f3-9b12b4158e7a', 'Missed visit', 4000, false, 1, '2026-03-02 18:00:00+00'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59a7-71b1-a1d5-1157f1eea6ed', 'Spare', 100, false, 1, '2026-03-02 18:00:00+00');

INSERT INTO public.package VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-592f-71a9-8355-63a3c2f48e0b', 'Ten massages', 'ten massages', 80000, 10, 365, false, 1, '2026-03-02 18:00:00+00'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cb7-75da-b1b8-bf1ab6637e33', 'Ten massages', 'ten massages', 80000, 1, 30, false, 1, '2026-03-02 18:00:00+00'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59b5-7353-9f50-c819b2eac020', 'Spare', 'spare', 80000, 10, 365, true, 2, '2026-03-02 18:00:00+00');

INSERT INTO public.package_entry VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-594a-7553-93e2-745f925ffd46', '01a22333-5946-7338-82bc-0ef8696c70b0', 1, 'SOLD', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, NULL, NULL, 0, 0, 10, 10, '2027-03-02', NULL, 'e42f3614-f559-5053-9c9f-03d37ab1786f', '\x0000000000000000000000000000000000000000000000000000000000000000', '\xa9bf195721ec249315c77b4729b508eb845381b05a207dd1df82a0a5e981dc78'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5960-7371-ab4b-7f4766a335fa', '01a22333-595e-750c-9741-95b0dff43d34', 1, 'SOLD', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, NULL, NULL, 0, 0, 10, 10, '2027-03-02', NULL, '888bb64a-1060-5fdc-87fc-036e8771bdf8', '\x0000000000000000000000000000000000000000000000000000000000000000', '\x2b18eb3c8ce0a8d55e162705d0ca48a06f995d9a717f8563ac116835dcc9c64d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-596d-7359-83a0-41be182c5574', '01a22333-596b-727e-82c6-3007a0d96815', 1, 'SOLD', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, NULL, NULL, 0, 0, 10, 10, '2027-03-02', NULL, 'ee92962f-8a06-597e-83a9-f161f260a0cd', '\x0000000000000000000000000000000000000000000000000000000000000000', '\xed9d4c2fdd6f93921678f6d70b2a2074d306cd2f614217f2d38e5d739c1789fb'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-597d-772c-93c3-3c38fc500545', '01a22333-597a-762b-b68a-bcfe014202fd', 1, 'SOLD', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, NULL, NULL, 0, 0, 10, 10, '2027-03-02', NULL, '70509983-4e77-5a9b-900b-068beb7d175c', '\x0000000000000000000000000000000000000000000000000000000000000000', '\xfc2fb10e5102b8d0134c441a8e09bb9e74fbb45be4647e6fd3511f88cd70b0d4'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-598c-743f-b01e-00587528e5ef', '01a22333-598a-72c8-8207-30523f2e05f7', 1, 'SOLD', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, NULL, NULL, 0, 0, 10, 10, '2027-03-02', NULL, 'b581281f-f7cd-5c63-b1df-75601fc2de51', '\x0000000000000000000000000000000000000000000000000000000000000000', '\x9e8adb11f50ee46991237fe6fba059128f2d3df1e5edbb223b19908bbd0577cd'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-599a-7470-8a1d-7776792543aa', '01a22333-5998-744f-9b85-b46d8d08a59e', 1, 'SOLD', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, NULL, NULL, 0, 0, 10, 10, '2027-03-02', NULL, '476e6493-66ed-5e29-a823-c265b33e4dd0', '\x0000000000000000000000000000000000000000000000000000000000000000', '\xf0f4d387731329e4182897b3242c0f8d9fee8cadaa559a38a01a35c25a2fc709'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59f2-730e-a75e-67edc9d2b4c8', '01a22333-5946-7338-82bc-0ef8696c70b0', 2, 'RESERVED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '01a22333-59ec-763f-996f-f68293e1ea91', '01a22333-59f0-7352-be79-5b491fd3d691', NULL, 1, 0, 9, 10, '2027-03-02', NULL, '87ee299a-fc5a-52d5-8789-ce332a5eedb4', '\xa9bf195721ec249315c77b4729b508eb845381b05a207dd1df82a0a5e981dc78', '\xfa0d64484274b5d64cadfd5c72d5aa25c5a60c4704796082d3f13b7a00f6ed25'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a00-718c-8a12-06686c05d7ec', '01a22333-5946-7338-82bc-0ef8696c70b0', 3, 'RESERVED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '01a22333-59fb-71ba-9aed-3b7ef11381f6', '01a22333-59fe-7490-860f-678778d46ca5', NULL, 2, 0, 8, 10, '2027-03-02', NULL, '92915ada-479d-5e72-bd5a-22cc9e6aaca2', '\xfa0d64484274b5d64cadfd5c72d5aa25c5a60c4704796082d3f13b7a00f6ed25', '\xb97d54dc936431a918b945fdb7a6293fd4e0f7aeca5695c3fcd6542c37a0517b'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a0b-7014-96f9-f9d6ca906d46', '01a22333-5946-7338-82bc-0ef8696c70b0', 4, 'RESERVED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '01a22333-5a07-7335-a9e5-8ed73cd7922d', '01a22333-5a0a-71aa-a58f-0f3ba6da954d', NULL, 3, 0, 7, 10, '2027-03-02', NULL, 'fee3e1d3-57c7-5f7d-8a76-3a274a467682', '\xb97d54dc936431a918b945fdb7a6293fd4e0f7aeca5695c3fcd6542c37a0517b', '\x7707c35374940a61cdcfe123aa729342c6360500294c1f2df8ecb79cd37662fe'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a18-7418-9c08-a47dcf2db8b5', '01a22333-5946-7338-82bc-0ef8696c70b0', 5, 'RESERVED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '01a22333-5a13-7376-9b93-e9f0e857d876', '01a22333-5a16-700f-a2cd-7004ec8bfd06', NULL, 4, 0, 6, 10, '2027-03-02', NULL, '47783bf3-d8d9-5936-bb50-591bbf4fc702', '\x7707c35374940a61cdcfe123aa729342c6360500294c1f2df8ecb79cd37662fe', '\x6b71b383f413eb16341c98d1fe7243c392048c19adf0b3e27a77cb02b1eeeb75'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a6d-70c9-80e7-4f22c38db656', '01a22333-5946-7338-82bc-0ef8696c70b0', 6, 'RELEASED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '01a22333-5a07-7335-a9e5-8ed73cd7922d', '01a22333-5a0a-71aa-a58f-0f3ba6da954d', '01a22333-5a0b-7014-96f9-f9d6ca906d46', 3, 0, 7, 10, '2027-03-02', NULL, '0011731b-6c86-5905-9743-8e7abbc50a82', '\x6b71b383f413eb16341c98d1fe7243c392048c19adf0b3e27a77cb02b1eeeb75', '\x34491f2405a7c8f986f4d7fb955530c8b40166f38e73e31603f73db76bd02b2a'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a84-779a-8e04-22eadfa99a3b', '01a22333-5946-7338-82bc-0ef8696c70b0', 7, 'REDEEMED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '01a22333-5a13-7376-9b93-e9f0e857d876', '01a22333-5a16-700f-a2cd-7004ec8bfd06', NULL, 2, 1, 7, 9, '2027-03-02', NULL, '5baab7e8-5536-5800-b23b-5c78600d311d', '\x34491f2405a7c8f986f4d7fb955530c8b40166f38e73e31603f73db76bd02b2a', '\x4af626c27cf1d95380296025c0da390570fd6554c44e22a83d746ffced64381f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5aaa-77c8-9868-1fe8aab509c9', '01a22333-597a-762b-b68a-bcfe014202fd', 2, 'REFUNDED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, NULL, NULL, 0, 0, 10, 10, '2027-03-02', 'Moved away', '2e01b821-bb26-559c-9977-748f87f2b7d5', '\xfc2fb10e5102b8d0134c441a8e09bb9e74fbb45be4647e6fd3511f88cd70b0d4', '\x0a46c55cf67923e30d5abb1ee1f251608d9708486b90114bd75467664c7bc9e5'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5af8-721a-852e-0da8876568b9', '01a22333-5af6-7723-b16f-a2e60e4e5c3b', 1, 'SOLD', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, NULL, NULL, 0, 0, 10, 10, '2027-03-02', NULL, 'd3be7e38-6eb9-5a32-b81e-7f885b5721fd', '\x0000000000000000000000000000000000000000000000000000000000000000', '\x5fb19cceadb2a1f0f33019c654c35be364e1c899b96a66bbab3a678786f86175'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b0d-72af-ac0d-40500f57d323', '01a22333-5946-7338-82bc-0ef8696c70b0', 8, 'REDEEMED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '01a22333-59fb-71ba-9aed-3b7ef11381f6', '01a22333-59fe-7490-860f-678778d46ca5', NULL, 1, 2, 7, 8, '2027-03-02', NULL, '2c150af3-c36b-5e0b-92d9-5cf4c9b3edf4', '\x4af626c27cf1d95380296025c0da390570fd6554c44e22a83d746ffced64381f', '\x2f26a3e8e89495a050df0dcf9b742866838de4ff79aa6c46704c11292da2233d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b1b-7783-b362-e9afb7e72de8', '01a22333-5946-7338-82bc-0ef8696c70b0', 9, 'RESERVED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '01a22333-5b17-75b2-b39d-f74ba2064dd7', '01a22333-5b19-76b0-a940-1c52b16966e4', NULL, 2, 2, 6, 8, '2027-03-02', NULL, '258b5336-4612-591a-b117-79cddb37cb97', '\x2f26a3e8e89495a050df0dcf9b742866838de4ff79aa6c46704c11292da2233d', '\x4f215fe16aec218f17f3827e3882064b374b56915a254f2b500e04ea76b97284'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b28-70c4-a545-c75b955611b0', '01a22333-5946-7338-82bc-0ef8696c70b0', 10, 'EXPIRY_CHANGED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, NULL, NULL, 2, 2, 6, 8, '2026-06-30', 'A long illness', 'cd1e76cb-aee9-57ef-b612-9938c8e34e4b', '\x4f215fe16aec218f17f3827e3882064b374b56915a254f2b500e04ea76b97284', '\xcacff71f9bc98050f758b33fd9d49bba3773be00b654a68a9b6a59d12c45056c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b4a-73d3-8c33-d358a03e9ee3', '01a22333-5946-7338-82bc-0ef8696c70b0', 11, 'RESERVED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '01a22333-59e4-737c-bc83-410478a44d9b', '01a22333-5b48-7632-8c00-284645257635', NULL, 3, 2, 5, 8, '2026-06-30', NULL, 'e84204f2-f64a-5159-b18e-f199406a2a6b', '\xcacff71f9bc98050f758b33fd9d49bba3773be00b654a68a9b6a59d12c45056c', '\x47537b02436db1b1a7d20c2cf3de08e57f675e4f44638c53317183efb09bcd31'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b4e-7259-be81-91ae57597392', '01a22333-5946-7338-82bc-0ef8696c70b0', 12, 'REDEEMED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '01a22333-59e4-737c-bc83-410478a44d9b', '01a22333-5b48-7632-8c00-284645257635', NULL, 2, 3, 5, 7, '2026-06-30', NULL, 'e84204f2-f64a-5159-b18e-f199406a2a6b', '\x47537b02436db1b1a7d20c2cf3de08e57f675e4f44638c53317183efb09bcd31', '\xa9b8184de59526113286086efa36a185f3b840382ca4c380a92028123b6c5638'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b6e-74cf-a104-0d626cdb449a', '01a22333-5946-7338-82bc-0ef8696c70b0', 13, 'RESERVED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '01a22333-59d4-7405-81e3-8df82c3349ca', '01a22333-5b6d-7165-b554-f6ad39d3200c', NULL, 3, 3, 4, 7, '2026-06-30', NULL, 'dccb8789-871f-5e19-abe9-330e54a84348', '\xa9b8184de59526113286086efa36a185f3b840382ca4c380a92028123b6c5638', '\x9eb3218d6671e8dadd756d40138cf6c34353e54eb1abdc09fc647139aecdecc7'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b84-75b8-afd7-a7fb0678e837', '01a22333-598a-72c8-8207-30523f2e05f7', 2, 'REFUNDED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, NULL, NULL, 0, 0, 10, 10, '2027-03-02', 'Moved away', '29029ac9-6c60-5b1d-a75f-41a2c8569066', '\x9e8adb11f50ee46991237fe6fba059128f2d3df1e5edbb223b19908bbd0577cd', '\xc3797eabed5b68fcd8143cbba4fe8b53777658f85d954be2226c9618b04ffadf'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b9d-74f6-a5c8-d4c1491f713c', '01a22333-5946-7338-82bc-0ef8696c70b0', 14, 'RELEASED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '01a22333-59ec-763f-996f-f68293e1ea91', '01a22333-59f0-7352-be79-5b491fd3d691', '01a22333-59f2-730e-a75e-67edc9d2b4c8', 2, 3, 5, 7, '2026-06-30', NULL, '2ac5de12-7f9c-52cb-936b-0ec0c7fb5302', '\x9eb3218d6671e8dadd756d40138cf6c34353e54eb1abdc09fc647139aecdecc7', '\xea6e0ef40581d592c953bcf3c1abd01f57429b690eebf9ad002c9730e3b2eb60'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ba9-712a-8740-593baf9239db', '01a22333-5ba7-7140-82ec-429cc93182d1', 1, 'SOLD', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, NULL, NULL, 0, 0, 10, 10, '2027-03-02', NULL, '77ce2dc2-209d-5fc8-a21e-5cd05396045d', '\x0000000000000000000000000000000000000000000000000000000000000000', '\xfd3e137042ea34da703b185837fe0729162f736a4fb5be7fb16d19215af0d043'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bc6-73cb-a182-627daf1c93cf', '01a22333-5946-7338-82bc-0ef8696c70b0', 15, 'REVERSED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '01a22333-5a13-7376-9b93-e9f0e857d876', '01a22333-5a16-700f-a2cd-7004ec8bfd06', '01a22333-5a84-779a-8e04-22eadfa99a3b', 2, 2, 6, 8, '2026-06-30', NULL, 'cad140f3-715b-56bb-974e-a7ea5be88871', '\xea6e0ef40581d592c953bcf3c1abd01f57429b690eebf9ad002c9730e3b2eb60', '\xacb27395d826f77976f0d4a22ca7839591935be5f7f5ae2d5e6eb103ba5fda41'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bc9-77f4-8d14-af41bd8ca587', '01a22333-5946-7338-82bc-0ef8696c70b0', 16, 'RESERVED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '01a22333-5a13-7376-9b93-e9f0e857d876', '01a22333-5bc7-7459-b1ba-bc84caeb5449', NULL, 3, 2, 5, 8, '2026-06-30', NULL, 'cad140f3-715b-56bb-974e-a7ea5be88871', '\xacb27395d826f77976f0d4a22ca7839591935be5f7f5ae2d5e6eb103ba5fda41', '\x9994c50f6bbb72fd78f0e42dfd8af5b4c5dae5aa4f4cbb7f00699dd6abf732e3'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5be4-7201-a60d-de81adc34fa4', '01a22333-5be3-70a2-891a-54cc2e968edb', 1, 'SOLD', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, NULL, NULL, 0, 0, 10, 10, '2027-03-02', NULL, '61fce460-6501-5dd8-8742-bb636312651e', '\x0000000000000000000000000000000000000000000000000000000000000000', '\x14070c8472d43b3b7ec7e8358c97ec85c33638bfade356cad5ac28958d7e8f26'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bf8-74d7-b3bf-35ea2f3cf908', '01a22333-5be3-70a2-891a-54cc2e968edb', 2, 'RESERVED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '01a22333-5bf5-7256-b824-fe7fbdd75820', '01a22333-5bf6-7261-bed9-d552b0caf60d', NULL, 1, 0, 9, 10, '2027-03-02', NULL, '491b8171-2659-54c7-ab59-189183d04185', '\x14070c8472d43b3b7ec7e8358c97ec85c33638bfade356cad5ac28958d7e8f26', '\xc3868e8d297e826a82bcd4a1168bfd1b412de253cc7137a22c3e78dcc74c42e7'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c04-7166-b525-4e17ec8c8a00', '01a22333-5be3-70a2-891a-54cc2e968edb', 3, 'RELEASED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '01a22333-5bf5-7256-b824-fe7fbdd75820', '01a22333-5bf6-7261-bed9-d552b0caf60d', '01a22333-5bf8-74d7-b3bf-35ea2f3cf908', 0, 0, 10, 10, '2027-03-02', NULL, '31132794-ffd4-5ede-8ad7-893d9b01282e', '\xc3868e8d297e826a82bcd4a1168bfd1b412de253cc7137a22c3e78dcc74c42e7', '\x0b481be4077e3b87d5391f3e93fa5f208e861eb56534d3965aa94053d8f55a1e'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c17-77ac-9c9f-ab327104544b', '01a22333-5be3-70a2-891a-54cc2e968edb', 4, 'RESERVED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '01a22333-5c12-73fd-8879-2e24969812b1', '01a22333-5c15-7556-a26f-22b7aa092cf3', NULL, 1, 0, 9, 10, '2027-03-02', NULL, 'fbd8b2a4-d27b-5eae-a4a7-716a96b681ac', '\x0b481be4077e3b87d5391f3e93fa5f208e861eb56534d3965aa94053d8f55a1e', '\xfe0e278bb1ed83e347f4ed718a3fa99f5996fcf369f1b69001254cfb6c5fe2c9'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c2b-710e-bfc6-626637bbfc8e', '01a22333-5be3-70a2-891a-54cc2e968edb', 5, 'REDEEMED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '01a22333-5c12-73fd-8879-2e24969812b1', '01a22333-5c15-7556-a26f-22b7aa092cf3', NULL, 0, 1, 9, 9, '2027-03-02', NULL, 'ccafec4b-805e-5a61-b83d-7934bf61f590', '\xfe0e278bb1ed83e347f4ed718a3fa99f5996fcf369f1b69001254cfb6c5fe2c9', '\x1ef8ccb1a4069d66c4840f1f9e2b39a0ac1f65d50c7d2968a2e5c6b89c48a211'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c3f-7229-b730-988e529c3b26', '01a22333-5be3-70a2-891a-54cc2e968edb', 6, 'EXPIRY_CHANGED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, NULL, NULL, 0, 1, 9, 9, NULL, NULL, 'd533d37c-3981-50c7-a2d3-9ff3f3de87b6', '\x1ef8ccb1a4069d66c4840f1f9e2b39a0ac1f65d50c7d2968a2e5c6b89c48a211', '\xb4b19dcf3db1af51a53b505ee6e5f6569f04b83d3f93e86b6ad2cce2b9128e15'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c51-75d0-895b-3b46dc4a212e', '01a22333-5be3-70a2-891a-54cc2e968edb', 7, 'REFUNDED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, NULL, NULL, 0, 1, 9, 9, NULL, 'Zoë moved — 搬家', '6083f396-60f5-5901-a3ca-ea9144b9fc28', '\xb4b19dcf3db1af51a53b505ee6e5f6569f04b83d3f93e86b6ad2cce2b9128e15', '\x0d2ecf52aea475b32dc56a514099e08ef95536dc1ab0fb0c877ed385adee63b7'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c63-77df-829e-a778e14faf1c', '01a22333-5c61-7784-893f-9f86a6025a37', 1, 'SOLD', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, NULL, NULL, 0, 0, 10, 10, '2027-03-02', NULL, '5d68fd2e-fff7-5e31-8e3d-472973d07657', '\x0000000000000000000000000000000000000000000000000000000000000000', '\x7d8000656a0ce84db8bb41abcb63a76025d1884e6271f370e4685c37eb67c6c1'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cc2-7669-aee5-733e52abc8b4', '01a22333-5cc0-75d4-b854-4c212d31920f', 1, 'SOLD', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, NULL, NULL, 0, 0, 1, 1, '2026-04-01', NULL, 'bd92e300-7026-5cbf-8ce2-69c9612eb3d3', '\x0000000000000000000000000000000000000000000000000000000000000000', '\x92253b012b0330de953e8b67f6a9af05ab7e5e6a988fcf3a88fb7e1e5965e806'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ce8-70a9-8fa3-0e333ce5d6a1', '01a22333-5cc0-75d4-b854-4c212d31920f', 2, 'RESERVED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '01a22333-5ccb-776c-b839-f0d0641132e5', '01a22333-5ce7-70f3-83fa-f049fbbae537', NULL, 1, 0, 0, 1, '2026-04-01', NULL, 'aed55728-6354-5a3f-ab8a-e41008394251', '\x92253b012b0330de953e8b67f6a9af05ab7e5e6a988fcf3a88fb7e1e5965e806', '\xadc02d0d65b6608cb67cd2dc4ccc12145d69930edf1cd061a45b4cd151ff896a'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5d11-7349-9f5d-028ab6b2f9dd', '01a22333-5cc0-75d4-b854-4c212d31920f', 3, 'REDEEMED', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '01a22333-5ccb-776c-b839-f0d0641132e5', '01a22333-5ce7-70f3-83fa-f049fbbae537', NULL, 0, 1, 0, 0, '2026-04-01', NULL, '881deb2f-b004-5b16-839d-8a1bf5199288', '\xadc02d0d65b6608cb67cd2dc4ccc12145d69930edf1cd061a45b4cd151ff896a', '\x25ad531eff1c345765193ab17e8331ab7466f5a7ca3de38202bd58353f09c3e7');

INSERT INTO public.package_item VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5931-776a-99b4-16edb0d2a267', '01a22333-592f-71a9-8355-63a3c2f48e0b', '01a22333-5921-77c1-8d31-3af25f7a023e', 1000, 0),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59b6-746c-8d3f-6ea262733c53', '01a22333-59b5-7353-9f50-c819b2eac020', '01a22333-5921-77c1-8d31-3af25f7a023e', 0, 0),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cb9-75bf-b3f5-b20967b9c805', '01a22333-5cb7-75da-b1b8-bf1ab6637e33', '01a22333-5921-77c1-8d31-3af25f7a023e', 0, 0);

INSERT INTO public.package_refund VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5aaa-77c8-9868-1fe957f80c32', '01a22333-597a-762b-b68a-bcfe014202fd', 8000, 80000, 'Moved away', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '2e01b821-bb26-559c-9977-748f87f2b7d5', '\x54dc3a1e2371bf29d9c906a7c187a923262ae683b8bc31af3f56a83c3b44aa77'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b84-75b8-afd7-a7fc7cea7580', '01a22333-598a-72c8-8207-30523f2e05f7', 10000, 80000, 'Moved away', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '29029ac9-6c60-5b1d-a75f-41a2c8569066', '\x8d98cdd448d2a6200c95982a7c8bd31fd846e1f9255f369d1e6c0caa9b63475c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c52-7304-be2a-f8b2b3193062', '01a22333-5be3-70a2-891a-54cc2e968edb', 72000, 72000, 'Zoë moved — 搬家', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '6083f396-60f5-5901-a3ca-ea9144b9fc28', '\xfb396953a79be1af668d102d0407e3a100505b0f75b5248b4f51699fd974b766');

INSERT INTO public.patient VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5916-749f-9cd6-f205323f9bcf', 'Noor', 'Haddad', 'noor@example.org', '+1 604 555 0199', 'haddad noor', 'noor haddad noor@example.org +1 604 555 0199', false, 1, '2026-03-02 18:00:00+00'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59b0-74c8-95d0-78102e0a10cf', 'Spare', 'Patient', NULL, NULL, 'patient spare', 'spare patient', false, 1, '2026-03-02 18:00:00+00'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5abc-7073-8d2d-c3a7c34c1670', 'Ана', 'Лима', NULL, NULL, 'лима ана', 'ана лима', false, 1, '2026-03-02 18:00:00+00');

INSERT INTO public.patient_package VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-595e-750c-9741-95b0dff43d34', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-592f-71a9-8355-63a3c2f48e0b', '01a22333-595d-74b8-8f29-7ffcfa2d6b58', 'Ten massages', 80000, 10, 0, 0, '2026-03-02 18:00:00+00', '2026-03-02', '2027-03-02', NULL, 'PACKAGES', NULL, NULL, NULL, NULL, NULL, 1, 1, '888bb64a-1060-5fdc-87fc-036e8771bdf8', '\x1804b82a21b4fda094d29b648007c1bb4d54bd5176c4c29e3b7ffe650288add3'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-596b-727e-82c6-3007a0d96815', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-592f-71a9-8355-63a3c2f48e0b', '01a22333-596a-7543-bab7-2788bc33d5cd', 'Ten massages', 80000, 10, 0, 0, '2026-03-02 18:00:00+00', '2026-03-02', '2027-03-02', NULL, 'PACKAGES', NULL, NULL, NULL, NULL, NULL, 1, 1, 'ee92962f-8a06-597e-83a9-f161f260a0cd', '\x776ce4354bbde6ac7f4d23b4e30f5c38146f5de1ec57e287b0ca039a02c5be15'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ba7-7140-82ec-429cc93182d1', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-592f-71a9-8355-63a3c2f48e0b', '01a22333-5ba6-7784-8abe-6f401b290b0a', 'Ten massages', 80000, 10, 0, 0, '2026-03-02 18:00:00+00', '2026-03-02', '2027-03-02', '01a22333-590b-73e8-b9e4-85d30ebb15b4', 'APPOINTMENT', '01a22333-59dc-70aa-9520-6647d15e72e5', NULL, NULL, NULL, NULL, 1, 1, '77ce2dc2-209d-5fc8-a21e-5cd05396045d', '\xeed32603c0afe49b0fc28de3d4069ab47455c5003976ee4f248269611120c348'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5946-7338-82bc-0ef8696c70b0', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-592f-71a9-8355-63a3c2f48e0b', '01a22333-5942-77d8-a92c-f48498044758', 'Ten massages', 80000, 10, 3, 2, '2026-03-02 18:00:00+00', '2026-03-02', '2026-06-30', '01a22333-590b-73e8-b9e4-85d30ebb15b4', 'PACKAGES', NULL, NULL, NULL, NULL, NULL, 16, 16, 'e42f3614-f559-5053-9c9f-03d37ab1786f', '\x8ad262ee60e09ca001fbfc53ef67701f492572a440c65c23c0b49fc301b7d067'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-597a-762b-b68a-bcfe014202fd', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-592f-71a9-8355-63a3c2f48e0b', '01a22333-5979-71eb-bd25-cfa8661d4f2f', 'Ten massages', 80000, 10, 0, 0, '2026-03-02 18:00:00+00', '2026-03-02', '2027-03-02', NULL, 'PACKAGES', NULL, '2026-03-02 18:00:00+00', NULL, NULL, NULL, 2, 2, '70509983-4e77-5a9b-900b-068beb7d175c', '\xdff8bac46b920e8accdd6374e24180c966b919f77d191d515215313dee27af80'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5af6-7723-b16f-a2e60e4e5c3b', '01a22333-5abc-7073-8d2d-c3a7c34c1670', '01a22333-592f-71a9-8355-63a3c2f48e0b', '01a22333-5af5-75df-a95b-fa1aabdc677d', 'Ten massages', 80000, 10, 0, 0, '2026-03-02 18:00:00+00', '2026-03-02', '2027-03-02', NULL, 'PACKAGES', NULL, NULL, NULL, NULL, NULL, 1, 1, 'd3be7e38-6eb9-5a32-b81e-7f885b5721fd', '\x15ae5f18383b0c180838e861176e06ce1b65af35651837ad2fb1f65946511033'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5998-744f-9b85-b46d8d08a59e', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-592f-71a9-8355-63a3c2f48e0b', '01a22333-5997-733b-a864-967c902a67ae', 'Ten massages', 80000, 10, 0, 0, '2026-03-02 18:00:00+00', '2026-03-02', '2027-03-02', NULL, 'PACKAGES', NULL, NULL, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'Wrong patient', 1, 2, '476e6493-66ed-5e29-a823-c265b33e4dd0', '\x9c541341ea221d4c292ff924e51e744e5387705fb3f4dd742f02a94f40ba73e6'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5be3-70a2-891a-54cc2e968edb', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-592f-71a9-8355-63a3c2f48e0b', '01a22333-5be2-700e-9eb8-3e939689c652', 'Ten massages', 80000, 10, 0, 1, '2026-03-02 18:00:00+00', '2026-03-02', NULL, NULL, 'PACKAGES', NULL, '2026-03-02 18:00:00+00', NULL, NULL, NULL, 7, 7, '61fce460-6501-5dd8-8742-bb636312651e', '\x0c5870ac880c16ea779c2a3b36615320df2863980179509b16634d05687e4288'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-598a-72c8-8207-30523f2e05f7', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-592f-71a9-8355-63a3c2f48e0b', '01a22333-5989-74a3-a164-9b830798692a', 'Ten massages', 80000, 10, 0, 0, '2026-03-02 18:00:00+00', '2026-03-02', '2027-03-02', NULL, 'PACKAGES', NULL, '2026-03-02 18:00:00+00', NULL, NULL, NULL, 2, 2, 'b581281f-f7cd-5c63-b1df-75601fc2de51', '\x8e267688423cc047e2100a937231a9f7946f4e9a51e3b48fda90d9a435c7a66c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c61-7784-893f-9f86a6025a37', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-592f-71a9-8355-63a3c2f48e0b', '01a22333-5c5f-75eb-a828-8f9bd705e8d3', 'Ten massages', 80000, 10, 0, 0, '2026-03-02 18:00:00+00', '2026-03-02', '2027-03-02', NULL, 'PACKAGES', NULL, NULL, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, 1, 2, '5d68fd2e-fff7-5e31-8e3d-472973d07657', '\x7fd0dcc3cefe439b318ae863d22fc28fb332754d6ba184026c0c3373c15e84f5'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cc0-75d4-b854-4c212d31920f', '01a22333-5916-749f-9cd6-f205323f9bcf', '01a22333-5cb7-75da-b1b8-bf1ab6637e33', '01a22333-5cbf-7558-b381-f66249a8f793', 'Ten massages', 80000, 1, 0, 1, '2026-03-02 18:00:00+00', '2026-03-02', '2026-04-01', NULL, 'PACKAGES', NULL, NULL, NULL, NULL, NULL, 3, 3, 'bd92e300-7026-5cbf-8ce2-69c9612eb3d3', '\xdd814f38d907079cc10ccdd4f402f5e0d7d6fe35decb68c5209e1063a5d9c344');

INSERT INTO public.patient_package_item VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5948-77d2-a56f-624735d18588', '01a22333-5946-7338-82bc-0ef8696c70b0', '01a22333-5921-77c1-8d31-3af25f7a023e', 1000, 0, '\x44891b771de03d7af0fee1b7648090f7dac63e60fa0d8d126ca29cb3989e91cb'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-595f-739c-8351-b52a45c47ed0', '01a22333-595e-750c-9741-95b0dff43d34', '01a22333-5921-77c1-8d31-3af25f7a023e', 1000, 0, '\x3c4d6c11c7582c748abe9522ed9ac4296617eb1d50f2108be1cc1243f8d9a26a'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-596b-727e-82c6-30089d52508a', '01a22333-596b-727e-82c6-3007a0d96815', '01a22333-5921-77c1-8d31-3af25f7a023e', 1000, 0, '\x59fe91457b0414540d0db861c8d0411bb5b5ccfaaedc5ded4a16eb0b09fc744f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-597b-7214-948d-de75ce804394', '01a22333-597a-762b-b68a-bcfe014202fd', '01a22333-5921-77c1-8d31-3af25f7a023e', 1000, 0, '\x4dbce82ca4c9bb365df93a7bbc3227bee79938b7a1d26636f769b3939da07476'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-598b-7496-a206-c33e2bb26622', '01a22333-598a-72c8-8207-30523f2e05f7', '01a22333-5921-77c1-8d31-3af25f7a023e', 1000, 0, '\xc19a618a7ba1327f537095cc04ff8e1697c4bd1dfeccf5071cefa66c22ea7bd2'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5999-740a-a35c-5d439cfd2c43', '01a22333-5998-744f-9b85-b46d8d08a59e', '01a22333-5921-77c1-8d31-3af25f7a023e', 1000, 0, '\x939dd67f64e2cef307fe4fc818d70e45f82bf49e1791d65de8cf36f4d6106eb4'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5af7-70b8-9373-8ba9051fb3e1', '01a22333-5af6-7723-b16f-a2e60e4e5c3b', '01a22333-5921-77c1-8d31-3af25f7a023e', 1000, 0, '\x7e0ab3b9b47b09a46d9525914b5de8d23c9af7542bcc3a34474213071cbc8585'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ba8-756f-9c06-ba3ccdb18045', '01a22333-5ba7-7140-82ec-429cc93182d1', '01a22333-5921-77c1-8d31-3af25f7a023e', 1000, 0, '\x1ca4b966785d7852e4175242db0ad6d9af00984aeb1f96baf1b84c6c8b7140a3'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5be3-70a2-891a-54cdac450036', '01a22333-5be3-70a2-891a-54cc2e968edb', '01a22333-5921-77c1-8d31-3af25f7a023e', 1000, 0, '\xf3d33473524176883a38e2f569985a783b882eca754a07a63dfeaa5f1a91c87c'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c61-7784-893f-9f874419ebd5', '01a22333-5c61-7784-893f-9f86a6025a37', '01a22333-5921-77c1-8d31-3af25f7a023e', 1000, 0, '\xca0b692c85b86b03b4ce44870cdf15f61be37b8935118c769461eb34c3e49979'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cc1-7621-95e0-dc5b5bcff2a7', '01a22333-5cc0-75d4-b854-4c212d31920f', '01a22333-5921-77c1-8d31-3af25f7a023e', 0, 0, '\x474c5f4ed606f464194a426f30c27d574ac905d92109fa9a7babaa898c209a76');

INSERT INTO public.payment VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-597d-772c-93c3-3c3948e2ca63', '01a22333-5916-749f-9cd6-f205323f9bcf', 'CARD', 80000, 72000, 0, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, '70509983-4e77-5a9b-900b-068beb7d175c', '\xc48cac29c27eb2506f02f44a6860e5de7d1151b07f6d0c9872258df4dac52595'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ae4-7799-b4fb-c75cd66b4386', '01a22333-5abc-7073-8d2d-c3a7c34c1670', 'CASH', 1000, 1000, 0, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, '2406e781-5420-51d0-b1bb-688bc5d54e80', '\x5324cf18bffe0c6e7e3eea2f591359ef374d241660ade85d2b14b2e342c6e099'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b58-753c-8c9e-6ecb4f6ab1f1', '01a22333-5916-749f-9cd6-f205323f9bcf', 'CARD', 3000, 3000, 0, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'Terminal 3, receipt 1204', '948e0cd9-08a6-572a-9d0b-611192a8035d', '\x28ee70ed84fd3aaf0fb1dcbfbb57d6b4af00b84f4eb50120b4d24450be154d83'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-598d-7672-8ac3-8c115720e7d0', '01a22333-5916-749f-9cd6-f205323f9bcf', 'CARD', 80000, 70000, 0, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, 'b581281f-f7cd-5c63-b1df-75601fc2de51', '\x960a9ce410c3a218eca6ad8b0e096be20b559793e625ef5c00ee269844af14e2'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-594c-7387-9a06-e3ce6452ccc0', '01a22333-5916-749f-9cd6-f205323f9bcf', 'CARD', 90000, 84000, 600, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'Terminal 3, receipt 1204', 'e42f3614-f559-5053-9c9f-03d37ab1786f', '\x652fb7daabf103be1ac4c20fbf636ea6608ff913ca14d691f285ab53a4ee588b'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ba9-712a-8740-593c41b8ec6b', '01a22333-5916-749f-9cd6-f205323f9bcf', 'CARD', 10000, 10000, 0, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'Terminal 3, receipt 1204', '77ce2dc2-209d-5fc8-a21e-5cd05396045d', '\x3d1c477dfeac885a76280da019354c91cffc26ab712dc78e889adf4c555b6bd1'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-596d-7359-83a0-41bf9fdf280a', '01a22333-5916-749f-9cd6-f205323f9bcf', 'CARD', 80000, 0, 0, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, 'ee92962f-8a06-597e-83a9-f161f260a0cd', '\xdd920e6bba2433c34e9a06e354a36c8b3036f8ccae77afeab3d14d539c29502d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5be5-7218-b8cd-1662d363d156', '01a22333-5916-749f-9cd6-f205323f9bcf', 'CARD', 80000, 8000, 0, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, '61fce460-6501-5dd8-8742-bb636312651e', '\x14bb78eed38bb8974afec4e8a54a249d67fb147046ea2807f00d74a3a3a7604d'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cc2-7669-aee5-733fc87372c5', '01a22333-5916-749f-9cd6-f205323f9bcf', 'CARD', 80000, 80000, 0, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', NULL, 'bd92e300-7026-5cbf-8ce2-69c9612eb3d3', '\x58aba1945a46f10871dd4ecd115aef71ed083f6fcb72234c84387bac3dfc2086');

INSERT INTO public.payment_application VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-594d-7480-81f2-0fb99d36f01b', '01a22333-594c-7387-9a06-e3ce6452ccc0', '01a22333-5942-77d8-a92c-f48498044758', 80000, NULL, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'e42f3614-f559-5053-9c9f-03d37ab1786f', '\x3ffc6c55ed1ba0b944cbe168e8af0fd814da8bad290dbbf2a33264604cfba250'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-596e-7524-ae16-268d57682393', '01a22333-596d-7359-83a0-41bf9fdf280a', '01a22333-596a-7543-bab7-2788bc33d5cd', 80000, NULL, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'ee92962f-8a06-597e-83a9-f161f260a0cd', '\xd10e2a16a9f7bfaa394d4b4c4b3d336d013d96c47e1dd60e2cf27df41e58c0e3'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-597e-7000-8964-faa22f8f448e', '01a22333-597d-772c-93c3-3c3948e2ca63', '01a22333-5979-71eb-bd25-cfa8661d4f2f', 80000, NULL, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '70509983-4e77-5a9b-900b-068beb7d175c', '\x16ea726ab5085dd696db32ccf09fc5489b1319b3066bacff2536be3b70724535'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-598d-7672-8ac3-8c1269dc71db', '01a22333-598d-7672-8ac3-8c115720e7d0', '01a22333-5989-74a3-a164-9b830798692a', 80000, NULL, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'b581281f-f7cd-5c63-b1df-75601fc2de51', '\x0d7df6fae48e56d0a4c297a97f8b1d3f7719a28bc98dfef654800c51cd201d34'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a38-7529-a95c-b9afe60bc904', '01a22333-594c-7387-9a06-e3ce6452ccc0', '01a22333-5942-77d8-a92c-f48498044758', -5000, '01a22333-594d-7480-81f2-0fb99d36f01b', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'c10e5c01-fa84-55d5-b228-b0163d530580', '\xc5aab677332f33d6a93373d85e5bd64e65a065d959a71d59c0427c8c56db481f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a47-723f-b379-706a054efb41', '01a22333-594c-7387-9a06-e3ce6452ccc0', '01a22333-5942-77d8-a92c-f48498044758', 5000, NULL, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'f8be88f3-e1c6-501b-a7d5-513f63ddf1d8', '\x446eadfe5ec426d9f226d77e90a76dc27fd8090d8aa1c04c2af5eb6515989fe2'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a51-7487-9c76-1ad657be4b63', '01a22333-596d-7359-83a0-41bf9fdf280a', '01a22333-596a-7543-bab7-2788bc33d5cd', -5000, '01a22333-596e-7524-ae16-268d57682393', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '270e86ad-3450-58f4-ba77-e3ad0cd61b53', '\x73136b4b768ac2cae94648f4e49703c7c641f5a141eb2105fabcff255673d322'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a59-71b3-82b0-b04f27a8d42b', '01a22333-596d-7359-83a0-41bf9fdf280a', '01a22333-596a-7543-bab7-2788bc33d5cd', 5000, NULL, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'd9b1252b-04a8-5293-9bd4-f3601785bbda', '\x1c2240251909600f87b4a3dd67d6b49b3457188537f0999ae52efdf7de7615d4'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5aa6-76af-aaef-29070f65771a', '01a22333-597d-772c-93c3-3c3948e2ca63', '01a22333-5979-71eb-bd25-cfa8661d4f2f', -8000, '01a22333-597e-7000-8964-faa22f8f448e', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '2e01b821-bb26-559c-9977-748f87f2b7d5', '\x16feb90439cf3d63cffc3ab5253a6c6da22811d3d935ead3170b53ebe7036597'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ae4-7799-b4fb-c75dae590adf', '01a22333-5ae4-7799-b4fb-c75cd66b4386', '01a22333-5ad6-74d2-a56f-4e5b4f754152', 1000, NULL, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '2406e781-5420-51d0-b1bb-688bc5d54e80', '\x25dde824e4df4069295b7afdcff92418c759eeeb080c4875564ef03b77b85b00'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b01-70f0-8bbf-21c7e9f3a10e', '01a22333-594c-7387-9a06-e3ce6452ccc0', '01a22333-595d-74b8-8f29-7ffcfa2d6b58', 4000, NULL, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'ffb67a1b-d87c-542c-b659-4ed5fdd87f80', '\xc55d66a7218ffe2ff64433c58f090d0f84cab022c75224fb0ac1db16bf71c510'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b59-70c4-a6fb-da6730f2753e', '01a22333-5b58-753c-8c9e-6ecb4f6ab1f1', '01a22333-595d-74b8-8f29-7ffcfa2d6b58', 3000, NULL, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '948e0cd9-08a6-572a-9d0b-611192a8035d', '\x2e87c101b5919c8f8b002facde0e4866864ac30981c04c742cf1b04334a68fb4'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b81-76ba-af90-32bfa0d9143e', '01a22333-598d-7672-8ac3-8c115720e7d0', '01a22333-5989-74a3-a164-9b830798692a', -10000, '01a22333-598d-7672-8ac3-8c1269dc71db', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '29029ac9-6c60-5b1d-a75f-41a2c8569066', '\x1c65577891917103be8ec072927556e8fc20c2a3287353189e8a295c97aeb57f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5baa-7540-8be6-b54fa543a235', '01a22333-5ba9-712a-8740-593c41b8ec6b', '01a22333-5ba6-7784-8abe-6f401b290b0a', 10000, NULL, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '77ce2dc2-209d-5fc8-a21e-5cd05396045d', '\x008746a17feeb5c006bba3280071f308a207df8acaabce2e4d04cdfc0788ca6f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bb3-7500-bcd6-95a3e904e12d', '01a22333-596d-7359-83a0-41bf9fdf280a', '01a22333-596a-7543-bab7-2788bc33d5cd', -5000, '01a22333-5a59-71b3-82b0-b04f27a8d42b', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'ff9c38fe-cbae-5dcf-ac2c-1100e587691a', '\x07aea2f6c44abab2ba9c5303d45cb2eb1378d5aff7abce0c8bd78b490c558d8a'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bb3-7500-bcd6-95a4b1fb7e68', '01a22333-596d-7359-83a0-41bf9fdf280a', '01a22333-596a-7543-bab7-2788bc33d5cd', -75000, '01a22333-596e-7524-ae16-268d57682393', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'ff9c38fe-cbae-5dcf-ac2c-1100e587691a', '\xb880c0ab5bd0537a903fd1510067293f191a1d96560226dada084620d7b44038'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5be5-7218-b8cd-1663f0e9322c', '01a22333-5be5-7218-b8cd-1662d363d156', '01a22333-5be2-700e-9eb8-3e939689c652', 80000, NULL, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '61fce460-6501-5dd8-8742-bb636312651e', '\xde4598b02251be907c131244ebe5d1b1f9b1e1839d2fc1645194b17714d08ea4'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c4b-7138-aeeb-f292adf6dd76', '01a22333-5be5-7218-b8cd-1662d363d156', '01a22333-5be2-700e-9eb8-3e939689c652', -72000, '01a22333-5be5-7218-b8cd-1663f0e9322c', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '6083f396-60f5-5901-a3ca-ea9144b9fc28', '\x863bb76623c5f49ed39edba4e2d508c4d87a2ca66e6281cdd74a396ea699f903'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5cc3-72e5-be09-8c9729a20791', '01a22333-5cc2-7669-aee5-733fc87372c5', '01a22333-5cbf-7558-b381-f66249a8f793', 80000, NULL, '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', 'bd92e300-7026-5cbf-8ce2-69c9612eb3d3', '\x3f673b6b0eb1297eb41e3a28c779980526823e407d08831c81a97b3923575b65');

INSERT INTO public.payment_refund VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ab5-707e-9ae7-d9a87ad5662f', '01a22333-594c-7387-9a06-e3ce6452ccc0', 100, 'CARD', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '55c74487-6900-542c-948f-0f73a4977d96', '\x34afdca17da90174f3742371a34634aea4048dcd9e041d99a209134dacf63f15'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b92-73f1-9dc6-ede0944edf04', '01a22333-594c-7387-9a06-e3ce6452ccc0', 500, 'CASH', '2026-03-02 18:00:00+00', '01a22333-58e3-76e4-9867-3c1a868c6973', '908ac2c6-ea2c-5d82-acd1-7a3025d5a405', '\x0a095e97177e6a902e56a86d2b385afbccc07de31a19de2b6ab65016568b3500');

INSERT INTO public.redemption VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a0a-71aa-a58f-0f3ba6da954d', '01a22333-5946-7338-82bc-0ef8696c70b0', '01a22333-5a07-7335-a9e5-8ed73cd7922d', 3, 8000, 1000, 'RELEASED', NULL, NULL, '2026-03-02 18:00:00+00', NULL, NULL, NULL, '2026-03-02 18:00:00+00', 'fee3e1d3-57c7-5f7d-8a76-3a274a467682', '\x6f98b7d8c85c1042c6d9c9fd8140eac15b331edcc268433d213005b72528f53b'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59fe-7490-860f-678778d46ca5', '01a22333-5946-7338-82bc-0ef8696c70b0', '01a22333-59fb-71ba-9aed-3b7ef11381f6', 2, 8000, 1000, 'REDEEMED', 'ARRIVAL', '01a22333-5b0b-7284-b593-e6248852e4d3', '2026-03-02 18:00:00+00', '2026-03-02 18:00:00+00', '2026-03-12 17:00:00+00', 8, NULL, '92915ada-479d-5e72-bd5a-22cc9e6aaca2', '\x078ceba5df9f01566df426e113bc6f960311d36ed9b60ac7f49a8fb3b16399b3'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b19-76b0-a940-1c52b16966e4', '01a22333-5946-7338-82bc-0ef8696c70b0', '01a22333-5b17-75b2-b39d-f74ba2064dd7', 3, 8000, 1000, 'RESERVED', NULL, NULL, '2026-03-02 18:00:00+00', NULL, NULL, NULL, NULL, '258b5336-4612-591a-b117-79cddb37cb97', '\xbac2927c87b5c901bc0910a389b90c45665f1d6c95c11506f42e7a494af5388a'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b48-7632-8c00-284645257635', '01a22333-5946-7338-82bc-0ef8696c70b0', '01a22333-59e4-737c-bc83-410478a44d9b', 5, 8000, 1000, 'REDEEMED', 'NO_SHOW', '01a22333-5b4b-71b3-bd3b-aacfb58592f3', '2026-03-02 18:00:00+00', '2026-03-02 18:00:00+00', '2026-03-10 17:00:00+00', 7, NULL, 'e84204f2-f64a-5159-b18e-f199406a2a6b', '\xaa850e6430b92bd187f5c1def61498d9ab1359ae1af95cd9a2c698809adc2d70'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5b6d-7165-b554-f6ad39d3200c', '01a22333-5946-7338-82bc-0ef8696c70b0', '01a22333-59d4-7405-81e3-8df82c3349ca', 6, 8000, 1000, 'RESERVED', NULL, NULL, '2026-03-02 18:00:00+00', NULL, NULL, NULL, NULL, 'dccb8789-871f-5e19-abe9-330e54a84348', '\x3bbe4049492643c0440e9e3b685f07b3720f2de7eaae43d150ee7134680f7bda'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59f0-7352-be79-5b491fd3d691', '01a22333-5946-7338-82bc-0ef8696c70b0', '01a22333-59ec-763f-996f-f68293e1ea91', 1, 8000, 1000, 'RELEASED', NULL, NULL, '2026-03-02 18:00:00+00', NULL, NULL, NULL, '2026-03-02 18:00:00+00', '87ee299a-fc5a-52d5-8789-ce332a5eedb4', '\xbf0595b559665ab4aecb0325ea25c35a39eb866d967ac4c5c1415e79185e2804'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5a16-700f-a2cd-7004ec8bfd06', '01a22333-5946-7338-82bc-0ef8696c70b0', '01a22333-5a13-7376-9b93-e9f0e857d876', 4, 8000, 1000, 'REVERSED', 'ARRIVAL', '01a22333-5a81-77f9-b8a5-82be91b8b26b', '2026-03-02 18:00:00+00', '2026-03-02 18:00:00+00', '2026-03-10 17:00:00+00', 9, '2026-03-02 18:00:00+00', '47783bf3-d8d9-5936-bb50-591bbf4fc702', '\xeee2875812159dd4acce8a6ac82ae2247d6f2d896d9c6e20d5dd15dd47cb6eb0'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bc7-7459-b1ba-bc84caeb5449', '01a22333-5946-7338-82bc-0ef8696c70b0', '01a22333-5a13-7376-9b93-e9f0e857d876', 1, 8000, 1000, 'RESERVED', NULL, NULL, '2026-03-02 18:00:00+00', NULL, NULL, NULL, NULL, 'cad140f3-715b-56bb-974e-a7ea5be88871', '\x9d1560abf09f76568a0db0fa2bd22c9f1d8cb876caaf71d732ebcd38a3a693b4'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5bf6-7261-bed9-d552b0caf60d', '01a22333-5be3-70a2-891a-54cc2e968edb', '01a22333-5bf5-7256-b824-fe7fbdd75820', 1, 8000, 1000, 'RELEASED', NULL, NULL, '2026-03-02 18:00:00+00', NULL, NULL, NULL, '2026-03-02 18:00:00+00', '491b8171-2659-54c7-ab59-189183d04185', '\x4124b26c4fc6b42d2513af1e0e427bbd2fe0ba9b00844f4ae8b5e1642993bb7f'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5c15-7556-a26f-22b7aa092cf3', '01a22333-5be3-70a2-891a-54cc2e968edb', '01a22333-5c12-73fd-8879-2e24969812b1', 1, 8000, 1000, 'REDEEMED', 'NO_SHOW', '01a22333-5c27-7666-b00f-3f71c790a169', '2026-03-02 18:00:00+00', '2026-03-02 18:00:00+00', '2026-03-20 17:00:00+00', 9, NULL, 'fbd8b2a4-d27b-5eae-a4a7-716a96b681ac', '\xc7cfcd4c189bb7a23ab657b360de05e3722be4f622aefb7e07545457e231c150'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ce7-70f3-83fa-f049fbbae537', '01a22333-5cc0-75d4-b854-4c212d31920f', '01a22333-5ccb-776c-b839-f0d0641132e5', 1, 80000, 0, 'REDEEMED', 'ARRIVAL', '01a22333-5d0f-758e-b994-d9b22df4044c', '2026-03-02 18:00:00+00', '2026-03-02 18:00:00+00', '2026-03-25 17:00:00+00', 0, NULL, 'aed55728-6354-5a3f-ab8a-e41008394251', '\x698f1ca818450e77a43e0836588924463cc5b2d9ed7e29df15dfe36b79a4e809');

INSERT INTO public.schema_migration VALUES
	('0001_clinics_and_catalogue', '\xf5fe6c3e5cdad7d4573bb32bf499a42114fb6d2c4d60531fea6bd6e79216b74d', '2026-11-28 17:28:17.228433+00'),
	('0002_schedule_and_billing', '\x2f0f5476ed3909b75a65cd9d1928cbafa7fcd5effc7b73a00a6ca97dcd2d0356', '2026-11-28 17:28:17.263966+00'),
	('0003_sold_packages', '\x71a0833cafd7edd8b933a29483e1a9a1751a51453089143f93486df384e7d7e2', '2026-11-28 17:28:17.294868+00'),
	('0004_requests_and_audit', '\xef2968ca27f7ef1ee36e69427fe20cc989617fcbf3f1db8e72659ef6e309f698', '2026-11-28 17:28:17.303047+00'),
	('0005_row_level_security_and_rights', '\x52efd700ee076df9dfcfe6204f5d88cd21bf63fa68f140599adc237f26bcbcec', '2026-11-28 17:28:17.313607+00'),
	('0006_packages_by_offer', '\x9557d688bff3197c891fefa7545d94450c37abeb5769b362cc237ec90e9f0142', '2026-11-28 17:28:17.31592+00'),
	('0007_sums_of_uses', '\xbbcab3a0ec9c503591becf41cab74be3322e93f1617a6153efc7741fe9eb81d3', '2026-11-28 17:28:17.317828+00'),
	('0008_hashes_of_what_never_changes', '\x7c1a51a90450adfbeedc9b49b7be92a3465d1a652a7d6886206d3c33497dc617', '2026-11-28 17:28:17.350947+00');

INSERT INTO public.staff_member VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-58e3-76e4-9867-3c1a868c6973', 'Olga Owner', NULL, 'OWNER', true, 1, '2026-03-01 18:00:00+00'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-590b-73e8-b9e4-85d30ebb15b4', 'Petra Practitioner', 'staff@example.org', 'PRACTITIONER', true, 1, '2026-03-02 18:00:00+00'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59ac-76ec-8c93-e7ea8921d6d8', 'Spare Colleague', 'staff@example.org', 'PRACTITIONER', true, 1, '2026-03-02 18:00:00+00');

INSERT INTO public.treatment VALUES
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5921-77c1-8d31-3af25f7a023e', 'Massage', 'TREATMENT', 60, 9000, false, 1, '2026-03-02 18:00:00+00'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-59a2-751c-a87b-f863c77c8c9e', 'Spare', 'TREATMENT', 60, 9000, false, 1, '2026-03-02 18:00:00+00'),
	('01a22333-58e3-76e4-9867-3c19c7854353', '01a22333-5ac2-7065-b482-ddb8e2565fb4', 'Other', 'TREATMENT', 60, 9000, false, 1, '2026-03-02 18:00:00+00');

ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_pk PRIMARY KEY (clinic_id, id);

ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_request_once UNIQUE (clinic_id, request_id);

ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT audit_entry_pk PRIMARY KEY (clinic_id, id);

ALTER TABLE ONLY public.clinic
    ADD CONSTRAINT clinic_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.idempotency_record
    ADD CONSTRAINT idempotency_record_once UNIQUE (clinic_id, staff_member_id, key);

ALTER TABLE ONLY public.idempotency_record
    ADD CONSTRAINT idempotency_record_pk PRIMARY KEY (clinic_id, id);

ALTER TABLE ONLY public.invoice_counter
    ADD CONSTRAINT invoice_counter_pk PRIMARY KEY (clinic_id);

ALTER TABLE ONLY public.invoice_line
    ADD CONSTRAINT invoice_line_pk PRIMARY KEY (clinic_id, id);

ALTER TABLE ONLY public.invoice_line
    ADD CONSTRAINT invoice_line_position_once UNIQUE (clinic_id, invoice_id, "position");

ALTER TABLE ONLY public.invoice
    ADD CONSTRAINT invoice_number_once UNIQUE (clinic_id, number);

ALTER TABLE ONLY public.invoice
    ADD CONSTRAINT invoice_pk PRIMARY KEY (clinic_id, id);

ALTER TABLE ONLY public.invoice
    ADD CONSTRAINT invoice_request_once UNIQUE (clinic_id, request_id);

ALTER TABLE ONLY public.no_show_fee
    ADD CONSTRAINT no_show_fee_pk PRIMARY KEY (clinic_id, id);

ALTER TABLE ONLY public.package_entry
    ADD CONSTRAINT package_entry_pk PRIMARY KEY (clinic_id, id);

ALTER TABLE ONLY public.package_entry
    ADD CONSTRAINT package_entry_sequence_once UNIQUE (clinic_id, patient_package_id, sequence);

ALTER TABLE ONLY public.package_item
    ADD CONSTRAINT package_item_once UNIQUE (clinic_id, package_id, treatment_id);

ALTER TABLE ONLY public.package_item
    ADD CONSTRAINT package_item_pk PRIMARY KEY (clinic_id, id);

ALTER TABLE ONLY public.package
    ADD CONSTRAINT package_pk PRIMARY KEY (clinic_id, id);

ALTER TABLE ONLY public.package_refund
    ADD CONSTRAINT package_refund_once UNIQUE (clinic_id, patient_package_id);

ALTER TABLE ONLY public.package_refund
    ADD CONSTRAINT package_refund_pk PRIMARY KEY (clinic_id, id);

ALTER TABLE ONLY public.package_refund
    ADD CONSTRAINT package_refund_request_once UNIQUE (clinic_id, request_id);

ALTER TABLE ONLY public.patient_package
    ADD CONSTRAINT patient_package_invoice_once UNIQUE (clinic_id, invoice_id);

ALTER TABLE ONLY public.patient_package_item
    ADD CONSTRAINT patient_package_item_once UNIQUE (clinic_id, patient_package_id, treatment_id);

ALTER TABLE ONLY public.patient_package_item
    ADD CONSTRAINT patient_package_item_pk PRIMARY KEY (clinic_id, id);

ALTER TABLE ONLY public.patient_package
    ADD CONSTRAINT patient_package_pk PRIMARY KEY (clinic_id, id);

ALTER TABLE ONLY public.patient_package
    ADD CONSTRAINT patient_package_request_once UNIQUE (clinic_id, request_id);

ALTER TABLE ONLY public.patient
    ADD CONSTRAINT patient_pk PRIMARY KEY (clinic_id, id);

ALTER TABLE ONLY public.payment_application
    ADD CONSTRAINT payment_application_pk PRIMARY KEY (clinic_id, id);

ALTER TABLE ONLY public.payment_application
    ADD CONSTRAINT payment_application_request_once UNIQUE NULLS NOT DISTINCT (clinic_id, request_id, payment_id, invoice_id, undoes_id);

ALTER TABLE ONLY public.payment
    ADD CONSTRAINT payment_pk PRIMARY KEY (clinic_id, id);

ALTER TABLE ONLY public.payment_refund
    ADD CONSTRAINT payment_refund_pk PRIMARY KEY (clinic_id, id);

ALTER TABLE ONLY public.payment_refund
    ADD CONSTRAINT payment_refund_request_once UNIQUE (clinic_id, request_id);

ALTER TABLE ONLY public.payment
    ADD CONSTRAINT payment_request_once UNIQUE (clinic_id, request_id);

ALTER TABLE ONLY public.redemption
    ADD CONSTRAINT redemption_pk PRIMARY KEY (clinic_id, id);

ALTER TABLE ONLY public.redemption
    ADD CONSTRAINT redemption_request_once UNIQUE (clinic_id, request_id);

ALTER TABLE ONLY public.schema_migration
    ADD CONSTRAINT schema_migration_pk PRIMARY KEY (name);

ALTER TABLE ONLY public.staff_member
    ADD CONSTRAINT staff_member_pk PRIMARY KEY (clinic_id, id);

ALTER TABLE ONLY public.treatment
    ADD CONSTRAINT treatment_pk PRIMARY KEY (clinic_id, id);

CREATE INDEX appointment_by_patient ON public.appointment USING btree (clinic_id, patient_id, starts_at, id);

CREATE INDEX appointment_by_practitioner ON public.appointment USING btree (clinic_id, practitioner_id, starts_at, id);

CREATE INDEX appointment_by_time ON public.appointment USING btree (clinic_id, starts_at, id);

CREATE INDEX audit_entry_by_time ON public.audit_entry USING btree (clinic_id, at, id);

CREATE INDEX invoice_by_patient ON public.invoice USING btree (clinic_id, patient_id, issued_at, id);

CREATE UNIQUE INDEX invoice_visit_once ON public.invoice USING btree (clinic_id, appointment_id) WHERE ((voided_at IS NULL) AND (appointment_id IS NOT NULL));

CREATE INDEX package_by_name ON public.package USING btree (clinic_id, search_key COLLATE "C", id);

CREATE INDEX package_entry_by_redemption ON public.package_entry USING btree (clinic_id, redemption_id) WHERE (redemption_id IS NOT NULL);

CREATE INDEX patient_by_name ON public.patient USING btree (clinic_id, sort_key COLLATE "C", id);

CREATE INDEX patient_package_by_offer ON public.patient_package USING btree (clinic_id, package_id, purchased_at, id) WHERE (deleted_at IS NULL);

CREATE INDEX patient_package_by_patient ON public.patient_package USING btree (clinic_id, patient_id, purchased_at, id) WHERE (deleted_at IS NULL);

CREATE INDEX patient_package_by_time ON public.patient_package USING btree (clinic_id, purchased_at, id) WHERE (deleted_at IS NULL);

CREATE INDEX payment_application_by_invoice ON public.payment_application USING btree (clinic_id, invoice_id, applied_at, id);

CREATE INDEX payment_application_by_payment ON public.payment_application USING btree (clinic_id, payment_id, applied_at, id);

CREATE INDEX payment_application_undone ON public.payment_application USING btree (clinic_id, undoes_id) WHERE (undoes_id IS NOT NULL);

CREATE INDEX payment_by_patient ON public.payment USING btree (clinic_id, patient_id, received_at, id);

CREATE INDEX payment_refund_by_payment ON public.payment_refund USING btree (clinic_id, payment_id);

CREATE INDEX redemption_by_appointment ON public.redemption USING btree (clinic_id, appointment_id);

CREATE INDEX redemption_by_package ON public.redemption USING btree (clinic_id, patient_package_id, reserved_at, id);

CREATE INDEX redemption_by_time_and_worth ON public.redemption USING btree (clinic_id, used_at, id) INCLUDE (reason, value, patient_pays) WHERE (status = 'REDEEMED'::text);

CREATE UNIQUE INDEX redemption_live_once ON public.redemption USING btree (clinic_id, appointment_id) WHERE (status = ANY (ARRAY['RESERVED'::text, 'REDEEMED'::text]));

CREATE UNIQUE INDEX redemption_use_once ON public.redemption USING btree (clinic_id, patient_package_id, use_number) WHERE (status = ANY (ARRAY['RESERVED'::text, 'REDEEMED'::text]));

ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_fee_fk FOREIGN KEY (clinic_id, no_show_fee_id) REFERENCES public.no_show_fee(clinic_id, id);

ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_held_before_fk FOREIGN KEY (clinic_id, held_before_no_show_id) REFERENCES public.patient_package(clinic_id, id);

ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_patient_fk FOREIGN KEY (clinic_id, patient_id) REFERENCES public.patient(clinic_id, id);

ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_practitioner_fk FOREIGN KEY (clinic_id, practitioner_id) REFERENCES public.staff_member(clinic_id, id);

ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_treatment_fk FOREIGN KEY (clinic_id, treatment_id) REFERENCES public.treatment(clinic_id, id);

ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT audit_entry_actor_fk FOREIGN KEY (clinic_id, actor_id) REFERENCES public.staff_member(clinic_id, id);

ALTER TABLE ONLY public.idempotency_record
    ADD CONSTRAINT idempotency_record_staff_fk FOREIGN KEY (clinic_id, staff_member_id) REFERENCES public.staff_member(clinic_id, id);

ALTER TABLE ONLY public.invoice
    ADD CONSTRAINT invoice_appointment_fk FOREIGN KEY (clinic_id, appointment_id) REFERENCES public.appointment(clinic_id, id);

ALTER TABLE ONLY public.invoice_counter
    ADD CONSTRAINT invoice_counter_clinic_fk FOREIGN KEY (clinic_id) REFERENCES public.clinic(id);

ALTER TABLE ONLY public.invoice_line
    ADD CONSTRAINT invoice_line_invoice_fk FOREIGN KEY (clinic_id, invoice_id) REFERENCES public.invoice(clinic_id, id);

ALTER TABLE ONLY public.invoice
    ADD CONSTRAINT invoice_patient_fk FOREIGN KEY (clinic_id, patient_id) REFERENCES public.patient(clinic_id, id);

ALTER TABLE ONLY public.no_show_fee
    ADD CONSTRAINT no_show_fee_clinic_fk FOREIGN KEY (clinic_id) REFERENCES public.clinic(id);

ALTER TABLE ONLY public.package
    ADD CONSTRAINT package_clinic_fk FOREIGN KEY (clinic_id) REFERENCES public.clinic(id);

ALTER TABLE ONLY public.package_entry
    ADD CONSTRAINT package_entry_actor_fk FOREIGN KEY (clinic_id, actor_id) REFERENCES public.staff_member(clinic_id, id);

ALTER TABLE ONLY public.package_entry
    ADD CONSTRAINT package_entry_appointment_fk FOREIGN KEY (clinic_id, appointment_id) REFERENCES public.appointment(clinic_id, id);

ALTER TABLE ONLY public.package_entry
    ADD CONSTRAINT package_entry_package_fk FOREIGN KEY (clinic_id, patient_package_id) REFERENCES public.patient_package(clinic_id, id);

ALTER TABLE ONLY public.package_entry
    ADD CONSTRAINT package_entry_redemption_fk FOREIGN KEY (clinic_id, redemption_id) REFERENCES public.redemption(clinic_id, id);

ALTER TABLE ONLY public.package_entry
    ADD CONSTRAINT package_entry_undoes_fk FOREIGN KEY (clinic_id, undoes_id) REFERENCES public.package_entry(clinic_id, id);

ALTER TABLE ONLY public.package_item
    ADD CONSTRAINT package_item_package_fk FOREIGN KEY (clinic_id, package_id) REFERENCES public.package(clinic_id, id);

ALTER TABLE ONLY public.package_item
    ADD CONSTRAINT package_item_treatment_fk FOREIGN KEY (clinic_id, treatment_id) REFERENCES public.treatment(clinic_id, id);

ALTER TABLE ONLY public.package_refund
    ADD CONSTRAINT package_refund_by_fk FOREIGN KEY (clinic_id, refunded_by_id) REFERENCES public.staff_member(clinic_id, id);

ALTER TABLE ONLY public.package_refund
    ADD CONSTRAINT package_refund_package_fk FOREIGN KEY (clinic_id, patient_package_id) REFERENCES public.patient_package(clinic_id, id);

ALTER TABLE ONLY public.patient
    ADD CONSTRAINT patient_clinic_fk FOREIGN KEY (clinic_id) REFERENCES public.clinic(id);

ALTER TABLE ONLY public.patient_package
    ADD CONSTRAINT patient_package_appointment_fk FOREIGN KEY (clinic_id, appointment_id) REFERENCES public.appointment(clinic_id, id);

ALTER TABLE ONLY public.patient_package
    ADD CONSTRAINT patient_package_deleted_by_fk FOREIGN KEY (clinic_id, deleted_by_id) REFERENCES public.staff_member(clinic_id, id);

ALTER TABLE ONLY public.patient_package
    ADD CONSTRAINT patient_package_invoice_fk FOREIGN KEY (clinic_id, invoice_id) REFERENCES public.invoice(clinic_id, id);

ALTER TABLE ONLY public.patient_package_item
    ADD CONSTRAINT patient_package_item_package_fk FOREIGN KEY (clinic_id, patient_package_id) REFERENCES public.patient_package(clinic_id, id);

ALTER TABLE ONLY public.patient_package_item
    ADD CONSTRAINT patient_package_item_treatment_fk FOREIGN KEY (clinic_id, treatment_id) REFERENCES public.treatment(clinic_id, id);

ALTER TABLE ONLY public.patient_package
    ADD CONSTRAINT patient_package_package_fk FOREIGN KEY (clinic_id, package_id) REFERENCES public.package(clinic_id, id);

ALTER TABLE ONLY public.patient_package
    ADD CONSTRAINT patient_package_patient_fk FOREIGN KEY (clinic_id, patient_id) REFERENCES public.patient(clinic_id, id);

ALTER TABLE ONLY public.patient_package
    ADD CONSTRAINT patient_package_staff_fk FOREIGN KEY (clinic_id, staff_member_id) REFERENCES public.staff_member(clinic_id, id);

ALTER TABLE ONLY public.payment_application
    ADD CONSTRAINT payment_application_by_fk FOREIGN KEY (clinic_id, applied_by_id) REFERENCES public.staff_member(clinic_id, id);

ALTER TABLE ONLY public.payment_application
    ADD CONSTRAINT payment_application_invoice_fk FOREIGN KEY (clinic_id, invoice_id) REFERENCES public.invoice(clinic_id, id);

ALTER TABLE ONLY public.payment_application
    ADD CONSTRAINT payment_application_payment_fk FOREIGN KEY (clinic_id, payment_id) REFERENCES public.payment(clinic_id, id);

ALTER TABLE ONLY public.payment_application
    ADD CONSTRAINT payment_application_undoes_fk FOREIGN KEY (clinic_id, undoes_id) REFERENCES public.payment_application(clinic_id, id);

ALTER TABLE ONLY public.payment
    ADD CONSTRAINT payment_patient_fk FOREIGN KEY (clinic_id, patient_id) REFERENCES public.patient(clinic_id, id);

ALTER TABLE ONLY public.payment
    ADD CONSTRAINT payment_received_by_fk FOREIGN KEY (clinic_id, received_by_id) REFERENCES public.staff_member(clinic_id, id);

ALTER TABLE ONLY public.payment_refund
    ADD CONSTRAINT payment_refund_by_fk FOREIGN KEY (clinic_id, refunded_by_id) REFERENCES public.staff_member(clinic_id, id);

ALTER TABLE ONLY public.payment_refund
    ADD CONSTRAINT payment_refund_payment_fk FOREIGN KEY (clinic_id, payment_id) REFERENCES public.payment(clinic_id, id);

ALTER TABLE ONLY public.redemption
    ADD CONSTRAINT redemption_appointment_fk FOREIGN KEY (clinic_id, appointment_id) REFERENCES public.appointment(clinic_id, id);

ALTER TABLE ONLY public.redemption
    ADD CONSTRAINT redemption_invoice_fk FOREIGN KEY (clinic_id, invoice_id) REFERENCES public.invoice(clinic_id, id);

ALTER TABLE ONLY public.redemption
    ADD CONSTRAINT redemption_package_fk FOREIGN KEY (clinic_id, patient_package_id) REFERENCES public.patient_package(clinic_id, id);

ALTER TABLE ONLY public.staff_member
    ADD CONSTRAINT staff_member_clinic_fk FOREIGN KEY (clinic_id) REFERENCES public.clinic(id);

ALTER TABLE ONLY public.treatment
    ADD CONSTRAINT treatment_clinic_fk FOREIGN KEY (clinic_id) REFERENCES public.clinic(id);

ALTER TABLE public.appointment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audit_entry ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.clinic ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.idempotency_record ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.invoice ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.invoice_counter ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.invoice_line ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.no_show_fee ENABLE ROW LEVEL SECURITY;

CREATE POLICY owner_lists_clinics ON public.clinic FOR SELECT TO gql_packages_owner USING (true);

ALTER TABLE public.package ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.package_entry ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.package_item ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.package_refund ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.patient ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.patient_package ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.patient_package_item ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.payment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.payment_application ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.payment_refund ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.redemption ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.staff_member ENABLE ROW LEVEL SECURITY;

CREATE POLICY tenant ON public.appointment USING ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid)) WITH CHECK ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid));

CREATE POLICY tenant ON public.audit_entry USING ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid)) WITH CHECK ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid));

CREATE POLICY tenant ON public.clinic USING ((id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid)) WITH CHECK ((id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid));

CREATE POLICY tenant ON public.idempotency_record USING ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid)) WITH CHECK ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid));

CREATE POLICY tenant ON public.invoice USING ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid)) WITH CHECK ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid));

CREATE POLICY tenant ON public.invoice_counter USING ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid)) WITH CHECK ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid));

CREATE POLICY tenant ON public.invoice_line USING ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid)) WITH CHECK ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid));

CREATE POLICY tenant ON public.no_show_fee USING ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid)) WITH CHECK ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid));

CREATE POLICY tenant ON public.package USING ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid)) WITH CHECK ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid));

CREATE POLICY tenant ON public.package_entry USING ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid)) WITH CHECK ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid));

CREATE POLICY tenant ON public.package_item USING ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid)) WITH CHECK ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid));

CREATE POLICY tenant ON public.package_refund USING ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid)) WITH CHECK ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid));

CREATE POLICY tenant ON public.patient USING ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid)) WITH CHECK ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid));

CREATE POLICY tenant ON public.patient_package USING ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid)) WITH CHECK ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid));

CREATE POLICY tenant ON public.patient_package_item USING ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid)) WITH CHECK ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid));

CREATE POLICY tenant ON public.payment USING ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid)) WITH CHECK ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid));

CREATE POLICY tenant ON public.payment_application USING ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid)) WITH CHECK ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid));

CREATE POLICY tenant ON public.payment_refund USING ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid)) WITH CHECK ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid));

CREATE POLICY tenant ON public.redemption USING ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid)) WITH CHECK ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid));

CREATE POLICY tenant ON public.staff_member USING ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid)) WITH CHECK ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid));

CREATE POLICY tenant ON public.treatment USING ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid)) WITH CHECK ((clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid));

ALTER TABLE public.treatment ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA public TO gql_packages_app;

GRANT SELECT,INSERT ON TABLE public.appointment TO gql_packages_app;

GRANT UPDATE(starts_at) ON TABLE public.appointment TO gql_packages_app;

GRANT UPDATE(ends_at) ON TABLE public.appointment TO gql_packages_app;

GRANT UPDATE(status) ON TABLE public.appointment TO gql_packages_app;

GRANT UPDATE(no_show_resolution) ON TABLE public.appointment TO gql_packages_app;

GRANT UPDATE(no_show_fee_id) ON TABLE public.appointment TO gql_packages_app;

GRANT UPDATE(held_before_no_show_id) ON TABLE public.appointment TO gql_packages_app;

GRANT UPDATE(version) ON TABLE public.appointment TO gql_packages_app;

GRANT SELECT,INSERT ON TABLE public.audit_entry TO gql_packages_app;

GRANT SELECT,INSERT ON TABLE public.clinic TO gql_packages_app;

GRANT SELECT,INSERT ON TABLE public.idempotency_record TO gql_packages_app;

GRANT SELECT,INSERT ON TABLE public.invoice TO gql_packages_app;

GRANT UPDATE(total) ON TABLE public.invoice TO gql_packages_app;

GRANT UPDATE(paid) ON TABLE public.invoice TO gql_packages_app;

GRANT UPDATE(voided_at) ON TABLE public.invoice TO gql_packages_app;

GRANT SELECT,INSERT ON TABLE public.invoice_counter TO gql_packages_app;

GRANT UPDATE(last_number) ON TABLE public.invoice_counter TO gql_packages_app;

GRANT SELECT,INSERT ON TABLE public.invoice_line TO gql_packages_app;

GRANT SELECT,INSERT ON TABLE public.no_show_fee TO gql_packages_app;

GRANT UPDATE(name) ON TABLE public.no_show_fee TO gql_packages_app;

GRANT UPDATE(amount) ON TABLE public.no_show_fee TO gql_packages_app;

GRANT UPDATE(is_archived) ON TABLE public.no_show_fee TO gql_packages_app;

GRANT UPDATE(version) ON TABLE public.no_show_fee TO gql_packages_app;

GRANT SELECT,INSERT ON TABLE public.package TO gql_packages_app;

GRANT UPDATE(name) ON TABLE public.package TO gql_packages_app;

GRANT UPDATE(search_key) ON TABLE public.package TO gql_packages_app;

GRANT UPDATE(price) ON TABLE public.package TO gql_packages_app;

GRANT UPDATE(uses) ON TABLE public.package TO gql_packages_app;

GRANT UPDATE(valid_for_days) ON TABLE public.package TO gql_packages_app;

GRANT UPDATE(is_archived) ON TABLE public.package TO gql_packages_app;

GRANT UPDATE(version) ON TABLE public.package TO gql_packages_app;

GRANT SELECT,INSERT ON TABLE public.package_entry TO gql_packages_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.package_item TO gql_packages_app;

GRANT SELECT,INSERT ON TABLE public.package_refund TO gql_packages_app;

GRANT SELECT,INSERT ON TABLE public.patient TO gql_packages_app;

GRANT UPDATE(first_name) ON TABLE public.patient TO gql_packages_app;

GRANT UPDATE(last_name) ON TABLE public.patient TO gql_packages_app;

GRANT UPDATE(email) ON TABLE public.patient TO gql_packages_app;

GRANT UPDATE(phone) ON TABLE public.patient TO gql_packages_app;

GRANT UPDATE(sort_key) ON TABLE public.patient TO gql_packages_app;

GRANT UPDATE(search_key) ON TABLE public.patient TO gql_packages_app;

GRANT UPDATE(is_archived) ON TABLE public.patient TO gql_packages_app;

GRANT UPDATE(version) ON TABLE public.patient TO gql_packages_app;

GRANT SELECT,INSERT ON TABLE public.patient_package TO gql_packages_app;

GRANT UPDATE(uses_reserved) ON TABLE public.patient_package TO gql_packages_app;

GRANT UPDATE(uses_redeemed) ON TABLE public.patient_package TO gql_packages_app;

GRANT UPDATE(expires_on) ON TABLE public.patient_package TO gql_packages_app;

GRANT UPDATE(refunded_at) ON TABLE public.patient_package TO gql_packages_app;

GRANT UPDATE(deleted_at) ON TABLE public.patient_package TO gql_packages_app;

GRANT UPDATE(deleted_by_id) ON TABLE public.patient_package TO gql_packages_app;

GRANT UPDATE(deletion_reason) ON TABLE public.patient_package TO gql_packages_app;

GRANT UPDATE(entry_count) ON TABLE public.patient_package TO gql_packages_app;

GRANT UPDATE(version) ON TABLE public.patient_package TO gql_packages_app;

GRANT SELECT,INSERT ON TABLE public.patient_package_item TO gql_packages_app;

GRANT SELECT,INSERT ON TABLE public.payment TO gql_packages_app;

GRANT UPDATE(applied) ON TABLE public.payment TO gql_packages_app;

GRANT UPDATE(refunded) ON TABLE public.payment TO gql_packages_app;

GRANT SELECT,INSERT ON TABLE public.payment_application TO gql_packages_app;

GRANT SELECT,INSERT ON TABLE public.payment_refund TO gql_packages_app;

GRANT SELECT,INSERT ON TABLE public.redemption TO gql_packages_app;

GRANT UPDATE(status) ON TABLE public.redemption TO gql_packages_app;

GRANT UPDATE(reason) ON TABLE public.redemption TO gql_packages_app;

GRANT UPDATE(invoice_id) ON TABLE public.redemption TO gql_packages_app;

GRANT UPDATE(redeemed_at) ON TABLE public.redemption TO gql_packages_app;

GRANT UPDATE(used_at) ON TABLE public.redemption TO gql_packages_app;

GRANT UPDATE(uses_remaining_after) ON TABLE public.redemption TO gql_packages_app;

GRANT UPDATE(ended_at) ON TABLE public.redemption TO gql_packages_app;

GRANT SELECT ON TABLE public.schema_migration TO gql_packages_app;

GRANT SELECT,INSERT ON TABLE public.staff_member TO gql_packages_app;

GRANT UPDATE(name) ON TABLE public.staff_member TO gql_packages_app;

GRANT UPDATE(email) ON TABLE public.staff_member TO gql_packages_app;

GRANT UPDATE(role) ON TABLE public.staff_member TO gql_packages_app;

GRANT UPDATE(is_active) ON TABLE public.staff_member TO gql_packages_app;

GRANT UPDATE(version) ON TABLE public.staff_member TO gql_packages_app;

GRANT SELECT,INSERT ON TABLE public.treatment TO gql_packages_app;

GRANT UPDATE(name) ON TABLE public.treatment TO gql_packages_app;

GRANT UPDATE(kind) ON TABLE public.treatment TO gql_packages_app;

GRANT UPDATE(duration_minutes) ON TABLE public.treatment TO gql_packages_app;

GRANT UPDATE(price) ON TABLE public.treatment TO gql_packages_app;

GRANT UPDATE(is_archived) ON TABLE public.treatment TO gql_packages_app;

GRANT UPDATE(version) ON TABLE public.treatment TO gql_packages_app;

