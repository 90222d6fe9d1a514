import assert from "node:assert/strict";
import { test } from "node:test";
import { parametersOf } from "./report-parameters";

test("a filter is parameters as the server reads them", () => {
  const filter = { sold: { from: "2026-11-01", to: "2026-11-30" }, packageIds: ["a=", "b"], staffMemberId: "c", status: null };
  assert.equal(
    parametersOf(filter).toString(),
    "for=spreadsheet&soldFrom=2026-11-01&soldTo=2026-11-30&packageIds=a%3D&packageIds=b&staffMemberId=c",
  );
});
