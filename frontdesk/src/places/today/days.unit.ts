import assert from "node:assert/strict";
import { test } from "node:test";
import { dayIn } from "./days";

test("a param is a day of the calendar, or none", () => {
  const params = new URLSearchParams({ a: "2028-02-29", b: "2026-02-31", c: "nonsense", d: "99999-01-01", e: "2026-1-1" });
  const found = ["a", "b", "c", "d", "e", "f"].map((name) => dayIn(params, name));
  assert.deepEqual(found, ["2028-02-29", undefined, undefined, undefined, undefined, undefined]);
});
