import assert from "node:assert/strict";
import { test } from "node:test";
import { amountOf } from "../../desk/amounts";
import { usesOf } from "./uses";

const bought = { status: "ACTIVE", usesRedeemed: 3, usesReserved: 2, usesRemaining: 7 } as const;

test("uses are used, held or free", () => {
  assert.deepEqual(usesOf(bought), [
    { kind: "used", count: 3 },
    { kind: "held", count: 2 },
    { kind: "free", count: 5 },
  ]);
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
