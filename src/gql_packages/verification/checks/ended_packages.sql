-- Does every package that was refunded or whose sale was deleted hold nothing, and is every refund
-- written down where it belongs?
SELECT 'PatientPackage' AS entity_type, p.id AS entity_id,
    format(
        'it was %s, holds %s uses and has spent %s, and %s',
        CASE
            WHEN p.refunded_at IS NOT NULL AND p.deleted_at IS NOT NULL THEN 'refunded and deleted'
            WHEN p.refunded_at IS NOT NULL THEN 'refunded'
            WHEN p.deleted_at IS NOT NULL THEN 'deleted'
            ELSE 'neither refunded nor deleted'
        END,
        p.uses_reserved, p.uses_redeemed,
        coalesce('there is a refund of ' || r.refunded_at, 'there is no refund')
    ) AS what
FROM patient_package p
LEFT JOIN package_refund r ON r.clinic_id = $1 AND r.patient_package_id = p.id
WHERE p.clinic_id = $1
    AND (
        p.refunded_at IS DISTINCT FROM r.refunded_at
        OR (p.refunded_at IS NOT NULL AND p.deleted_at IS NOT NULL)
        OR (coalesce(p.refunded_at, p.deleted_at) IS NOT NULL AND p.uses_reserved <> 0)
        OR (p.deleted_at IS NOT NULL AND p.uses_redeemed <> 0)
    )
