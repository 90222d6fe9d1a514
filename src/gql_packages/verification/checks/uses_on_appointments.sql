-- Is every held use on a booked visit, and every spent one on a visit that was arrived at, or that
-- a use covered although it was missed or cancelled late?
SELECT 'Redemption' AS entity_type, r.id AS entity_id,
    format(
        'it is %s on an appointment that is %s',
        concat_ws(' by ', r.status, r.reason), concat_ws(' with ', a.status, a.no_show_resolution)
    ) AS what
FROM redemption r
JOIN appointment a ON a.clinic_id = $1 AND a.id = r.appointment_id
WHERE r.clinic_id = $1
    AND r.status IN ('RESERVED', 'REDEEMED')
    AND (r.status, r.reason) IS DISTINCT FROM CASE
        WHEN a.status = 'BOOKED' THEN ROW('RESERVED'::text, NULL::text)
        WHEN a.status = 'ARRIVED' THEN ROW('REDEEMED'::text, 'ARRIVAL'::text)
        WHEN a.no_show_resolution = 'REDEEM' THEN ROW(
            'REDEEMED'::text,
            CASE a.status WHEN 'CANCELLED' THEN 'LATE_CANCELLATION' ELSE 'NO_SHOW' END
        )
    END
