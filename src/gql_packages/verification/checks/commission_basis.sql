-- Does every redeemed use say of itself what its package says: that the sale is compensated, or the
-- use is? A use that was redeemed before this was recorded says nothing.
SELECT 'Redemption' AS entity_type, r.id AS entity_id,
    format('it says that %s is compensated, and its package does not', r.commission_basis) AS what
FROM redemption r
JOIN patient_package p ON p.clinic_id = $1 AND p.id = r.patient_package_id
WHERE r.clinic_id = $1
    AND r.commission_basis IS NOT NULL
    AND (
        r.commission_basis NOT IN ('SALE', 'REDEMPTION')
        OR (
            r.status = 'REDEEMED'
            AND (r.commission_basis = 'SALE') <> (
                CASE WHEN p.is_staff_member_corrected THEN p.corrected_staff_member_id
                    ELSE p.staff_member_id END IS NOT NULL
            )
        )
    )
