-- Does the liability report, which leaves out what was settled, add up? What moved on a package is told
-- in two ways: by the movements of its money and uses, and by its sale, its counters and its refund. What
-- taken uses are worth is none of it (rule 90).
SELECT 'PatientPackage' AS entity_type, p.id AS entity_id,
    CASE
        WHEN p.money <> p.told
            THEN 'what was applied to its sale adds up to ' || p.money || ', and its sale and its refund say '
                || p.told
        WHEN p.is_deleted
            THEN 'its sale was deleted, and it is a liability of ' || p.money + p.adjusted - p.worth
        ELSE 'it is paid and used up, and it is a liability of ' || p.money + p.adjusted - p.worth
    END AS what
FROM (
    SELECT pp.id, pp.deleted_at IS NOT NULL AS is_deleted,
        pp.refunded_at IS NULL AND sale.paid = sale.total 
            AND pp.uses_redeemed = pp.uses_total + pp.uses_changed
            AS is_used_up,
        sale.paid + coalesce(f.amount, 0) AS told,
        coalesce((
            SELECT sum(a.amount) FROM payment_application a
            WHERE a.clinic_id = $1 AND a.invoice_id = pp.invoice_id
                AND a.request_id IS DISTINCT FROM f.request_id
        ), 0) AS money,
        coalesce((
            SELECT sum(r.value) FROM redemption r
            WHERE r.clinic_id = $1 AND r.patient_package_id = pp.id AND r.status = 'REDEEMED'
        ), 0) AS worth,
        coalesce((
            SELECT sum(a.value) FROM use_adjustment a
            WHERE a.clinic_id = $1 AND a.patient_package_id = pp.id
        ), 0) AS adjusted
    FROM patient_package pp
    JOIN invoice sale ON sale.clinic_id = $1 AND sale.id = pp.invoice_id
    LEFT JOIN package_refund f ON f.clinic_id = $1 AND f.patient_package_id = pp.id
    WHERE pp.clinic_id = $1
) AS p
WHERE p.money <> p.told OR ((p.is_deleted OR p.is_used_up) AND p.money + p.adjusted <> p.worth)
