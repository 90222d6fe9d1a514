-- Does the history of its package tell of every use what the use says of itself: when it was held,
-- spent and given back, and on which visit?
SELECT 'Redemption' AS entity_type, r.id AS entity_id,
    format('it is %s, and the history of its package tells it otherwise', r.status) AS what
FROM redemption r
JOIN appointment a ON a.clinic_id = $1 AND a.id = r.appointment_id
LEFT JOIN (
    SELECT redemption_id, patient_package_id, appointment_id,
           count(*) AS lines,
           min(at) FILTER (WHERE kind = 'RESERVED') AS reserved_at,
           min(at) FILTER (WHERE kind = 'REDEEMED') AS redeemed_at,
           min(at) FILTER (WHERE kind = 'RELEASED') AS released_at,
           min(at) FILTER (WHERE kind = 'REVERSED') AS reversed_at,
           min(uses_remaining_after) FILTER (WHERE kind = 'REDEEMED') AS uses_remaining_after
    FROM package_entry
    WHERE clinic_id = $1 AND redemption_id IS NOT NULL
    GROUP BY redemption_id, patient_package_id, appointment_id
) e
    ON e.redemption_id = r.id
    AND e.patient_package_id = r.patient_package_id
    AND e.appointment_id = r.appointment_id
WHERE r.clinic_id = $1
    AND (
        (r.reserved_at, r.redeemed_at, r.uses_remaining_after)
            IS DISTINCT FROM (e.reserved_at, e.redeemed_at, e.uses_remaining_after)
        OR CASE r.status WHEN 'RELEASED' THEN r.ended_at END IS DISTINCT FROM e.released_at
        OR CASE r.status WHEN 'REVERSED' THEN r.ended_at END IS DISTINCT FROM e.reversed_at
        OR e.lines <> 1 + num_nonnulls(r.redeemed_at, r.ended_at)
        OR (r.status = 'REDEEMED' AND r.used_at <> a.starts_at)
    )
