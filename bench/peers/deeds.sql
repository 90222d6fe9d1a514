-- What PostGraphile redeems and removes with: checks, locks and writes the rows that this server
-- writes, but has no idempotency, no audit, no hashes, and no notifications.

-- PostGraphile leaves out a relation whose key no whole index begins with.
CREATE INDEX ON patient_package (clinic_id, patient_id);
CREATE INDEX ON redemption (clinic_id, patient_package_id);

CREATE FUNCTION peer_redeem(clinic_id uuid, appointment_id uuid, package_id uuid)
RETURNS redemption LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_variable
DECLARE
    c uuid := clinic_id;
    a appointment;
    p patient_package;
    sale invoice;
    item patient_package_item;
    made redemption;
    today date;
    n integer;
BEGIN
    SELECT * INTO a FROM appointment x
    WHERE x.clinic_id = c AND x.id = appointment_id FOR NO KEY UPDATE;
    IF NOT FOUND OR a.status <> 'BOOKED' THEN
        RAISE EXCEPTION 'not booked';
    END IF;
    PERFORM FROM redemption x
    WHERE x.clinic_id = c AND x.appointment_id = a.id AND x.status IN ('RESERVED', 'REDEEMED');
    IF FOUND THEN
        RAISE EXCEPTION 'already covered';
    END IF;
    SELECT * INTO p FROM patient_package x
    WHERE x.clinic_id = c AND x.id = package_id FOR NO KEY UPDATE;
    SELECT (a.starts_at AT TIME ZONE x.time_zone)::date INTO today FROM clinic x WHERE x.id = c;
    IF p.patient_id <> a.patient_id OR p.refunded_at IS NOT NULL OR p.deleted_at IS NOT NULL
        OR p.uses_reserved + p.uses_redeemed >= p.uses_total OR p.expires_on < today
    THEN
        RAISE EXCEPTION 'not redeemable';
    END IF;
    SELECT * INTO sale FROM invoice x WHERE x.clinic_id = c AND x.id = p.invoice_id;
    IF sale.paid < sale.total THEN
        RAISE EXCEPTION 'not paid';
    END IF;
    SELECT * INTO item FROM patient_package_item x
    WHERE x.clinic_id = c AND x.patient_package_id = p.id AND x.treatment_id = a.treatment_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'not eligible';
    END IF;
    SELECT coalesce(max(x.use_number), 0) + 1 INTO n FROM redemption x
    WHERE x.clinic_id = c AND x.patient_package_id = p.id AND x.status IN ('RESERVED', 'REDEEMED');
    INSERT INTO redemption (
        clinic_id, id, patient_package_id, appointment_id, use_number, value, patient_pays, status,
        reserved_at, request_id, hash
    ) VALUES (
        c, uuidv7(), p.id, a.id, n,
        floor(p.price * n / p.uses_total) - floor(p.price * (n - 1) / p.uses_total),
        item.patient_pays, 'RESERVED', now(), uuidv7(), sha256('redemption')
    ) RETURNING * INTO made;
    UPDATE patient_package x
    SET uses_reserved = x.uses_reserved + 1, entry_count = x.entry_count + 1,
        version = x.version + 1
    WHERE x.clinic_id = c AND x.id = p.id RETURNING * INTO p;
    INSERT INTO package_entry (
        clinic_id, id, patient_package_id, sequence, kind, at, actor_id, appointment_id,
        redemption_id, undoes_id, uses_reserved_after, uses_redeemed_after, uses_available_after,
        uses_remaining_after, expires_on_after, request_id, previous_hash, hash
    ) VALUES (
        c, uuidv7(), p.id, p.entry_count, 'RESERVED', now(),
        (SELECT x.id FROM staff_member x WHERE x.clinic_id = c LIMIT 1), a.id,
        made.id, NULL, p.uses_reserved, p.uses_redeemed,
        p.uses_total - p.uses_reserved - p.uses_redeemed, p.uses_total - p.uses_redeemed,
        p.expires_on, uuidv7(), sha256('previous'), sha256('entry')
    );
    UPDATE appointment x SET version = x.version + 1 WHERE x.clinic_id = c AND x.id = a.id;
    RETURN made;
END $$;

CREATE FUNCTION peer_remove(clinic_id uuid, appointment_id uuid)
RETURNS redemption LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_variable
DECLARE
    c uuid := clinic_id;
    a appointment;
    p patient_package;
    ended redemption;
    reserved uuid;
BEGIN
    SELECT * INTO a FROM appointment x
    WHERE x.clinic_id = c AND x.id = appointment_id FOR NO KEY UPDATE;
    IF NOT FOUND OR a.status <> 'BOOKED' THEN
        RAISE EXCEPTION 'not booked';
    END IF;
    SELECT * INTO ended FROM redemption x
    WHERE x.clinic_id = c AND x.appointment_id = a.id AND x.status = 'RESERVED';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'not covered';
    END IF;
    SELECT * INTO p FROM patient_package x
    WHERE x.clinic_id = c AND x.id = ended.patient_package_id FOR NO KEY UPDATE;
    UPDATE redemption x SET status = 'RELEASED', ended_at = now()
    WHERE x.clinic_id = c AND x.id = ended.id RETURNING * INTO ended;
    UPDATE patient_package x
    SET uses_reserved = x.uses_reserved - 1, entry_count = x.entry_count + 1,
        version = x.version + 1
    WHERE x.clinic_id = c AND x.id = p.id RETURNING * INTO p;
    SELECT x.id INTO reserved FROM package_entry x
    WHERE x.clinic_id = c AND x.redemption_id = ended.id LIMIT 1;
    INSERT INTO package_entry (
        clinic_id, id, patient_package_id, sequence, kind, at, actor_id, appointment_id,
        redemption_id, undoes_id, uses_reserved_after, uses_redeemed_after, uses_available_after,
        uses_remaining_after, expires_on_after, request_id, previous_hash, hash
    ) VALUES (
        c, uuidv7(), p.id, p.entry_count, 'RELEASED', now(),
        (SELECT x.id FROM staff_member x WHERE x.clinic_id = c LIMIT 1), a.id,
        ended.id, reserved, p.uses_reserved, p.uses_redeemed,
        p.uses_total - p.uses_reserved - p.uses_redeemed, p.uses_total - p.uses_redeemed,
        p.expires_on, uuidv7(), sha256('previous'), sha256('entry')
    );
    UPDATE appointment x SET version = x.version + 1 WHERE x.clinic_id = c AND x.id = a.id;
    RETURN ended;
END $$;
