-- Is every patient's number another one, and drawn? Patients who are not numbered yet have none.
WITH numbered AS (
    SELECT id, number, count(*) OVER (PARTITION BY number) AS times
    FROM patient
    WHERE clinic_id = $1 AND number IS NOT NULL
)

SELECT 'Patient' AS entity_type, id AS entity_id,
    CASE WHEN times > 1 THEN format('its number, %s, is that of %s patients', number, times)
        ELSE format('its number, %s, was not drawn yet', number) END AS what
FROM numbered
WHERE times > 1
    OR number < 1
    OR number > coalesce((SELECT last_number FROM patient_counter WHERE clinic_id = $1), 0)
