-- What was paid back has a reference of its own: that of the transfer, or of the state that claims it.
-- The previous version goes on writing rows without one, which hash as before.

ALTER TABLE payment_refund ADD COLUMN reference text;

ALTER TABLE payment_refund
    ADD CONSTRAINT payment_refund_reference_ck CHECK (length(reference) BETWEEN 1 AND 200) NOT VALID;

ALTER TABLE payment_refund VALIDATE CONSTRAINT payment_refund_reference_ck;
