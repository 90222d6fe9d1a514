import assert from "node:assert/strict";
import { test } from "node:test";
import { marksOf } from "./scale";

test("marks are round and enclose the values and zero", () => {
  assert.deepEqual(marksOf([310, 870]), [0, 250, 500, 750, 1000]);
  assert.deepEqual(marksOf([-40, 120]), [-50, 0, 50, 100, 150]);
});

test("without values there is still an axis", () => {
  assert.deepEqual(marksOf([]), [0, 1]);
  assert.deepEqual(marksOf([0, 0]), [0, 1]);
});
