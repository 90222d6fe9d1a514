-- Could every sold package be offered with its limits (rules 74, 75, 78): numbered from 1, each of some
-- items and at most the package's uses, of all items at least these, shares that are the price?
SELECT 'PatientPackage' AS entity_type, p.id AS entity_id,
    format(
        '%s uses for %s have %s limits, the last of them %s, of %s to %s uses, %s together, with'
        ' shares of %s in %s; %s of its %s items have one of %s of them',
        p.uses_total, p.price, l.limits, l.last_number, l.least, l.most, l.uses,
        coalesce(l.price, 0), l.shares, i.limited, i.items, i.limits
    ) AS what
FROM patient_package p
JOIN (
    SELECT patient_package_id, count(*) AS limits, max(number) AS last_number, min(uses) AS least,
        max(uses) AS most, sum(uses) AS uses, count(price_share) AS shares,
        sum(price_share) AS price
    FROM patient_package_limit
    WHERE clinic_id = $1
    GROUP BY patient_package_id
) l ON l.patient_package_id = p.id
CROSS JOIN LATERAL (
    SELECT count(*) AS items, count(limit_number) AS limited,
        count(DISTINCT limit_number) AS limits
    FROM patient_package_item
    WHERE clinic_id = $1 AND patient_package_id = p.id
) i
WHERE p.clinic_id = $1
    AND (
        l.last_number <> l.limits
        OR i.limits <> l.limits
        OR l.most > p.uses_total
        OR (i.limited = i.items AND l.uses < p.uses_total)
        OR (
            l.shares > 0
            AND (l.shares, i.limited, l.uses, l.price)
                IS DISTINCT FROM (l.limits, i.items, p.uses_total::bigint, p.price::numeric)
        )
    )
