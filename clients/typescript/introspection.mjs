// Writes what a normalised cache needs of the schema: node introspection.mjs (see `npm run generate`).
import { readFileSync, writeFileSync } from "node:fs";
import { getIntrospectedSchema, minifyIntrospectionQuery } from "@urql/introspection";

const folder = process.env.GENERATED ?? "src/generated/";
const schema = readFileSync("../../schema.graphql", "utf8");
const minified = minifyIntrospectionQuery(getIntrospectedSchema(schema));
writeFileSync(`${folder}introspection.json`, `${JSON.stringify(minified)}\n`);
