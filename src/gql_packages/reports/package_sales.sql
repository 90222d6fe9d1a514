-- Package Sales: which packages were sold, what was collected and refunded for each, and what is
-- left of it? A deleted sale is not a sale (rule 52). $1 is the clinic; of the sales from :since
-- on, those for which {conditions} hold. Money in minor units.

-- part: rows
-- In the order of time and id: at most {limit}, after ({place_at}, {place_id}). Nothing is looked up
-- for any but these. Their time is compared twice, because the planner cannot tell from the pair how
-- few they are.
SELECT sold.id, sold.at, sold.package_name, sold.price, sold.uses_total, sold.uses_redeemed,
    sold.expires_on, sold.is_refunded, sold.invoice_number, sold.collected, sold.balance_due,
    sold.patient_id, patient.first_name, patient.last_name, patient.number AS patient_number,
    seller.name AS staff_name,
    coalesce(refund.amount, 0) AS refunded,
    last_use.used_at AS last_used_at, treatment.name AS last_treatment
FROM (
    SELECT pp.id, pp.purchased_at AS at, pp.patient_id,
        CASE WHEN pp.is_staff_member_corrected THEN pp.corrected_staff_member_id
            ELSE pp.staff_member_id END AS staff_member_id,
        pp.name AS package_name, pp.price,
        pp.uses_total + pp.uses_changed AS uses_total, pp.uses_redeemed, pp.expires_on,
        pp.refunded_at IS NOT NULL AS is_refunded, sale.number AS invoice_number,
        sale.paid AS collected, sale.total - sale.paid AS balance_due
    FROM patient_package pp
    JOIN invoice sale ON sale.clinic_id = $1 AND sale.id = pp.invoice_id
    WHERE pp.clinic_id = $1 AND pp.deleted_at IS NULL
        AND pp.purchased_at >= {place_at}
        AND (pp.purchased_at, pp.id) > ({place_at}, {place_id}){conditions}
    ORDER BY pp.purchased_at, pp.id
    LIMIT {limit}
) AS sold
JOIN patient ON patient.clinic_id = $1 AND patient.id = sold.patient_id
LEFT JOIN staff_member AS seller
    ON seller.clinic_id = $1 AND seller.id = sold.staff_member_id
LEFT JOIN package_refund AS refund
    ON refund.clinic_id = $1 AND refund.patient_package_id = sold.id
LEFT JOIN LATERAL (
    SELECT r.used_at, r.appointment_id
    FROM redemption r
    WHERE r.clinic_id = $1 AND r.patient_package_id = sold.id AND r.status = 'REDEEMED'
    ORDER BY r.used_at DESC, r.id DESC
    LIMIT 1
) AS last_use ON TRUE
LEFT JOIN appointment
    ON appointment.clinic_id = $1 AND appointment.id = last_use.appointment_id
LEFT JOIN treatment ON treatment.clinic_id = $1
    AND treatment.id = CASE WHEN appointment.corrected_treatment_id IS NULL
        THEN appointment.treatment_id ELSE appointment.corrected_treatment_id END
ORDER BY sold.at, sold.id

-- part: summary
SELECT count(*) AS packages_sold, coalesce(sum(pp.price), 0) AS invoiced,
    coalesce(sum(sale.paid), 0) AS collected, coalesce(sum(refund.amount), 0) AS refunded,
    coalesce(sum(pp.uses_total), 0) AS uses_sold,
    coalesce(sum(pp.uses_changed), 0) AS uses_changed,
    coalesce(sum(pp.uses_redeemed), 0) AS uses_redeemed
FROM patient_package pp
JOIN invoice sale ON sale.clinic_id = $1 AND sale.id = pp.invoice_id
LEFT JOIN package_refund AS refund
    ON refund.clinic_id = $1 AND refund.patient_package_id = pp.id
WHERE pp.clinic_id = $1 AND pp.deleted_at IS NULL
    AND pp.purchased_at >= :since::timestamptz{conditions}

-- part: by_staff_member
SELECT CASE WHEN pp.is_staff_member_corrected THEN pp.corrected_staff_member_id
        ELSE pp.staff_member_id END AS staff_member_id,
    count(*) AS packages_sold, sum(pp.price) AS invoiced,
    sum(sale.paid) AS collected, coalesce(sum(refund.amount), 0) AS refunded
FROM patient_package pp
JOIN invoice sale ON sale.clinic_id = $1 AND sale.id = pp.invoice_id
LEFT JOIN package_refund AS refund
    ON refund.clinic_id = $1 AND refund.patient_package_id = pp.id
WHERE pp.clinic_id = $1 AND pp.deleted_at IS NULL
    AND CASE WHEN pp.is_staff_member_corrected THEN pp.corrected_staff_member_id
        ELSE pp.staff_member_id END IS NOT NULL
    AND pp.purchased_at >= :since::timestamptz{conditions}
GROUP BY 1

-- part: count
SELECT count(*) AS total
FROM patient_package pp
LEFT JOIN invoice sale ON sale.clinic_id = $1 AND sale.id = pp.invoice_id
WHERE pp.clinic_id = $1 AND pp.deleted_at IS NULL
    AND pp.purchased_at >= :since::timestamptz{conditions}
