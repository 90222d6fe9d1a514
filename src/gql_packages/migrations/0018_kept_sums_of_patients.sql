-- What a patient owes, has to their credit, and when they were last seen, kept on their row so that
-- patients are found and sorted by it. Null until it is filled: then it is worked out while
-- reading.

ALTER TABLE patient ADD COLUMN owing bigint;

ALTER TABLE patient ADD COLUMN credit bigint;

-- Null too for those who were never seen; `owing` says which of the two.
ALTER TABLE patient ADD COLUMN last_visit_at timestamptz;

GRANT UPDATE (owing, credit, last_visit_at) ON patient TO gql_packages_app;

CREATE INDEX patient_by_owing ON patient (clinic_id, (coalesce(owing, 0)), id);

CREATE INDEX patient_by_credit ON patient (clinic_id, (coalesce(credit, 0)), id);

CREATE INDEX patient_by_last_visit
    ON patient (clinic_id, (coalesce(last_visit_at, '-infinity'::timestamptz)), id);

CREATE INDEX patient_by_creation ON patient (clinic_id, created_at, id);

CREATE INDEX patient_who_owes ON patient (clinic_id, sort_key COLLATE "C", id)
    WHERE owing > 0 OR owing IS NULL;

CREATE INDEX patient_with_credit ON patient (clinic_id, sort_key COLLATE "C", id)
    WHERE credit > 0 OR owing IS NULL;

-- Who is not filled yet.
CREATE INDEX patient_unsummed ON patient (clinic_id, id) WHERE owing IS NULL;

CREATE INDEX patient_archived ON patient (clinic_id, sort_key COLLATE "C", id) WHERE is_archived;
