-- Does every adjustment of a package's uses have its line in that package's history, of the same moment
-- and request, and every such line its adjustment (rules 88, 92)? What undoes one says the opposite.
SELECT 'PackageEntry' AS entity_type, e.id AS entity_id,
    format(
        'it is %s, and %s', e.kind,
        coalesce('its adjustment of ' || a.change || ' uses says otherwise', 'it adjusts nothing')
    ) AS what
FROM package_entry e
LEFT JOIN use_adjustment a ON a.clinic_id = $1 AND a.package_entry_id = e.id
LEFT JOIN use_adjustment undone ON undone.clinic_id = $1 AND undone.id = a.undoes_id
WHERE e.clinic_id = $1
    AND (a.id IS NOT NULL OR e.kind IN ('USES_ADDED', 'USES_TAKEN', 'ADJUSTMENT_UNDONE'))
    AND (
        a.id IS NULL
        OR e.kind <> CASE
            WHEN a.undoes_id IS NOT NULL THEN 'ADJUSTMENT_UNDONE'
            WHEN a.change > 0 THEN 'USES_ADDED'
            ELSE 'USES_TAKEN'
        END
        OR (a.patient_package_id, a.adjusted_at, a.request_id)
            <> (e.patient_package_id, e.at, e.request_id)
        OR e.undoes_id IS DISTINCT FROM undone.package_entry_id
        OR (a.change, a.paid_change, a.value, a.numbers)
            <> (-undone.change, -undone.paid_change, -undone.value, undone.numbers)
    )
