import assert from "node:assert/strict";
import { test } from "node:test";
import schema from "../../../schema.graphql?raw";
import { en } from "./en";
import type { Messages } from "./index";

const catalogues = import.meta.glob<Messages>(["./??.ts", "!./en.ts"], { eager: true, import: "default" });

/** The values of an enum of the API. */
function valuesOf(name: string): readonly string[] {
  const values = new RegExp(`^enum ${name} \\{\n(.*?)\n\\}`, "ms").exec(schema)?.[1];
  assert.ok(values, `The schema has no enum ${name}.`);
  return [...values.matchAll(/^ {2}([A-Z0-9_]+)$/gm)].map(([, value]) => String(value));
}

for (const [file, { failures, problems, refusals, warnings }] of [["./en.ts", en] as const, ...Object.entries(catalogues)]) {
  test(`${file} has a sentence for every code of a refusal, of a problem and of a warning`, () => {
    assert.deepEqual(valuesOf("RefusalCode").filter((code) => !(code in refusals)), []);
    assert.deepEqual(valuesOf("ProblemCode"), Object.keys(problems));
    assert.deepEqual(valuesOf("AppointmentWarningCode").filter((code) => !(code in warnings)), []);
  });

  test(`${file} has a sentence for every failure that English has one for`, () => {
    assert.deepEqual(Object.keys(failures.byCode), Object.keys(en.failures.byCode));
  });
}
