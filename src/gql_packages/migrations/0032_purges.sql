-- What was deleted by a policy, for it was old: which rows of which table, how many, and a digest of their
-- hashes. The row comes first and the deletion after it, so that what looks for older rows knows.
-- Identifiers are of UUID version 7, so that a range of them is one of time. Each run begins where the
-- one before it ended. Only the owner of the tables purges.
CREATE TABLE purge (
    clinic_id uuid NOT NULL,
    id uuid NOT NULL,
    table_name text NOT NULL,
    after_id uuid NOT NULL,
    before_id uuid NOT NULL,
    row_count bigint NOT NULL,
    digest bytea NOT NULL,
    purged_at timestamptz NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT purge_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT purge_clinic_fk FOREIGN KEY (clinic_id) REFERENCES clinic (id),
    CONSTRAINT purge_range_once UNIQUE (clinic_id, table_name, after_id),
    CONSTRAINT purge_table_ck CHECK (table_name IN ('idempotency_record')),
    CONSTRAINT purge_range_ck CHECK (after_id < before_id),
    CONSTRAINT purge_count_ck CHECK (row_count > 0),
    CONSTRAINT purge_hash_ck CHECK (length(hash) = 32 AND length(digest) = 32)
);

ALTER TABLE purge ENABLE ROW LEVEL SECURITY;

ALTER TABLE purge FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON purge
    USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)
    WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

REVOKE ALL ON purge FROM PUBLIC;

GRANT SELECT ON purge TO gql_packages_app;
