-- Do the invoices' numbers run from 1 to the last one drawn, each once?
WITH numbered AS (
    SELECT id, number, lag(number, 1, 0::bigint) OVER (ORDER BY number) AS number_before
    FROM invoice
    WHERE clinic_id = $1
),

ends AS (
    SELECT
        coalesce((SELECT max(number) FROM invoice WHERE clinic_id = $1), 0) AS highest,
        coalesce((SELECT last_number FROM invoice_counter WHERE clinic_id = $1), 0) AS last_drawn
)

SELECT 'Invoice' AS entity_type, id AS entity_id,
    format('its number, %s, comes after %s', number, number_before) AS what
FROM numbered
WHERE number <> number_before + 1
UNION ALL
SELECT 'Clinic' AS entity_type, $1 AS entity_id,
    format('the last invoice number drawn is %s, and the highest is %s', last_drawn, highest)
FROM ends
WHERE last_drawn <> highest
