// Fails if what was released is broken: node schema-checks/breaking.mjs RELEASED NOW
import { readFileSync } from "node:fs";
import { argv, exit } from "node:process";
import { CriticalityLevel, diff } from "@graphql-inspector/core";
import { buildSchema } from "graphql";

/** Changes that were made on purpose, by path, each with its reason. Empty them at a release. */
const ON_PURPOSE = {};

const [released, now] = argv.slice(2).map((path) => buildSchema(readFileSync(path, "utf-8")));
const changes = await diff(released, now);
const breaking = changes.filter((change) => change.criticality.level === CriticalityLevel.Breaking);
const unexpected = breaking.filter((change) => !(change.path in ON_PURPOSE));
const idle = Object.keys(ON_PURPOSE).filter((path) => !breaking.some((change) => change.path === path));

for (const change of unexpected) console.error(`Breaking: ${change.message} (${change.path})`);
for (const path of idle) console.error(`An exception that nothing needs: ${path}`);
console.log(`${changes.length} changes since the release, ${breaking.length} of them breaking.`);
exit(unexpected.length + idle.length > 0 ? 1 : 0);
