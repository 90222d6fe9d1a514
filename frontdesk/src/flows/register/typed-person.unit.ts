import assert from "node:assert/strict";
import { test } from "node:test";
import { typedPerson } from "./typed-person";

const nobody = { firstName: "", lastName: "", dateOfBirth: "", phone: "", email: "" };

for (const [typed, known] of [
  ["", {}],
  [" Ana ", { firstName: "Ana" }],
  ["Ana  de Lima", { firstName: "Ana", lastName: "de Lima" }],
  ["+1 (604) 555-0133", { phone: "+1 (604) 555-0133" }],
  ["ana@example.org", { email: "ana@example.org" }],
  ["李 小龙", { firstName: "李", lastName: "小龙" }],
] as const) {
  test(`“${typed}” is what is known of someone who was not found`, () => {
    assert.deepEqual(typedPerson(typed), { ...nobody, ...known });
  });
}
