import assert from "node:assert/strict";
import { test } from "node:test";
import { daysOf, daysOfMonth, isAmong, monthAfter, periodOf, twelveMonths } from "./periods";

const TODAY = "2026-11-29";

test("a month has its last day, in leap years too", () => {
  assert.deepEqual(daysOfMonth("2026-02"), { from: "2026-02-01", to: "2026-02-28" });
  assert.deepEqual(daysOfMonth("2028-02"), { from: "2028-02-01", to: "2028-02-29" });
});

test("months go on over years", () => {
  assert.equal(monthAfter("2026-11", 2), "2027-01");
  assert.equal(monthAfter("2026-01", -1), "2025-12");
  assert.deepEqual(twelveMonths("2026-11").slice(0, 2), ["2025-12", "2026-01"]);
});

test("a quarter is that of the calendar", () => {
  assert.deepEqual(daysOf("quarter", TODAY), { from: "2026-10-01", to: "2026-12-31" });
  assert.deepEqual(daysOf("quarter", "2026-01-05"), { from: "2026-01-01", to: "2026-03-31" });
});

test("days that are a period are known for it", () => {
  assert.equal(periodOf({ from: "2025-01-01", to: "2025-12-31" }, TODAY), "lastYear");
  assert.equal(periodOf({ from: "2025-01-02", to: "2025-12-31" }, TODAY), undefined);
});

test("a month is among days that begin or end in it", () => {
  const days = { from: "2026-10-15", to: "2026-11-03" };
  assert.deepEqual(["2026-09", "2026-10", "2026-11", "2026-12"].map((month) => isAmong(month, days)), [false, true, true, false]);
});
