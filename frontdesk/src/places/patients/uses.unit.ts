import assert from "node:assert/strict";
import { test } from "node:test";
import { amountOf } from "../../desk/amounts";
import { adjustedBy, mostOf, usesOf } from "./uses";

const bought = { status: "ACTIVE", usesRedeemed: 3, usesReserved: 2, usesRemaining: 7, lots: [{ kind: "PAID", available: 5 }] } as const;

test("uses are used, held or free", () => {
  assert.deepEqual(usesOf(bought), [
    { kind: "used", count: 3 },
    { kind: "held", count: 2 },
    { kind: "free", count: 5 },
  ]);
});

test("uses that were added and are free stand apart, while they can be used", () => {
  const added = { ...bought, lots: [{ kind: "PAID", available: 3 }, { kind: "BONUS", available: 2 }] } as const;
  assert.deepEqual(usesOf(added).slice(2), [{ kind: "free", count: 3 }, { kind: "bonus", count: 2 }]);
  assert.deepEqual(usesOf({ ...added, status: "EXPIRED" }).slice(2), [{ kind: "expired", count: 5 }]);
});

test("free uses can be taken, but not the last; a thousand can be added at once, up to ten thousand", () => {
  assert.equal(mostOf({ usesAvailable: 3, usesTotal: 10 }, "take"), 3);
  assert.equal(mostOf({ usesAvailable: 10, usesTotal: 10 }, "take"), 9);
  assert.equal(mostOf({ usesAvailable: 10, usesTotal: 10 }, "add"), 1_000);
  assert.equal(mostOf({ usesAvailable: 10, usesTotal: 9_990 }, "add"), 10);
  assert.deepEqual(["2", " 2 ", "4", "0", "-1", "1.5", ""].map((uses) => adjustedBy({ kind: "take", uses }, 3)), [-2, -2, ...Array(5).fill(undefined)]);
});

test("what is left of an expired package is expired, of a refunded one refunded", () => {
  assert.equal(usesOf({ ...bought, status: "EXPIRED", usesReserved: 0 }).at(-1)?.kind, "expired");
  assert.equal(usesOf({ ...bought, status: "REFUNDED", usesReserved: 0 }).at(-1)?.kind, "refunded");
});

for (const [written, sent] of [
  ["80", "80"],
  [" 80.50 ", "80.50"],
  ["80,5", "80.5"],
  ["1 200,50", "1200.50"],
  ["1.200,50", "1200.50"],
  ["1,200.50", "1200.50"],
  ["1’200.50", "1200.50"],
  ["-5", "-5"],
  ["ten", "ten"],
] as const) {
  test(`an amount written as "${written}" is sent as "${sent}"`, () => assert.equal(amountOf(written), sent));
}
