import assert from "node:assert/strict";
import { test } from "node:test";
import { appliedOf } from "./applied";

const of = (id: string, amount: string, currency = "EUR") => ({
  payment: { id, method: "CARD", reference: null, receivedAt: "2026-12-01T09:00:00Z" } as const,
  amount: { amount, currency },
});

test("a payment that was applied twice is taken off at once", () => {
  const applied = appliedOf([of("one", "0.10"), of("other", "5.00"), of("one", "0.20")]);
  assert.deepEqual(applied.map(({ payment, amount }) => [payment.id, amount.amount]), [["one", "0.30"], ["other", "5.00"]]);
});

test("what was taken off already is not there; a currency without decimals stays so", () => {
  assert.deepEqual(appliedOf([of("one", "0.00"), of("other", "500", "JPY")]).map(({ amount }) => amount.amount), ["500"]);
});
