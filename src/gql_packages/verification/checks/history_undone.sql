-- Does every line that gives a use back name the line of the same use that took it, and every one that
-- undoes an adjustment that of one of the same package?
SELECT 'PackageEntry' AS entity_type, u.id AS entity_id,
    format(
        'it is %s of one use and undoes %s', u.kind, coalesce(e.kind || ' of another', 'nothing')
    ) AS what
FROM package_entry u
LEFT JOIN package_entry e ON e.clinic_id = $1 AND e.id = u.undoes_id
WHERE u.clinic_id = $1
    AND CASE WHEN u.kind = 'ADJUSTMENT_UNDONE' THEN
        (e.kind IN ('USES_ADDED', 'USES_TAKEN') AND e.patient_package_id = u.patient_package_id)
            IS NOT TRUE
    ELSE (e.kind, e.redemption_id) IS DISTINCT FROM CASE u.kind
        WHEN 'RELEASED' THEN ROW('RESERVED'::text, u.redemption_id)
        WHEN 'REVERSED' THEN ROW('REDEEMED'::text, u.redemption_id)
        ELSE ROW(NULL::text, NULL::uuid)
    END END
