-- Package Liability: what is owed in appointments at a time, and how it came about (rules 57 to 71)?
-- $1 is the clinic. :edges are the beginnings of the periods and the end of the last, :days the last
-- days before each; only what was recorded until :known_at is read. Money in minor units.

-- part: ends
-- The end of the day before the first period, and of each, with the breakage policy of that day. What
-- expired before `settled_before` had lapsed at each of them.
ends AS MATERIALIZED (
    SELECT e.place::int - 1 AS period, e.day, policy.method, policy.expected_rate
    FROM unnest(:days::date[]) WITH ORDINALITY AS e (day, place)
    LEFT JOIN LATERAL ({policy_of_end}) AS policy ON TRUE
),
clock AS MATERIALIZED (
    SELECT n.since, n.ahead, lead(n.since, 1, 'infinity') OVER (ORDER BY n.since) AS until
    FROM unnest(:offsets_from::timestamptz[], :offsets::interval[]) AS n (since, ahead)
),
lapsing AS MATERIALIZED (
    SELECT CASE WHEN bool_and(coalesce(method, 'NEVER') <> 'NEVER') THEN min(day)
        ELSE '-infinity' END AS settled_before
    FROM ends
),

-- part: eve
-- The day before the one of {moment}, and when it ended, as Python says it: at midnight, or where the
-- clock skips that, at the first moment after it.
SELECT own.day - 1 AS day, greatest((own.day - c.ahead) AT TIME ZONE 'UTC', c.since) AS until
FROM (
    SELECT ({moment} AT TIME ZONE 'UTC' + c.ahead)::date AS day FROM clock c
    WHERE c.since <= {moment} ORDER BY c.since DESC LIMIT 1
) AS own
CROSS JOIN LATERAL (
    SELECT c.since, c.ahead FROM clock c
    WHERE (own.day - c.ahead) AT TIME ZONE 'UTC' < c.until ORDER BY c.since LIMIT 1
) AS c

-- part: relevant
-- The packages that may have a balance before the periods or move in them or later: those that are
-- not used up and had not lapsed before, those that are not paid, and those of which something moved
-- since, money, a use, taken or redeemed, or the last valid day. What is neither was settled before, and stays out: the
-- years before cost nothing.
SELECT pp.id FROM patient_package pp
WHERE pp.clinic_id = $1 AND pp.deleted_at IS NULL AND pp.refunded_at IS NULL
    AND pp.uses_redeemed < pp.uses_total + pp.uses_changed
    AND (pp.expires_on IS NULL OR pp.expires_on >= (SELECT settled_before FROM lapsing))
UNION
SELECT e.patient_package_id FROM package_entry e
WHERE e.clinic_id = $1 AND e.kind = 'EXPIRY_CHANGED'
    AND e.at >= least((:edges::timestamptz[])[1], :known_at::timestamptz)
UNION
SELECT (SELECT pp.id FROM patient_package pp WHERE pp.clinic_id = $1 AND pp.invoice_id = i.id)
FROM invoice i
WHERE i.clinic_id = $1 AND i.kind = 'PACKAGE_SALE' AND i.voided_at IS NULL AND i.paid < i.total
UNION
SELECT r.patient_package_id FROM redemption r
WHERE r.clinic_id = $1 AND r.status = 'REDEEMED' AND r.used_at >= (:edges::timestamptz[])[1]
UNION
SELECT r.patient_package_id FROM redemption r
WHERE r.clinic_id = $1 AND r.redeemed_at IS NOT NULL
    AND greatest(r.redeemed_at, r.ended_at) > :known_at::timestamptz
UNION
SELECT (SELECT pp.id FROM patient_package pp WHERE pp.clinic_id = $1 AND pp.invoice_id = a.invoice_id)
FROM payment_application a
WHERE a.clinic_id = $1
    AND a.applied_at >= least((:edges::timestamptz[])[1], :known_at::timestamptz)
