-- Whether a use is superseded: few entries reverse one, and they are not to be looked for among all.
CREATE INDEX package_entry_reversed
    ON package_entry (clinic_id, patient_package_id, sequence)
    WHERE kind = 'REVERSED';
