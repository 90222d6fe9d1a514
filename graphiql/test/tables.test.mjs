// Answers as tables, without a browser: SCHEMA is the exported schema.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { build } from "esbuild";
import { buildSchema } from "graphql";

const { outputFiles } = await build({
  entryPoints: [new URL("../src/answer.ts", import.meta.url).pathname],
  bundle: true,
  write: false,
  format: "esm",
  // One copy of graphql for the schema and for what reads it.
  external: ["graphql"],
  outfile: new URL("out.mjs", import.meta.url).pathname,
});
const source = outputFiles[0].text.replaceAll('"graphql"', `"${import.meta.resolve("graphql")}"`);
const { tablesOf } = await import(`data:text/javascript,${encodeURIComponent(source)}`);

const schema = buildSchema(readFileSync(process.env.SCHEMA, "utf8"));
const CLINIC = { timeZone: "America/Vancouver", currency: "CAD" };
const parts = (query, data, name = null) => tablesOf(schema, query, name, data, CLINIC);
const texts = (table) => table.rows.map((row) => row.cells.map((cell) => cell.text));
const labels = (table) => table.heads.map((head) => head.label);

test("a connection is a table: people, money, moments and what is not there are in words", () => {
  const query = `{ appointments(during: { from: "2026-07-01", to: "2026-12-31" }) { totalCount nodes {
    id startsAt status patient { firstName lastName } practitioner { name } patientTotal { amount }
  } } }`;
  const visit = { id: "v", status: "NO_SHOW", patient: { firstName: "Ada", lastName: "Okoro" }, patientTotal: { amount: "1234.50" } };
  const nodes = [
    { ...visit, startsAt: "2026-07-01T02:30:00Z", practitioner: null },
    { ...visit, startsAt: "2026-12-31T02:30:00Z", practitioner: { name: "Gil" } },
  ];

  const [{ is, table }] = parts(query, { appointments: { totalCount: 7, nodes } });

  assert.equal(is, "table");
  assert.deepEqual(labels(table), ["Starts at", "Status", "Patient", "Practitioner", "Patient total"]);
  assert.deepEqual(texts(table), [
    ["2026-06-30 19:30", "No show", "Ada Okoro", "–", "1234.50 CAD"],
    ["2026-12-30 18:30", "No show", "Ada Okoro", "Gil", "1234.50 CAD"],
  ]);
  assert.equal(table.more, "The first 2 of 7.");
  assert.match(table.heads[0].description, /starts/i);
  assert.match(table.rows[0].cells[1].title, /did not come/);
  assert.equal(table.rows[0].own.get("Appointment").id, "v");
});

test("aliases and fragments are followed, and a section belongs to whom it is about", () => {
  const query = `
    query Other { viewer { role } }
    query Mine { she: patient(id: "p") { ...Who held: packages { nodes { id ...Left } } } }
    fragment Who on Patient { id firstName lastName owing { amount currency } }
    fragment Left on PatientPackage { called: name usesRemaining price { amount } }`;
  const packages = { nodes: [{ id: "k", called: "Ten", usesRemaining: 3, price: { amount: "80.00" } }] };
  const she = { id: "p", firstName: "Ada", lastName: "Okoro", owing: { amount: "0.00", currency: "JPY" }, held: packages };

  const [{ section }] = parts(query, { she }, "Mine");

  assert.equal(section.heading, "Ada Okoro");
  assert.deepEqual(section.facts.map(({ label, cell }) => [label, cell.text]), [["Owing", "0.00 JPY"]]);
  const [{ table }] = section.parts;
  assert.equal(table.caption, "Held");
  assert.deepEqual([labels(table), texts(table)], [["Called", "Uses remaining", "Price"], [["Ten", "3", "80.00 CAD"]]]);
  assert.deepEqual([...table.rows[0].things.keys()], ["Patient", "PatientPackage"]);
  assert.deepEqual([...table.rows[0].own.keys()], ["PatientPackage"]);
});

test("what a mutation answers shows the fields of what it is", () => {
  const query = `mutation { createPatient(input: { firstName: "A", lastName: "B" }) { __typename
    ... on CreatePatientPayload { patient { id firstName } } ... on Refusal { code message }
    ... on InvalidInput { problems { path message } } } }`;
  const refused = { __typename: "InvalidInput", code: "INVALID_INPUT", message: "No.", problems: [{ path: ["input", "firstName"], message: "Empty." }] };

  const [{ section }] = parts(query, { createPatient: refused });

  assert.deepEqual(section.facts.map(({ cell }) => cell.text).slice(0, 2), ["Invalid input", "No."]);
  assert.deepEqual(texts(section.parts[0].table), [["input, firstName", "Empty."]]);
});

test("what there is none of, or what was answered with an error, is nothing", () => {
  assert.deepEqual(parts('{ patient(id: "p") { id } }', { patient: null })[0].section.facts[0].cell.text, "–");
  const [{ table }] = parts("{ patients { nodes { firstName email } } }", { patients: { nodes: [] } });
  assert.deepEqual([table.rows, table.heads.length], [[], 2]);
  assert.deepEqual(parts("{ viewer { role } }", {}), []);
  assert.throws(() => parts("{ viewer {", {}));
});

test("a document that does not fit the answer, or the schema, shows what fits", () => {
  const [{ section }] = parts("{ viewer { role salary clinic { name } } }", { viewer: { role: "OWNER" } });

  assert.deepEqual(section.facts.map(({ label, cell }) => [label, cell.text]), [["Role", "Owner"]]);
});
