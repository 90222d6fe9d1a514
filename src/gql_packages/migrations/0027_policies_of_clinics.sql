-- What an owner turns on. Both tables are append-only, and share one count of versions, which begins
-- at 2: who has no row has turned nothing on.

-- A setting of the clinic's policy that was changed, from what to what; it counts from that moment.
-- Values are text as a row's hash writes them; null is none.
CREATE TABLE policy_change (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    version integer NOT NULL,
    name text NOT NULL,
    value_before text,
    value_after text,
    set_at timestamptz NOT NULL,
    set_by_id uuid NOT NULL,
    request_id uuid NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT policy_change_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT policy_change_by_fk
        FOREIGN KEY (clinic_id, set_by_id) REFERENCES staff_member (clinic_id, id),
    CONSTRAINT policy_change_version_once UNIQUE (clinic_id, name, version),
    CONSTRAINT policy_change_request_once UNIQUE (clinic_id, request_id, name),
    CONSTRAINT policy_change_name_ck CHECK (name IN ('allows_expiry', 'shortest_validity_days')),
    CONSTRAINT policy_change_version_ck CHECK (version >= 2),
    CONSTRAINT policy_change_value_ck CHECK (
        value_before IS DISTINCT FROM value_after
        AND (value_before IS NULL OR value_before ~ '^(true|false|[0-9]+)$')
        AND (value_after IS NULL OR value_after ~ '^(true|false|[0-9]+)$')
    ),
    CONSTRAINT policy_change_hash_ck CHECK (length(hash) = 32)
);

ALTER TABLE policy_change ENABLE ROW LEVEL SECURITY;

ALTER TABLE policy_change FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON policy_change
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

REVOKE ALL ON policy_change FROM PUBLIC;

GRANT SELECT, INSERT ON policy_change TO gql_packages_app;

-- What becomes of money whose uses lapse, from a day on. Of one day counts what has the latest first
-- day until it; of several with that first day, the last version. `expected_rate` is in hundredths
-- of a percent.
CREATE TABLE breakage_policy (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    version integer NOT NULL,
    valid_from date NOT NULL,
    method text NOT NULL,
    expected_rate integer,
    set_at timestamptz NOT NULL,
    set_by_id uuid NOT NULL,
    request_id uuid NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT breakage_policy_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT breakage_policy_by_fk
        FOREIGN KEY (clinic_id, set_by_id) REFERENCES staff_member (clinic_id, id),
    CONSTRAINT breakage_policy_version_once UNIQUE (clinic_id, version),
    CONSTRAINT breakage_policy_request_once UNIQUE (clinic_id, request_id),
    CONSTRAINT breakage_policy_version_ck CHECK (version >= 2),
    CONSTRAINT breakage_policy_method_ck
        CHECK (method IN ('NEVER', 'ON_EXPIRY', 'PROPORTIONAL')),
    CONSTRAINT breakage_policy_rate_ck CHECK (
        (method = 'PROPORTIONAL') = (expected_rate IS NOT NULL)
        AND expected_rate BETWEEN 1 AND 9999
    ),
    CONSTRAINT breakage_policy_hash_ck CHECK (length(hash) = 32)
);

ALTER TABLE breakage_policy ENABLE ROW LEVEL SECURITY;

ALTER TABLE breakage_policy FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON breakage_policy
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

REVOKE ALL ON breakage_policy FROM PUBLIC;

GRANT SELECT, INSERT ON breakage_policy TO gql_packages_app;

-- Whose last valid day was moved since a moment.
CREATE INDEX package_entry_of_expiry_by_time ON package_entry (clinic_id, at)
    INCLUDE (patient_package_id) WHERE kind = 'EXPIRY_CHANGED';
