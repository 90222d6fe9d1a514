import assert from "node:assert/strict";
import { test } from "node:test";
import { amended, changedIn, only, takenOver } from "./amendment";

const SEEN = { name: "Massage", price: "90.00", minutes: "45" };

test("only what the person changed is sent", () => {
  const draft = { ...amended(SEEN, 3), price: "95.00" };
  assert.deepEqual(changedIn(draft), ["price"]);
  assert.deepEqual(only({ name: "Massage", price: "95.00" }, changedIn(draft)), { price: "95.00" });
});

test("what others changed is taken over, but for what the person changed too", () => {
  const draft = { ...amended(SEEN, 3), price: "95.00" };
  const now = { name: "Massage", price: "99.00", minutes: "50" };

  const after = takenOver(draft, now, 4);

  assert.deepEqual([after.price, after.minutes, after.version], ["95.00", "50", 4]);
  assert.deepEqual(after.meanwhile, ["price", "minutes"]);
  assert.deepEqual(changedIn(after), ["price"]);
});
