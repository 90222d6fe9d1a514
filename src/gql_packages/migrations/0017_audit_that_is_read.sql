-- The audit by the patient whose record it was, by who it was, without what was only shown, and
-- what was refused; each by time. And the sales that were deleted.

CREATE INDEX audit_entry_by_patient ON audit_entry (clinic_id, entity_id, at, id)
    WHERE entity_type = 'Patient';

CREATE INDEX audit_entry_by_actor ON audit_entry (clinic_id, actor_id, at, id);

CREATE INDEX audit_entry_of_changes ON audit_entry (clinic_id, at, id) WHERE outcome <> 'READ';

CREATE INDEX audit_entry_refused ON audit_entry (clinic_id, at, id)
    WHERE outcome <> 'READ' AND outcome <> 'DONE' AND outcome <> 'REPLAYED';

CREATE INDEX patient_package_deleted ON patient_package (clinic_id, deleted_at, id)
    WHERE deleted_at IS NOT NULL;
