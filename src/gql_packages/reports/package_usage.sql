-- Package Usage: which uses were redeemed, on which appointments, and what was each worth? A reversed
-- use is none, and a use belongs to the time of its appointment (rule 52). $1 is the clinic; of the
-- uses from :since on, those for which {conditions} hold. Money in minor units.

-- part: rows
-- In the order of time and id: at most {limit}, after ({place_at}, {place_id}). Nothing is looked up
-- for any but these. Their time is compared twice, because the planner cannot tell from the pair how
-- few they are.
SELECT used.id, used.at, used.reason, used.value, used.patient_pays, used.uses_remaining_after,
    used.commission_basis, used.patient_package_id,
    CASE WHEN used.use_number > sold.uses_total THEN 'BONUS' ELSE 'PAID' END AS lot,
    sold.name AS package_name, sold.patient_id,
    patient.first_name, patient.last_name, patient.number AS patient_number,
    treatment.name AS treatment_name, practitioner.name AS practitioner_name,
    bill.number AS invoice_number
FROM ({page}) AS used
JOIN patient_package AS sold ON sold.clinic_id = $1 AND sold.id = used.patient_package_id
JOIN patient ON patient.clinic_id = $1 AND patient.id = sold.patient_id
JOIN appointment ON appointment.clinic_id = $1 AND appointment.id = used.appointment_id
JOIN treatment ON treatment.clinic_id = $1
    AND treatment.id = CASE WHEN appointment.corrected_treatment_id IS NULL
        THEN appointment.treatment_id ELSE appointment.corrected_treatment_id END
JOIN invoice AS bill ON bill.clinic_id = $1 AND bill.id = used.invoice_id
LEFT JOIN staff_member AS practitioner
    ON practitioner.clinic_id = $1
    AND practitioner.id = CASE WHEN appointment.is_practitioner_corrected
        THEN appointment.corrected_practitioner_id ELSE appointment.practitioner_id END
ORDER BY used.at, used.id

-- part: page
SELECT r.id, r.used_at AS at, r.patient_package_id, r.use_number, r.appointment_id, r.invoice_id,
    r.reason, r.value, r.patient_pays, r.uses_remaining_after, {basis} AS commission_basis
FROM redemption r
WHERE r.clinic_id = $1 AND r.status = 'REDEEMED'
    AND r.used_at >= {place_at}
    AND (r.used_at, r.id) > ({place_at}, {place_id}){conditions}
ORDER BY r.used_at, r.id
LIMIT {limit}

-- part: summary
SELECT count(*) AS uses, count(*) FILTER (WHERE r.reason = 'ARRIVAL') AS arrivals,
    count(*) FILTER (WHERE r.reason = 'NO_SHOW') AS no_shows,
    count(*) FILTER (WHERE r.reason = 'LATE_CANCELLATION') AS late_cancellations,
    coalesce(sum(r.value), 0) AS value, coalesce(sum(r.patient_pays), 0) AS patient_pays
FROM redemption r
WHERE r.clinic_id = $1 AND r.status = 'REDEEMED'
    AND r.used_at >= :since::timestamptz{conditions}

-- part: by_commission_basis
SELECT basis.word AS commission_basis, coalesce(used.uses, 0) AS uses,
    coalesce(used.value, 0) AS value, coalesce(used.patient_pays, 0) AS patient_pays
FROM (VALUES ('SALE'), ('REDEMPTION')) AS basis (word)
LEFT JOIN (
    SELECT {basis} AS word, count(*) AS uses, sum(r.value) AS value,
        sum(r.patient_pays) AS patient_pays
    FROM redemption r
    WHERE r.clinic_id = $1 AND r.status = 'REDEEMED'
        AND r.used_at >= :since::timestamptz{conditions}
    GROUP BY 1
) AS used ON used.word = basis.word

-- part: by_staff_member
SELECT CASE WHEN visit.is_practitioner_corrected THEN visit.corrected_practitioner_id
    ELSE visit.practitioner_id END AS staff_member_id, count(*) AS uses, sum(r.value) AS value,
    sum(r.patient_pays) AS patient_pays
FROM redemption r
JOIN appointment AS visit ON visit.clinic_id = $1 AND visit.id = r.appointment_id
WHERE r.clinic_id = $1 AND r.status = 'REDEEMED' AND {basis} = 'REDEMPTION'
    AND r.used_at >= :since::timestamptz{conditions}
GROUP BY 1

-- part: count
SELECT count(*) AS total
FROM redemption r
WHERE r.clinic_id = $1 AND r.status = 'REDEEMED'
    AND r.used_at >= :since::timestamptz{conditions}
