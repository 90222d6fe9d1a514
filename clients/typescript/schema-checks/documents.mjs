// Fails unless the front desk's documents work with what was released and with what is there now:
// node schema-checks/documents.mjs FRONT_DESK NOW
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { argv, exit } from "node:process";
import { CriticalityLevel, diff, validate } from "@graphql-inspector/core";
import { buildSchema, getNamedType, isInputObjectType, parse, Source, visit } from "graphql";

/** Documents that need what was added since the release, by name, each with what. Empty them at a release. */
const NEED_MORE = {};

const [frontDesk, path] = argv.slice(2);
const released = buildSchema(readFileSync(join(frontDesk, "released.graphql"), "utf-8"));
const now = buildSchema(readFileSync(path, "utf-8"));
const documents = join(frontDesk, "src");
const sources = readdirSync(documents, { recursive: true })
  .filter((file) => file.endsWith(".graphql"))
  .map((file) => new Source(readFileSync(join(documents, file), "utf-8"), file));

const found = [];
const definitions = [];
const sent = new Set();
for (const { body, name } of sources) {
  const document = parse(body);
  definitions.push(...document.definitions);
  visit(document, {
    OperationDefinition: (operation) => void (operation.name ?? found.push(`A document without a name (${name})`)),
    VariableDefinition: ({ type }) => void inputsIn(type),
  });
}

/** Adds the input types that a variable's type is made of. */
function inputsIn(type) {
  if (type.kind !== "NamedType") return inputsIn(type.type);
  const follow = (input) => {
    if (!isInputObjectType(input) || sent.has(input.name)) return;
    sent.add(input.name);
    for (const field of Object.values(input.getFields())) follow(getNamedType(field.type));
  };
  follow(released.getType(type.name.value));
}

/** What is wrong with the documents by a schema, as `[operation, sentence]`. */
function judged(schema) {
  return validate(schema, sources).flatMap(({ source, errors, deprecated }) =>
    [...errors, ...deprecated].map((error) => [operationOf(error), `${error.message} (${source.name})`]));
}

/** The name of the document or fragment in which the error is. */
function operationOf({ nodes }) {
  const { source, start } = nodes[0].loc;
  const around = ({ loc }) => loc.source.body === source.body && loc.start <= start && start < loc.end;
  return definitions.find(around)?.name?.value;
}

for (const [, sentence] of judged(now)) found.push(`Now: ${sentence}`);
const short = judged(released);
for (const [operation, sentence] of short) {
  if (!(operation in NEED_MORE)) found.push(`Released: ${sentence}`);
}
const idle = Object.keys(NEED_MORE).filter((name) => !short.some(([operation]) => operation === name));
for (const name of idle) found.push(`An exception that nothing needs: ${name}`);

// What is sent is no part of a document's text: a field that becomes required is seen by its type.
for (const change of await diff(released, now)) {
  const isBreaking = change.criticality.level === CriticalityLevel.Breaking;
  if (isBreaking && sent.has(change.path?.split(".")[0])) found.push(`Sent: ${change.message} (${change.path})`);
}

for (const sentence of found) console.error(sentence);
const operations = definitions.filter(({ kind }) => kind === "OperationDefinition");
console.log(`${operations.length} documents, ${sent.size} types of input that they send.`);
exit(found.length > 0 || operations.length === 0 ? 1 : 0);
