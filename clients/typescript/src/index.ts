export type { ResultOf, VariablesOf } from "@graphql-typed-document-node/core";
export {
  Client,
  type ClientOptions,
  Form,
  type RunOptions,
  type TypedDocument,
  type Unkeyed,
} from "./client.js";
export * from "./failures.js";
export * from "./generated/graphql.js";
export { Keys, type KeyStorage, MemoryStorage } from "./keys.js";
export { isRefused, type PayloadOf, type RefusalOf, refusedWith } from "./refusals.js";
export type { Patience } from "./repeating.js";
export type { Token } from "./sending.js";
