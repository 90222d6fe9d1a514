-- Is every invoice's total the sum of its lines, and are these numbered from 1 without a gap?
SELECT 'Invoice' AS entity_type, i.id AS entity_id,
    format(
        'its total is %s, and its %s lines, up to number %s, add up to %s',
        i.total, coalesce(l.lines, 0), coalesce(l.last_position, 0), coalesce(l.amount, 0)
    ) AS what
FROM invoice i
LEFT JOIN (
    SELECT invoice_id, count(*) AS lines, sum(amount) AS amount,
           min(position) AS first_position, max(position) AS last_position
    FROM invoice_line
    WHERE clinic_id = $1
    GROUP BY invoice_id
) l ON l.invoice_id = i.id
WHERE i.clinic_id = $1
    AND (l.amount, l.first_position, l.last_position::bigint)
        IS DISTINCT FROM (i.total::numeric, 1, l.lines)
