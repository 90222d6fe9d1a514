import assert from "node:assert/strict";
import { test } from "node:test";
import { formatsOf } from "./formats";

const plain = (text: string) => text.replace(/\s/gu, " ");

test("amounts keep all their digits", () => {
  const { money } = formatsOf("de", "Europe/Berlin");
  assert.equal(plain(money({ amount: "90071992547409931.55", currency: "EUR" })), "90.071.992.547.409.931,55 €");
  assert.equal(plain(money({ amount: "1200", currency: "JPY" })), "1.200 ¥");
  assert.equal(formatsOf("en-US", "America/Vancouver").money({ amount: "120.00", currency: "CAD" }), "$120.00");
});

test("moments are shown by the clinic's clock, dates as they are", () => {
  const { time, times, dayOf, day } = formatsOf("en-GB", "America/Vancouver");
  assert.equal(time("2026-12-01T17:30:00Z"), "09:30");
  assert.match(plain(times("2026-12-01T17:30:00Z", "2026-12-01T18:15:00Z")), /^09:30.–.10:15$|^09:30–10:15$/);
  assert.equal(dayOf("2026-12-02T07:30:00Z"), "1 Dec 2026");
  assert.equal(day("2026-12-01"), "1 Dec 2026");
});
