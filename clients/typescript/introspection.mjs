// Writes what caches and editors need of the schema: node introspection.mjs (see `npm run generate`).
import { readFileSync, writeFileSync } from "node:fs";
import { getIntrospectedSchema, minifyIntrospectionQuery } from "@urql/introspection";
import { buildSchema, isAbstractType } from "graphql";
import config, { documents, scalars, schema as place } from "./codegen.mjs";

const folder = process.env.GENERATED ?? "src/generated/";
const schema = readFileSync(place, "utf8");
const write = (path, value, indent) => writeFileSync(path, `${JSON.stringify(value, null, indent)}\n`);

write(`${folder}introspection.json`, minifyIntrospectionQuery(getIntrospectedSchema(schema)));

// Apollo Client's `possibleTypes`: without them it matches no `... on Refusal`.
const built = buildSchema(schema);
const abstract = Object.values(built.getTypeMap()).filter(isAbstractType);
const possible = abstract
  .filter((type) => !type.name.startsWith("__"))
  .map((type) => [type.name, built.getPossibleTypes(type).map(({ name }) => name).sort()])
  .sort(([one], [other]) => (one < other ? -1 : 1));
write(`${folder}possible-types.json`, Object.fromEntries(possible), 2);

// What editors ask for, with the types of the scalars for code generators.
const [{ config: options }] = Object.values(config.generates);
write(process.env.GENERATED ? `${folder}.graphqlrc.json` : ".graphqlrc.json", {
  schema: place,
  documents,
  extensions: { codegen: { config: { scalars, strictScalars: options.strictScalars } } },
}, 2);
