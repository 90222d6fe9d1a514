import assert from "node:assert/strict";
import { test } from "node:test";
import { ConnectionLost, DeadlinePassed, ServerError } from "gql-packages-client";
import de from "../messages/de";
import { en } from "../messages/en";
import { formatsOf } from "../messages/formats";
import { failureInWords, problemsByField, refusalInWords } from "./in-words";

const formats = formatsOf("de", "Europe/Berlin");
const simple = { __typename: "SimpleRefusal", message: "The server's sentence.", path: null } as const;

const values = (texts: Readonly<Record<string, string>>) => Object.entries(texts).map(([name, value]) => ({ name, value }));

test("a refusal is said in the person's language, by its code", () => {
  assert.equal(refusalInWords({ ...simple, code: "NOT_ELIGIBLE" }, de, formats), de.refusals.NOT_ELIGIBLE);
});

test("a refusal that the catalogue does not know is said in the server's words", () => {
  assert.equal(refusalInWords({ ...simple, code: "LATER" as "ARCHIVED" }, de, formats), "The server's sentence.");
});

test("a refusal with figures says them", () => {
  const due = { ...simple, __typename: "NotFullyPaid", code: "NOT_FULLY_PAID", balanceDue: { amount: "280.00", currency: "EUR" } } as const;
  assert.match(refusalInWords(due, de, formats), /280,00\s€/u);
});

test("each problem stands at its field", () => {
  const refusal = {
    ...simple,
    __typename: "InvalidInput",
    code: "INVALID_INPUT",
    problems: [
      { path: ["input", "payment", "amount"], code: "AMOUNT_TOO_SMALL", message: "?", values: values({ least: "0.01", currency: "EUR" }) },
      { path: ["input", "name"], code: "EMPTY", message: "?", values: [] },
      { path: ["input", "note"], code: "LATER" as "EMPTY", message: "The server's sentence.", values: [] },
    ],
  } as const;
  assert.deepEqual(
    [...problemsByField(refusal, de, formats)],
    [
      ["payment.amount", "Der Betrag muss mindestens 0,01\u00a0€ sein."],
      ["name", "Das darf nicht leer sein."],
      ["note", "The server's sentence."],
    ],
  );
});

test("what may have been done is said first", () => {
  const unknown = new ServerError("OUTCOME_UNKNOWN", [{ message: "?" }], 200, "unknown");
  assert.equal(failureInWords(unknown, en), en.failures.unknown);
  assert.equal(failureInWords(new DeadlinePassed("unknown"), en), en.failures.unknown);
  assert.equal(failureInWords(new ConnectionLost("nothing-done", undefined), en), en.failures.offline);
});

test("a server with too much to do says that nothing was done", () => {
  const overloaded = new ServerError("OVERLOADED", [{ message: "?" }], 503, "nothing-done");
  assert.equal(failureInWords(overloaded, en), en.failures.byCode.OVERLOADED);
});

test("what to quote stands there", () => {
  const fault = { message: "Something failed.", extensions: { code: "INTERNAL", incidentId: "abc" } } as const;
  assert.match(failureInWords(new ServerError("INTERNAL", [fault], 500, "nothing-done"), en), /\(abc\)$/);
});
