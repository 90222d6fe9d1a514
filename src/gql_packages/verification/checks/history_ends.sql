-- Does the history of every package have all of its lines, and end at the package's counters, its
-- expiry and its refund?
SELECT 'PatientPackage' AS entity_type, p.id AS entity_id, wrong.what
FROM patient_package p
LEFT JOIN LATERAL (
    SELECT
        uses_reserved_after, uses_redeemed_after, expires_on_after,
        count(*) OVER () AS lines,
        count(*) FILTER (WHERE kind = 'REFUNDED') OVER () AS refunds
    FROM package_entry
    WHERE clinic_id = $1 AND patient_package_id = p.id
    ORDER BY sequence DESC
    LIMIT 1
) e ON true
CROSS JOIN LATERAL (
    VALUES
    (
        p.entry_count <> coalesce(e.lines, 0),
        format('its history should have %s lines and has %s', p.entry_count, coalesce(e.lines, 0))
    ),
    (
        e.lines > 0 AND (p.uses_reserved, p.uses_redeemed, p.expires_on)
        IS DISTINCT FROM (e.uses_reserved_after, e.uses_redeemed_after, e.expires_on_after),
        format(
            'held, spent and expiry are %s, %s, %s, and its history ends at %s, %s, %s',
            p.uses_reserved, p.uses_redeemed, coalesce(p.expires_on::text, 'none'),
            e.uses_reserved_after, e.uses_redeemed_after, coalesce(e.expires_on_after::text, 'none')
        )
    ),
    (
        e.refunds <> num_nonnulls(p.refunded_at),
        format(
            'its history has %s refunds, and it was %srefunded', e.refunds,
            CASE WHEN p.refunded_at IS NULL THEN 'not ' END
        )
    )
) wrong (is_so, what)
WHERE p.clinic_id = $1 AND wrong.is_so
