import assert from "node:assert/strict";
import { test } from "node:test";
import { IdempotencyKeys, Keys, type Patience, type RetryPolicy } from "../src/index.js";

test("the earlier names are aliases of the new ones", () => {
  const policy: RetryPolicy = { deadline: 1, attempt: 1, firstWait: 1, longestWait: 1 };
  const patience: Patience = policy;

  assert.equal(Keys, IdempotencyKeys);
  assert.equal(patience, policy);
});
