-- The clinic's invoices, newest first: all of them, of one kind, and those few that are still open
-- or that are void. By number, invoice_number_once has them.

CREATE INDEX invoice_by_time ON invoice (clinic_id, issued_at, id);

CREATE INDEX invoice_by_kind ON invoice (clinic_id, kind, issued_at, id);

CREATE INDEX invoice_open ON invoice (clinic_id, issued_at, id)
    WHERE voided_at IS NULL AND paid < total;

CREATE INDEX invoice_void ON invoice (clinic_id, issued_at, id) WHERE voided_at IS NOT NULL;
