-- Has every sold package eligible items, numbered from 0 without a gap?
SELECT 'PatientPackage' AS entity_type, p.id AS entity_id,
    format(
        'it is good for %s treatments, numbered from %s to %s',
        coalesce(i.items, 0), i.first_position, i.last_position
    ) AS what
FROM patient_package p
LEFT JOIN (
    SELECT patient_package_id, count(*) AS items, min(position) AS first_position,
           max(position) AS last_position
    FROM patient_package_item
    WHERE clinic_id = $1
    GROUP BY patient_package_id
) i ON i.patient_package_id = p.id
WHERE p.clinic_id = $1
    AND (i.first_position, i.last_position + 1::bigint) IS DISTINCT FROM (0, i.items)