UNION
SELECT f.patient_package_id FROM package_refund f
WHERE f.clinic_id = $1
    AND f.refunded_at >= least((:edges::timestamptz[])[1], :known_at::timestamptz)
UNION
SELECT a.patient_package_id FROM use_adjustment a
WHERE a.clinic_id = $1
    AND a.adjusted_at >= least((:edges::timestamptz[])[1], :known_at::timestamptz)

-- part: relevant_earlier
-- The same of days long ago: of all that moved since, those that were bought by their end. A package
-- that was bought after an appointment that it covers is found by that, entered late or just before.
SELECT bought.id FROM bought
WHERE bought.is_left
    AND (bought.expires_on IS NULL OR bought.expires_on >= (SELECT settled_before FROM lapsing))
UNION
SELECT bought.id FROM package_entry e JOIN bought ON bought.id = e.patient_package_id
WHERE e.clinic_id = $1 AND e.kind = 'EXPIRY_CHANGED'
    AND e.at >= least((:edges::timestamptz[])[1], :known_at::timestamptz)
UNION
SELECT bought.id FROM bought JOIN invoice i ON i.clinic_id = $1 AND i.id = bought.invoice_id
WHERE i.voided_at IS NULL AND i.paid < i.total
UNION
SELECT bought.id FROM redemption r JOIN bought ON bought.id = r.patient_package_id
WHERE r.clinic_id = $1 AND r.status = 'REDEEMED' AND r.used_at >= (:edges::timestamptz[])[1]
UNION
SELECT bought.id FROM redemption r JOIN bought ON bought.id = r.patient_package_id
WHERE r.clinic_id = $1 AND r.redeemed_at IS NOT NULL
    AND greatest(r.redeemed_at, r.ended_at) > :known_at::timestamptz
UNION
SELECT bought.id FROM payment_application a JOIN bought ON bought.invoice_id = a.invoice_id
WHERE a.clinic_id = $1
    AND a.applied_at >= least((:edges::timestamptz[])[1], :known_at::timestamptz)
UNION
SELECT bought.id FROM package_refund f JOIN bought ON bought.id = f.patient_package_id
WHERE f.clinic_id = $1
    AND f.refunded_at >= least((:edges::timestamptz[])[1], :known_at::timestamptz)
UNION
SELECT bought.id FROM use_adjustment a JOIN bought ON bought.id = a.patient_package_id
WHERE a.clinic_id = $1
    AND a.adjusted_at >= least((:edges::timestamptz[])[1], :known_at::timestamptz)
UNION
SELECT early.id FROM early

-- part: bought
-- Packages that are bought by the end of the periods; and, bought later or not, those with a use of
-- the last hours of the periods, or with one that was entered after their end.
bought AS MATERIALIZED (
    SELECT pp.id, pp.invoice_id, pp.expires_on,
        pp.deleted_at IS NULL AND pp.refunded_at IS NULL AND pp.uses_redeemed < pp.uses_total + pp.uses_changed
            AS is_left
    FROM patient_package pp
    WHERE pp.clinic_id = $1
        AND pp.purchased_at < (:edges::timestamptz[])[cardinality(:edges::timestamptz[])]
),
early AS MATERIALIZED (
    SELECT r.patient_package_id AS id FROM redemption r
    WHERE r.clinic_id = $1 AND r.redeemed_at - r.used_at > interval '12 hours'
        AND r.redeemed_at >= (:edges::timestamptz[])[cardinality(:edges::timestamptz[])]
        AND r.used_at < (:edges::timestamptz[])[cardinality(:edges::timestamptz[])]
    UNION
    SELECT r.patient_package_id FROM redemption r
    WHERE r.clinic_id = $1 AND r.status = 'REDEEMED'
        AND r.used_at < (:edges::timestamptz[])[cardinality(:edges::timestamptz[])]
        AND r.used_at >= (:edges::timestamptz[])[cardinality(:edges::timestamptz[])]
            - interval '12 hours'
    UNION
    SELECT r.patient_package_id FROM redemption r
    WHERE r.clinic_id = $1 AND r.redeemed_at IS NOT NULL
        AND greatest(r.redeemed_at, r.ended_at) > :known_at::timestamptz
        AND r.used_at < (:edges::timestamptz[])[cardinality(:edges::timestamptz[])]
),

