import assert from "node:assert/strict";
import { test } from "node:test";
import { clinicTime, fromClinicTime } from "gql-packages-client";

const VANCOUVER = "America/Vancouver";

test("a moment is shown by the clinic's clock, whatever the machine's zone is", () => {
  const said = clinicTime("2026-11-28T14:30:59.999Z", VANCOUVER);
  assert.deepEqual(said, { date: "2026-11-28", time: "06:30", offset: "-08:00" });
  assert.deepEqual(clinicTime("2026-07-01T06:59:00Z", VANCOUVER), { date: "2026-06-30", time: "23:59", offset: "-07:00" });
  assert.deepEqual(clinicTime(new Date(0), "UTC"), { date: "1970-01-01", time: "00:00", offset: "+00:00" });
  assert.deepEqual(clinicTime("2026-01-01T00:00:00+01:00", "Asia/Kathmandu"), { date: "2026-01-01", time: "04:45", offset: "+05:45" });
  assert.equal(clinicTime("1969-12-31T23:59:30Z", "America/St_Johns").offset, "-03:30");
});

test("a time of the clinic is sent with its offset, in winter and in summer", () => {
  assert.equal(fromClinicTime("2026-12-01", "09:30", VANCOUVER), "2026-12-01T09:30:00-08:00");
  assert.equal(fromClinicTime("2026-07-01", "00:00", VANCOUVER), "2026-07-01T00:00:00-07:00");
  assert.equal(fromClinicTime("2026-07-01", "23:15", "Asia/Kathmandu"), "2026-07-01T23:15:00+05:45");
});

test("a time that the clocks skip is as much later, and of two the first is meant", () => {
  assert.equal(fromClinicTime("2026-03-08", "02:30", VANCOUVER), "2026-03-08T03:30:00-07:00");
  assert.equal(fromClinicTime("2026-11-01", "01:30", VANCOUVER), "2026-11-01T01:30:00-07:00");
  assert.equal(fromClinicTime("2026-10-04", "02:15", "Australia/Lord_Howe"), "2026-10-04T02:45:00+11:00");
});

test("it is the way back, every half hour of a year", () => {
  for (const zone of [VANCOUVER, "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo"]) {
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 1_800_000) {
      const { date, time, offset } = clinicTime(new Date(at), zone);
      assert.equal(Date.parse(`${date}T${time}:00${offset}`), at);
      const back = Date.parse(fromClinicTime(date, time, zone));
      assert.ok(back === at || (back < at && at - back <= 3_600_000), `${zone} ${date} ${time}`);
    }
  }
});

test("what is no time, or no zone, is refused", () => {
  for (const [date, time] of [["2026-02-30", "10:00"], ["2026-02-03", "24:00"], ["2026-02-03", "1:00"], ["", ""], ["x", "10:00"]]) {
    assert.throws(() => fromClinicTime(date ?? "", time ?? "", VANCOUVER), RangeError);
  }
  assert.throws(() => clinicTime("soon", VANCOUVER), RangeError);
  assert.throws(() => clinicTime("2026-01-01T00:00:00Z", "Mars/Olympus"), RangeError);
});
