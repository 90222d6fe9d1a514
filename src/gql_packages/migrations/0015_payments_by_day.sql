-- The clinic's payments by the moment at which they were received as far as is known now: all of
-- them, by method, by who entered them, and those few of which something is credit or that are
-- void. And what was paid back, by its moment.

CREATE INDEX payment_by_day
    ON payment (clinic_id, (coalesce(corrected_received_at, received_at)), id);

CREATE INDEX payment_by_method ON payment (clinic_id, (coalesce(corrected_method, method)),
    (coalesce(corrected_received_at, received_at)), id);

CREATE INDEX payment_by_receiver ON payment (clinic_id, received_by_id,
    (coalesce(corrected_received_at, received_at)), id);

CREATE INDEX payment_unapplied
    ON payment (clinic_id, (coalesce(corrected_received_at, received_at)), id)
    WHERE voided_at IS NULL AND applied + refunded < amount;

CREATE INDEX payment_void
    ON payment (clinic_id, (coalesce(corrected_received_at, received_at)), id)
    WHERE voided_at IS NOT NULL;

CREATE INDEX payment_refund_by_time ON payment_refund (clinic_id, refunded_at, id);
