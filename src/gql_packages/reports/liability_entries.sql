-- Package Liability: which movements are behind its figures (rule 57)? $1 is the clinic; the entries of
-- a package are those of `reading/movements.py`. :edges are the beginnings of the periods and the end
-- of the last, :days the last days before each. Money in minor units.

-- part: entries
-- In the order of day and id: at most {limit}, after ({place_at}, {place_id}). Days begin at their
-- midnight in UTC here.
SELECT e.*, pp.patient_id, CASE WHEN pp.deleted_at IS NULL THEN pp.id END AS shown_id,
    CASE WHEN pp.deleted_at IS NULL THEN e.redemption_id END AS shown_redemption_id
FROM ({moved}) AS moved (id)
CROSS JOIN LATERAL (
    SELECT pp.id, pp.patient_id, pp.invoice_id, pp.deleted_at
    FROM patient_package pp
    WHERE pp.clinic_id = $1 AND pp.id = moved.id{conditions}
    OFFSET 0
) AS pp
CROSS JOIN LATERAL ({of_package}) AS e
WHERE e.day > (:days::date[])[1] AND e.day <= (:days::date[])[cardinality(:days::date[])]
    AND (e.at, e.id) > ({place_at}, {place_id})
ORDER BY e.at, e.id
LIMIT {limit}

-- part: count
SELECT count(*)
FROM ({moved}) AS moved (id)
CROSS JOIN LATERAL (
    SELECT pp.id, pp.invoice_id FROM patient_package pp
    WHERE pp.clinic_id = $1 AND pp.id = moved.id{conditions}
    OFFSET 0
) AS pp
CROSS JOIN LATERAL ({of_package}) AS e
WHERE e.day > (:days::date[])[1] AND e.day <= (:days::date[])[cardinality(:days::date[])]

-- part: moved
-- The packages of which something moved in the span.
WITH span AS MATERIALIZED (SELECT {since} AS since, {until} AS until)
SELECT (SELECT pp.id FROM patient_package pp WHERE pp.clinic_id = $1 AND pp.invoice_id = a.invoice_id)
FROM payment_application a
WHERE a.clinic_id = $1 AND a.applied_at >= (SELECT since FROM span)
    AND a.applied_at < (SELECT until FROM span)
UNION
SELECT r.patient_package_id FROM redemption r
WHERE r.clinic_id = $1 AND r.status = 'REDEEMED' AND r.used_at >= (SELECT since FROM span)
    AND r.used_at < (SELECT until FROM span)
UNION
SELECT r.patient_package_id FROM redemption r
WHERE r.clinic_id = $1 AND r.status = 'REVERSED' AND r.used_at >= (SELECT since FROM span)
    AND r.used_at < (SELECT until FROM span)
UNION
SELECT f.patient_package_id FROM package_refund f
WHERE f.clinic_id = $1 AND f.refunded_at >= (SELECT since FROM span)
    AND f.refunded_at < (SELECT until FROM span)
UNION
SELECT a.patient_package_id FROM use_adjustment a
WHERE a.clinic_id = $1 AND a.adjusted_at >= (SELECT since FROM span)
    AND a.adjusted_at < (SELECT until FROM span)
-- Where money may lapse: whose last valid day is in the span or was moved since, and on the first day
-- of a policy all.
UNION
SELECT e.patient_package_id FROM package_entry e
WHERE e.clinic_id = $1 AND e.kind = 'EXPIRY_CHANGED' AND e.at >= (SELECT since FROM span)
    AND EXISTS (SELECT FROM breakage_policy b WHERE b.clinic_id = $1)
UNION
SELECT pp.id FROM patient_package pp
WHERE pp.clinic_id = $1 AND EXISTS (SELECT FROM breakage_policy b WHERE b.clinic_id = $1)
    AND pp.expires_on BETWEEN (SELECT since::date - 3 FROM span) AND (SELECT until::date + 3 FROM span)
UNION
SELECT pp.id FROM patient_package pp
WHERE pp.clinic_id = $1 AND EXISTS (
    SELECT FROM breakage_policy b WHERE b.clinic_id = $1
        AND b.valid_from BETWEEN (SELECT since::date - 3 FROM span)
            AND (SELECT until::date + 3 FROM span)
)

-- part: page_since
-- No clock is as far from UTC as this allows for.
greatest((:edges::timestamptz[])[1], {place_at} - interval '16 hours')

-- part: page_until
-- The days of a page end, at the latest, on that of the use with which its size is reached, counted
-- from the day behind its place on.
least((:edges::timestamptz[])[cardinality(:edges::timestamptz[])], (
    SELECT r.used_at + interval '2 days' FROM redemption r
    WHERE r.clinic_id = $1 AND r.status = 'REDEEMED' AND r.value > 0
        AND r.used_at >= greatest((:edges::timestamptz[])[1], {place_at} + interval '40 hours')
        AND r.used_at < (:edges::timestamptz[])[cardinality(:edges::timestamptz[])]
        AND r.redeemed_at <= :known_at::timestamptz {of_conditions}
    ORDER BY r.used_at OFFSET {limit} LIMIT 1
))

-- part: of_conditions
AND EXISTS (
    SELECT FROM patient_package pp WHERE pp.clinic_id = $1 AND pp.id = r.patient_package_id{conditions}
)