-- part: relevant_of_patients
SELECT (SELECT pp.id FROM patient_package pp WHERE pp.clinic_id = $1 AND pp.invoice_id = i.id)
FROM invoice i
WHERE i.clinic_id = $1 AND i.kind = 'PACKAGE_SALE' AND i.patient_id = ANY(:patient_ids::uuid[])

-- part: relevant_of_patient_package
SELECT :patient_package_id::uuid

-- part: shared
-- Joined as written: each package is looked up by its key, and so are its moves.
relevant (id) AS ({relevant}),
sold AS MATERIALIZED (
    SELECT pp.*, refund.amount AS refund, refund.request_id AS refund_request_id,
        refund.refunded_at, width_bucket(refund.refunded_at, :edges::timestamptz[]) AS refund_period,
        EXISTS (
            SELECT FROM package_entry e WHERE e.clinic_id = $1 AND e.patient_package_id = pp.id
                AND e.kind = 'EXPIRY_CHANGED'
        ) AS is_expiry_changed
    FROM relevant
    CROSS JOIN LATERAL (
        SELECT pp.id, pp.patient_id, pp.package_id, pp.invoice_id, pp.price, pp.expires_on
        FROM patient_package pp
        WHERE pp.clinic_id = $1 AND pp.id = relevant.id{conditions}
        OFFSET 0
    ) AS pp
    LEFT JOIN LATERAL (
        SELECT f.amount, f.request_id, f.refunded_at FROM package_refund f
        WHERE f.clinic_id = $1 AND f.patient_package_id = pp.id
            AND f.refunded_at <= :known_at::timestamptz
        OFFSET 0
    ) AS refund ON TRUE
),
-- What a refund took off the sale is no unapplied payment: it is in `refunded`.
moved AS (
    SELECT s.id, a.applied_at AS at, a.amount AS money, 0::bigint AS worth, 0::bigint AS adjusted
    FROM sold s
    CROSS JOIN LATERAL (
        SELECT a.applied_at, a.amount FROM payment_application a
        WHERE a.clinic_id = $1 AND a.invoice_id = s.invoice_id
            AND a.applied_at <= :known_at::timestamptz
            AND a.request_id IS DISTINCT FROM s.refund_request_id
        OFFSET 0
    ) AS a
    UNION ALL
    SELECT s.id, r.used_at, 0, r.value, 0
    FROM sold s
    CROSS JOIN LATERAL (
        SELECT r.used_at, r.value FROM redemption r
        WHERE r.clinic_id = $1 AND r.patient_package_id = s.id
            AND r.redeemed_at <= :known_at::timestamptz
            AND (r.ended_at IS NULL OR r.ended_at > :known_at::timestamptz)
        OFFSET 0
    ) AS r
    UNION ALL
    SELECT s.id, a.adjusted_at, 0, 0, a.value
    FROM sold s
    CROSS JOIN LATERAL (
        SELECT a.adjusted_at, a.value FROM use_adjustment a
        WHERE a.clinic_id = $1 AND a.patient_package_id = s.id
            AND a.adjusted_at <= :known_at::timestamptz
        OFFSET 0
    ) AS a
),
moved_in_period AS (
    SELECT id, width_bucket(at, :edges::timestamptz[]) AS period, sum(money) AS money,
        sum(worth) AS worth, sum(adjusted) AS adjusted
    FROM moved GROUP BY 1, 2
),
-- Each package before the first period and at the end of each.
standing AS (
    SELECT s.id, s.patient_id, s.package_id, s.price, p.period, p.day, p.method, p.expected_rate,
        sum(coalesce(m.money, 0)) OVER until_then AS money,
        sum(coalesce(m.worth, 0)) OVER until_then AS worth,
        sum(coalesce(m.adjusted, 0)) OVER until_then AS adjusted,
        CASE WHEN s.refund_period <= p.period THEN s.refund END AS refund,
        CASE WHEN s.is_expiry_changed THEN (
            SELECT e.expires_on_after FROM package_entry e
            WHERE e.clinic_id = $1 AND e.patient_package_id = s.id
                AND (e.sequence = 1 OR e.at <= :known_at::timestamptz
                    AND e.at < (:edges::timestamptz[])[p.period + 1])
            ORDER BY e.sequence DESC LIMIT 1
        ) ELSE s.expires_on END AS expires_on
    FROM sold s
    CROSS JOIN ends p
    LEFT JOIN moved_in_period m ON m.id = s.id AND m.period = p.period
    WINDOW until_then AS (PARTITION BY s.id ORDER BY p.period)
),
-- Refunded packages on the day before: what had lapsed by then stays so (rule 65).
refunded AS (
    SELECT s.id, s.price, eve.day, policy.method, policy.expected_rate, (
            SELECT coalesce(sum(a.amount), 0) FROM payment_application a
            WHERE a.clinic_id = $1 AND a.invoice_id = s.invoice_id
                AND a.applied_at <= :known_at::timestamptz AND a.applied_at < eve.until
        ) AS money, (
            SELECT coalesce(sum(r.value), 0) FROM redemption r
            WHERE r.clinic_id = $1 AND r.patient_package_id = s.id AND r.used_at < eve.until
                AND r.redeemed_at <= :known_at::timestamptz
                AND (r.ended_at IS NULL OR r.ended_at > :known_at::timestamptz)
        ) AS worth, (
            SELECT coalesce(sum(a.value), 0) FROM use_adjustment a
            WHERE a.clinic_id = $1 AND a.patient_package_id = s.id
                AND a.adjusted_at <= :known_at::timestamptz AND a.adjusted_at < eve.until
        ) AS adjusted, (
            SELECT e.expires_on_after FROM package_entry e
            WHERE e.clinic_id = $1 AND e.patient_package_id = s.id
                AND (e.sequence = 1 OR e.at <= :known_at::timestamptz AND e.at < eve.until)
            ORDER BY e.sequence DESC LIMIT 1
        ) AS expires_on
    FROM sold s
    CROSS JOIN LATERAL ({eve_of_refund}) AS eve
    CROSS JOIN LATERAL ({policy_of_eve}) AS policy
    WHERE s.refund_period BETWEEN 1 AND cardinality(:edges::timestamptz[]) - 1
),
lapsed_before AS (
    SELECT f.id, {lapsed_of_refunded} AS amount FROM refunded f
),
closing AS (
    SELECT c.id, c.patient_id, c.package_id, c.period, c.money, c.worth, c.adjusted, c.expired,
        coalesce(c.refund, 0) AS refunded,
        CASE WHEN c.refund IS NULL THEN 0 ELSE
            c.money + c.adjusted - c.worth - c.expired - c.refund END AS suspense,
        CASE WHEN c.refund IS NULL THEN c.money + c.adjusted - c.worth - c.expired ELSE 0 END
            AS balance,
        coalesce(c.expires_on < c.day, FALSE) AS is_expired
    FROM (
        SELECT s.*, CASE WHEN s.refund IS NULL THEN {lapsed} ELSE coalesce(b.amount, 0) END
            AS expired
        FROM standing s
        LEFT JOIN lapsed_before b ON b.id = s.id
    ) AS c
),
moves AS (
    SELECT id, patient_id, package_id, period, is_expired, balance AS closing,
        lag(balance) OVER before AS opening,
        money - lag(money) OVER before AS sold,
        worth - lag(worth) OVER before AS redeemed,
        adjusted - lag(adjusted) OVER before AS adjusted,
        refunded - lag(refunded) OVER before AS refunded,
        suspense - lag(suspense) OVER before AS suspense,
        expired - lag(expired) OVER before AS expired
    FROM closing
    WINDOW before AS (PARTITION BY id ORDER BY period)
),
liability AS MATERIALIZED (
    SELECT moves.*, period = 1 AS is_first,
        period = cardinality(:edges::timestamptz[]) - 1 AS is_last
    FROM moves
    WHERE period > 0
        AND (opening, sold, redeemed, refunded, suspense, expired, adjusted, closing)
            <> (0, 0, 0, 0, 0, 0, 0, 0)
)

