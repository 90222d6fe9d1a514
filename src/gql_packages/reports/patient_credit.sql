-- Patient Credit: which money of whom was neither applied nor paid back at the end of a day (rule 72)?
-- $1 is the clinic, :until the end of the day; only what was recorded until :known_at is read. Money in
-- minor units.

-- part: shared
-- Payments of which something is credit now, and those of which something happened since.
relevant_payment (id) AS (
    SELECT p.id FROM payment p
    WHERE p.clinic_id = $1 AND p.voided_at IS NULL AND p.applied + p.refunded < p.amount
    UNION
    SELECT a.payment_id FROM payment_application a
    WHERE a.clinic_id = $1
        AND a.applied_at >= least(:until::timestamptz, :known_at::timestamptz)
    UNION
    SELECT b.payment_id FROM payment_refund b
    WHERE b.clinic_id = $1
        AND b.refunded_at >= least(:until::timestamptz, :known_at::timestamptz)
    UNION
    SELECT p.id FROM payment p WHERE p.clinic_id = $1 AND p.voided_at > :known_at::timestamptz
),
credited AS MATERIALIZED (
    SELECT * FROM (
        SELECT p.patient_id, received.at, p.amount - coalesce((
            SELECT sum(a.amount) FROM payment_application a
            WHERE a.clinic_id = $1 AND a.payment_id = p.id AND a.applied_at < :until::timestamptz
                AND a.applied_at <= :known_at::timestamptz
        ), 0) - coalesce((
            SELECT sum(b.amount) FROM payment_refund b
            WHERE b.clinic_id = $1 AND b.payment_id = p.id AND b.refunded_at < :until::timestamptz
                AND b.refunded_at <= :known_at::timestamptz
        ), 0) AS credit
        FROM relevant_payment
        CROSS JOIN LATERAL (
            SELECT p.id, p.patient_id, p.amount, p.received_at FROM payment p
            WHERE p.clinic_id = $1 AND p.id = relevant_payment.id
                AND p.received_at <= :known_at::timestamptz
                AND (p.voided_at IS NULL OR p.voided_at > :known_at::timestamptz){conditions}
            OFFSET 0
        ) AS p
        -- On the day that was known by then.
        CROSS JOIN LATERAL (
            SELECT coalesce((
                SELECT c.value_after::timestamptz FROM correction c
                WHERE c.clinic_id = $1 AND c.table_name = 'payment' AND c.row_id = p.id
                    AND c.column_name = 'received_at' AND c.corrected_at <= :known_at::timestamptz
                ORDER BY c.version DESC LIMIT 1
            ), p.received_at) AS at
        ) AS received
        WHERE received.at < :until::timestamptz
    ) AS p
    WHERE credit <> 0
)

-- part: total
(SELECT coalesce(sum(credit), 0)::bigint FROM credited)

-- part: rows
SELECT p.id, p.created_at AS at, p.id AS patient_id,
    p.first_name || ' ' || p.last_name AS patient_name, c.credit, c.oldest_on
FROM (
    SELECT o.patient_id, o.credit, (o.oldest AT TIME ZONE 'UTC' + clock.ahead)::date AS oldest_on
    FROM (
        SELECT patient_id, sum(credit)::bigint AS credit, min(at) AS oldest
        FROM credited GROUP BY patient_id
    ) AS o
    CROSS JOIN LATERAL (
        SELECT n.ahead
        FROM unnest(:offsets_from::timestamptz[], :offsets::interval[]) AS n (since, ahead)
        ORDER BY n.since <= o.oldest DESC, n.since DESC LIMIT 1
    ) AS clock
) AS c
JOIN patient p ON p.clinic_id = $1 AND p.id = c.patient_id
