-- A hash over those columns of a row that are never changed, for the tables whose other columns are:
-- what a payment, a sale or a visit said when it was made no longer fits its hash once it says
-- something else. The rows that there are get theirs here, the same that the application computes:
-- SHA-256 of the columns as a JSON array (domain/chain.py). Each table is written once anew.

ALTER TABLE appointment ADD COLUMN hash bytea;

ALTER TABLE appointment
    ALTER COLUMN hash TYPE bytea USING sha256(convert_to(array_to_json(ARRAY[
        to_json(clinic_id), to_json(id), to_json(patient_id), to_json(treatment_id),
        to_json(practitioner_id), to_json(request_id),
        to_json(to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US+00:00'))
    ])::text, 'UTF8')),
    ALTER COLUMN hash SET NOT NULL,
    ADD CONSTRAINT appointment_hash_ck CHECK (length(hash) = 32);

ALTER TABLE invoice ADD COLUMN hash bytea;

ALTER TABLE invoice
    ALTER COLUMN hash TYPE bytea USING sha256(convert_to(array_to_json(ARRAY[
        to_json(clinic_id), to_json(id), to_json(number), to_json(kind), to_json(patient_id),
        to_json(appointment_id),
        to_json(to_char(issued_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US+00:00')),
        to_json(request_id)
    ])::text, 'UTF8')),
    ALTER COLUMN hash SET NOT NULL,
    ADD CONSTRAINT invoice_hash_ck CHECK (length(hash) = 32);

ALTER TABLE payment ADD COLUMN hash bytea;

ALTER TABLE payment
    ALTER COLUMN hash TYPE bytea USING sha256(convert_to(array_to_json(ARRAY[
        to_json(clinic_id), to_json(id), to_json(patient_id), to_json(method), to_json(amount),
        to_json(to_char(received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US+00:00')),
        to_json(received_by_id), to_json(reference), to_json(request_id)
    ])::text, 'UTF8')),
    ALTER COLUMN hash SET NOT NULL,
    ADD CONSTRAINT payment_hash_ck CHECK (length(hash) = 32);

ALTER TABLE patient_package ADD COLUMN hash bytea;

ALTER TABLE patient_package
    ALTER COLUMN hash TYPE bytea USING sha256(convert_to(array_to_json(ARRAY[
        to_json(clinic_id), to_json(id), to_json(patient_id), to_json(package_id),
        to_json(invoice_id), to_json(name), to_json(price), to_json(uses_total),
        to_json(to_char(purchased_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US+00:00')),
        to_json(purchased_on), to_json(staff_member_id), to_json(origin), to_json(appointment_id),
        to_json(request_id)
    ])::text, 'UTF8')),
    ALTER COLUMN hash SET NOT NULL,
    ADD CONSTRAINT patient_package_hash_ck CHECK (length(hash) = 32);

ALTER TABLE patient_package_item ADD COLUMN hash bytea;

ALTER TABLE patient_package_item
    ALTER COLUMN hash TYPE bytea USING sha256(convert_to(array_to_json(ARRAY[
        to_json(clinic_id), to_json(id), to_json(patient_package_id), to_json(treatment_id),
        to_json(patient_pays), to_json(position)
    ])::text, 'UTF8')),
    ALTER COLUMN hash SET NOT NULL,
    ADD CONSTRAINT patient_package_item_hash_ck CHECK (length(hash) = 32);

ALTER TABLE redemption ADD COLUMN hash bytea;

ALTER TABLE redemption
    ALTER COLUMN hash TYPE bytea USING sha256(convert_to(array_to_json(ARRAY[
        to_json(clinic_id), to_json(id), to_json(patient_package_id), to_json(appointment_id),
        to_json(use_number), to_json(value), to_json(patient_pays),
        to_json(to_char(reserved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US+00:00')),
        to_json(request_id)
    ])::text, 'UTF8')),
    ALTER COLUMN hash SET NOT NULL,
    ADD CONSTRAINT redemption_hash_ck CHECK (length(hash) = 32);