-- part: figures
-- Of rows `l` of liability, and which of them are of the first and the last period.
coalesce(sum(l.opening) FILTER (WHERE {is_first}), 0)::bigint AS opening,
coalesce(sum(l.sold), 0)::bigint AS sold, coalesce(sum(l.redeemed), 0)::bigint AS redeemed,
coalesce(sum(l.refunded), 0)::bigint AS refunded, coalesce(sum(l.suspense), 0)::bigint AS suspense,
coalesce(sum(l.expired), 0)::bigint AS expired, coalesce(sum(l.adjusted), 0)::bigint AS adjusted,
coalesce(sum(l.closing) FILTER (WHERE {is_last}), 0)::bigint AS closing,
coalesce(sum(greatest(l.closing, 0)) FILTER (WHERE {is_last}), 0)::bigint AS liability,
coalesce(sum(greatest(-l.closing, 0)) FILTER (WHERE {is_last}), 0)::bigint AS receivable,
coalesce(
    sum(greatest(l.closing, 0)) FILTER (WHERE {is_last} AND l.is_expired), 0
)::bigint AS of_which_expired

-- part: summary
SELECT {figures} FROM liability l

-- part: count
-- Of the rows, each of which is of one {key}.
SELECT count(DISTINCT l.{key}) FROM liability l

