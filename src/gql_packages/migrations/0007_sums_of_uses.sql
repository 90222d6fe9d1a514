-- What the uses of a time add up to is read from this index alone. A clinic's uses lie scattered
-- among those of all others, one or two on a page of the table: to add up all of a clinic with fifty
-- thousand of them took twenty-two thousand pages, and takes five hundred.

CREATE INDEX redemption_by_time_and_worth
    ON redemption (clinic_id, used_at, id) INCLUDE (reason, value, patient_pays)
    WHERE status = 'REDEEMED';

DROP INDEX redemption_by_time;
