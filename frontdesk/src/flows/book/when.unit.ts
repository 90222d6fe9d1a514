import assert from "node:assert/strict";
import { test } from "node:test";
import { firstWhen, inTheWay, momentOf } from "./when";

const ZONE = "America/Vancouver";

test("a booking begins at the time that was asked for", () => {
  assert.deepEqual(firstWhen("2026-12-01T14:30", new Date(), ZONE), { date: "2026-12-01", time: "14:30" });
});

test("today it begins with the next quarter of an hour, on another day in the morning", () => {
  const now = new Date("2026-12-01T18:07:00Z");
  assert.equal(firstWhen("2026-12-01", now, ZONE).time, "10:15");
  assert.equal(firstWhen("2026-12-02", now, ZONE).time, "09:00");
});

test("a time is the clinic's; without one there is no moment", () => {
  assert.equal(momentOf("2026-12-01", "09:30", ZONE), "2026-12-01T09:30:00-08:00");
  assert.equal(momentOf("2026-12-01", "", ZONE), undefined);
});

test("a visit that begins when another ends is not in its way", () => {
  const other = { startsAt: "2026-12-01T18:00:00Z", endsAt: "2026-12-01T18:45:00Z" };
  assert.equal(inTheWay([other], "2026-12-01T10:45:00-08:00", 45), undefined);
  assert.equal(inTheWay([other], "2026-12-01T10:44:00-08:00", 45), other);
  assert.equal(inTheWay([other], "2026-12-01T09:15:00-08:00", 45), undefined);
});