-- part: rows_by_patient_package
SELECT pp.id, pp.purchased_at AS at, CASE WHEN pp.deleted_at IS NULL THEN pp.id END AS shown_id,
    sale.number AS invoice_number, pp.patient_id, pp.package_id, NULL::date AS month, pp.name, l.*
FROM (
    SELECT l.id AS patient_package_id, {figures} FROM liability l GROUP BY l.id
) AS l
JOIN patient_package pp ON pp.clinic_id = $1 AND pp.id = l.patient_package_id
JOIN invoice sale ON sale.clinic_id = $1 AND sale.id = pp.invoice_id

-- part: rows_by_patient
SELECT p.id, p.created_at AS at, NULL::uuid AS shown_id, NULL::bigint AS invoice_number,
    p.id AS patient_id, NULL::uuid AS package_id, NULL::date AS month,
    p.first_name || ' ' || p.last_name AS name, l.*
FROM (
    SELECT l.patient_id AS grouped_id, {figures} FROM liability l GROUP BY l.patient_id
) AS l
JOIN patient p ON p.clinic_id = $1 AND p.id = l.grouped_id

-- part: rows_by_package
SELECT o.id, o.created_at AS at, NULL::uuid AS shown_id, NULL::bigint AS invoice_number,
    NULL::uuid AS patient_id, o.id AS package_id, NULL::date AS month, o.name, l.*
FROM (
    SELECT l.package_id AS grouped_id, {figures} FROM liability l GROUP BY l.package_id
) AS l
JOIN package o ON o.clinic_id = $1 AND o.id = l.grouped_id

-- part: rows_by_month
SELECT $1::uuid AS id, (:edges::timestamptz[])[l.grouped_period] AS at, NULL::uuid AS shown_id,
    NULL::bigint AS invoice_number, NULL::uuid AS patient_id, NULL::uuid AS package_id,
    (:months::date[])[l.grouped_period] AS month,
    to_char((:months::date[])[l.grouped_period], 'YYYY-MM') AS name, l.*
FROM (
    SELECT l.period AS grouped_period, {figures} FROM liability l GROUP BY l.period
) AS l
