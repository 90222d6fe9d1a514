// Documents that are given as texts, or as the ASTs of Apollo Client, urql and graphql-codegen.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, test } from "node:test";
import { gql, type TypedDocumentNode } from "@urql/core";
import { parse, print } from "graphql";
import {
  isRefused,
  MemoryStorage,
  SellWithAPartPaymentDocument,
  type SellWithAPartPaymentMutation,
  type SellWithAPartPaymentMutationVariables,
  ThePatientsScreenDocument,
} from "gql-packages-client";
import { textOf } from "../src/document-text.js";
import { BadNetwork, unavailable } from "./bad-network.js";
import { client, patient, sale, sold } from "./clinic.js";

let network: BadNetwork;
beforeEach(async () => (network = await BadNetwork.open()));
afterEach(() => network.close());

const SELL = SellWithAPartPaymentDocument.toString();
type Sell = TypedDocumentNode<SellWithAPartPaymentMutation, SellWithAPartPaymentMutationVariables>;

const HARD = `
  query Hard($a: [ID!]! = ["x"], $b: Range = { from: "2026-01-01", deep: [{ is: true }] } @here, $c: Float) @cached(seconds: 5) {
    one: node(id: "quoted \\" \\\\ \\n ü \\u2028 #") @include(if: $c) { id ...Named @skip(if: false) }
    two: node(id: """
      a block
        of "lines" \\"""
    """) { ... on Patient @here { firstName } ... { __typename } ... @skip(if: true) { id } }
    three(min: -1, most: 1.5e3, order: LAST_NAME, none: null, list: [], object: {}) { id }
  }
  subscription Others { changed }
  mutation { undo }
  { shorthand }
  fragment Named on Node @here { id }`;

test("an AST is sent as the text that it was made of", () => {
  const folders = ["examples", "examples/support", "examples/live", "clients/typescript/documents"];
  const texts = folders.flatMap((folder) => {
    const place = new URL(`../../../../${folder}/`, import.meta.url);
    const files = readdirSync(place).filter((file) => file.endsWith(".graphql"));
    return files.map((file) => readFileSync(new URL(file, place), "utf-8"));
  });
  assert.ok(texts.length > 30);
  for (const text of [...texts, HARD]) {
    const ast = parse(text);
    assert.equal(print(parse(textOf(ast), { noLocation: true })), print(plain(ast)));
    assert.equal(textOf(text), text);
  }
  const typed = SellWithAPartPaymentDocument;
  assert.equal(textOf(typed), SELL);
  assert.throws(() => textOf(parse("type Query { a: Int }")), TypeError);
});

/** Blocks of text as strings of one line: what they hold is the same. */
function plain(ast: ReturnType<typeof parse>): ReturnType<typeof parse> {
  return JSON.parse(JSON.stringify(ast, (name, value) => (name === "block" ? false : name === "loc" ? undefined : value)));
}

for (const [kind, document] of [
  ["urql's gql", gql<SellWithAPartPaymentMutation, SellWithAPartPaymentMutationVariables>(SELL)],
  ["an AST without its source", parse(SELL, { noLocation: true }) as Sell],
] as const) {
  test(`a form sends ${kind} under one key, and sells once`, async () => {
    const patientId = await patient();
    const desk = client({ url: network.url, storage: new MemoryStorage() });
    const form = desk.form("sale");
    const key = await form.key();
    network.cuts = 2;

    const { sellPackage: result } = await form.submit(document, { input: await sale(patientId) });

    assert.ok(!isRefused(result));
    assert.equal(await form.key(), key);
    assert.deepEqual(await sold(patientId), [1, 1, 1]);
  });
}

test("a text without types keeps its key too, and a refusal renews it", async () => {
  const patientId = await patient();
  const desk = client({ url: network.url });
  const form = desk.form("sale");
  const key = await form.key();
  const input = await sale(patientId, "-1.00");
  interface Sold {
    readonly sellPackage: { readonly code?: string };
  }

  const refused = await form.submit<Sold>(SELL, { input });
  assert.equal(refused.sellPackage.code, "INVALID_INPUT");
  assert.notEqual(await form.key(), key);

  network.instead.push(unavailable("INTERNAL"));
  await assert.rejects(form.submit<Sold>(gql(SELL), { input: await sale(patientId) }));
  const again = await form.key();
  await form.submit<Sold>(parse(SELL), { input: await sale(patientId) });
  assert.equal(await form.key(), again);
  assert.deepEqual(await sold(patientId), [1, 1, 1]);
});

test("a query is run from its text, with the caller’s result type", async () => {
  const id = await patient("Ada");
  interface Found {
    readonly patient: { readonly firstName: string };
  }

  const { patient: found } = await client().run<Found>(
    "query ($id: ID!) { patient(id: $id) { firstName } }",
    { id },
  );
  const whole = await client().run<Found>(gql(ThePatientsScreenDocument.toString()), { id });

  assert.equal(found.firstName, "Ada");
  assert.equal(whole.patient.firstName, "Ada");
});
