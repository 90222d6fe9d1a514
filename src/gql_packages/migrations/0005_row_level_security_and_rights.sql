-- Who may touch what. Row-level security shows each transaction the rows of one clinic only, the one
-- that it has set in app.clinic_id; with none set, every table is empty. History can be added to and
-- read, never changed: the application's role has no other right on it.

ALTER TABLE clinic ENABLE ROW LEVEL SECURITY;

ALTER TABLE clinic FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON clinic
    USING (id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (id = nullif(current_setting('app.clinic_id', true), '')::uuid);

ALTER TABLE invoice_counter ENABLE ROW LEVEL SECURITY;

ALTER TABLE invoice_counter FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON invoice_counter
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

ALTER TABLE staff_member ENABLE ROW LEVEL SECURITY;

ALTER TABLE staff_member FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON staff_member
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

ALTER TABLE treatment ENABLE ROW LEVEL SECURITY;

ALTER TABLE treatment FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON treatment
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

ALTER TABLE no_show_fee ENABLE ROW LEVEL SECURITY;

ALTER TABLE no_show_fee FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON no_show_fee
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

ALTER TABLE package ENABLE ROW LEVEL SECURITY;

ALTER TABLE package FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON package
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

ALTER TABLE package_item ENABLE ROW LEVEL SECURITY;

ALTER TABLE package_item FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON package_item
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

ALTER TABLE patient ENABLE ROW LEVEL SECURITY;

ALTER TABLE patient FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON patient
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

ALTER TABLE appointment ENABLE ROW LEVEL SECURITY;

ALTER TABLE appointment FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON appointment
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

ALTER TABLE invoice ENABLE ROW LEVEL SECURITY;

ALTER TABLE invoice FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON invoice
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

ALTER TABLE invoice_line ENABLE ROW LEVEL SECURITY;

ALTER TABLE invoice_line FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON invoice_line
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

ALTER TABLE payment ENABLE ROW LEVEL SECURITY;

ALTER TABLE payment FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON payment
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

ALTER TABLE payment_application ENABLE ROW LEVEL SECURITY;

ALTER TABLE payment_application FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON payment_application
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

ALTER TABLE payment_refund ENABLE ROW LEVEL SECURITY;

ALTER TABLE payment_refund FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON payment_refund
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

ALTER TABLE patient_package ENABLE ROW LEVEL SECURITY;

ALTER TABLE patient_package FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON patient_package
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

ALTER TABLE patient_package_item ENABLE ROW LEVEL SECURITY;

ALTER TABLE patient_package_item FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON patient_package_item
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

ALTER TABLE redemption ENABLE ROW LEVEL SECURITY;

ALTER TABLE redemption FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON redemption
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

ALTER TABLE package_entry ENABLE ROW LEVEL SECURITY;

ALTER TABLE package_entry FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON package_entry
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

ALTER TABLE package_refund ENABLE ROW LEVEL SECURITY;

ALTER TABLE package_refund FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON package_refund
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

ALTER TABLE idempotency_record ENABLE ROW LEVEL SECURITY;

ALTER TABLE idempotency_record FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON idempotency_record
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;

ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON audit_entry
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

-- The owner may list the clinics, so that `verify` can go through them one by one.
CREATE POLICY owner_lists_clinics ON clinic FOR SELECT TO CURRENT_USER USING (true);

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC;

GRANT USAGE ON SCHEMA public TO gql_packages_app;

GRANT SELECT ON schema_migration TO gql_packages_app;

GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO gql_packages_app;

REVOKE INSERT ON schema_migration FROM gql_packages_app;

GRANT UPDATE (last_number) ON invoice_counter TO gql_packages_app;

GRANT UPDATE (name, email, role, is_active, version) ON staff_member TO gql_packages_app;

GRANT UPDATE (name, kind, duration_minutes, price, is_archived, version)
    ON treatment TO gql_packages_app;

GRANT UPDATE (name, amount, is_archived, version) ON no_show_fee TO gql_packages_app;

GRANT UPDATE (name, search_key, price, uses, valid_for_days, is_archived, version)
    ON package TO gql_packages_app;

GRANT DELETE ON package_item TO gql_packages_app;

GRANT UPDATE (first_name, last_name, email, phone, sort_key, search_key, is_archived, version)
    ON patient TO gql_packages_app;

GRANT UPDATE (
    starts_at, ends_at, status, no_show_resolution, no_show_fee_id, held_before_no_show_id, version
) ON appointment TO gql_packages_app;

GRANT UPDATE (total, paid, voided_at) ON invoice TO gql_packages_app;

GRANT UPDATE (applied, refunded) ON payment TO gql_packages_app;

GRANT UPDATE (
    uses_reserved, uses_redeemed, expires_on, refunded_at, deleted_at, deleted_by_id,
    deletion_reason, entry_count, version
) ON patient_package TO gql_packages_app;

GRANT UPDATE (
    status, reason, invoice_id, redeemed_at, used_at, uses_remaining_after, ended_at
) ON redemption TO gql_packages_app;
