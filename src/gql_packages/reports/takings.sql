-- Takings: which money was received and paid back, by whom and how? A payment counts on the day that is
-- shown of it, by the method that is shown, and not at all once it is void (rules 170, 173). $1 is the
-- clinic; of what moved from :since on, that for which {conditions} hold of `m`. Money in minor units.

-- part: rows
-- In the order of time and id: at most {limit}, after ({place_at}, {place_id}). So many are read of
-- either kind at most, each from its index.
SELECT moved.id, moved.at, moved.kind, moved.method, moved.amount, moved.reference,
    moved.payment_id, moved.patient_id, patient.first_name, patient.last_name,
    patient.number AS patient_number,
    staff_member.name AS staff_name
FROM (
    SELECT * FROM (
        (
            SELECT m.* FROM {received} AS m
            WHERE m.at >= {place_at} AND (m.at, m.id) > ({place_at}, {place_id}){conditions}
            ORDER BY m.at, m.id
            LIMIT {limit}
        )
        UNION ALL
        (
            SELECT m.* FROM {paid_back} AS m
            WHERE m.at >= {place_at} AND (m.at, m.id) > ({place_at}, {place_id}){conditions}
            ORDER BY m.at, m.id
            LIMIT {limit}
        )
    ) AS both_kinds
    ORDER BY at, id
    LIMIT {limit}
) AS moved
JOIN patient ON patient.clinic_id = $1 AND patient.id = moved.patient_id
JOIN staff_member ON staff_member.clinic_id = $1 AND staff_member.id = moved.staff_member_id
ORDER BY moved.at, moved.id

-- part: summary
SELECT coalesce(sum(amount) FILTER (WHERE kind = 'RECEIVED'), 0)::bigint AS received,
    coalesce(-sum(amount) FILTER (WHERE kind = 'PAID_BACK'), 0)::bigint AS paid_back,
    coalesce(sum(amount), 0)::bigint AS net,
    count(*) FILTER (WHERE kind = 'RECEIVED') AS payments,
    count(*) FILTER (WHERE kind = 'PAID_BACK') AS refunds
FROM (
    SELECT m.kind, m.amount FROM {received} AS m WHERE m.at >= :since::timestamptz{conditions}
    UNION ALL
    SELECT m.kind, m.amount FROM {paid_back} AS m WHERE m.at >= :since::timestamptz{conditions}
) AS moved

-- part: by_method
SELECT method,
    coalesce(sum(amount) FILTER (WHERE kind = 'RECEIVED'), 0)::bigint AS received,
    coalesce(-sum(amount) FILTER (WHERE kind = 'PAID_BACK'), 0)::bigint AS paid_back,
    sum(amount)::bigint AS net,
    count(*) FILTER (WHERE kind = 'RECEIVED') AS payments,
    count(*) FILTER (WHERE kind = 'PAID_BACK') AS refunds
FROM (
    SELECT m.method, m.kind, m.amount FROM {received} AS m
    WHERE m.at >= :since::timestamptz{conditions}
    UNION ALL
    SELECT m.method, m.kind, m.amount FROM {paid_back} AS m
    WHERE m.at >= :since::timestamptz{conditions}
) AS moved
GROUP BY method

-- part: count
SELECT count(*) AS total
FROM (
    SELECT FROM {received} AS m WHERE m.at >= :since::timestamptz{conditions}
    UNION ALL
    SELECT FROM {paid_back} AS m WHERE m.at >= :since::timestamptz{conditions}
) AS moved
