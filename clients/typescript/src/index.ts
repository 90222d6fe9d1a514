export type { ResultOf, VariablesOf } from "@graphql-typed-document-node/core";
export {
  Client,
  type ClientOptions,
  type RunOptions,
  type TypedDocument,
  type UntypedDocument,
} from "./client.js";
export { type ClinicTime, clinicTime, fromClinicTime } from "./clinic-time.js";
export type { DocumentAst } from "./document-text.js";
export * from "./failures.js";
export { Form, type Unkeyed } from "./form.js";
export * from "./generated/graphql.js";
export { IdempotencyKeys, IdempotencyKeys as Keys } from "./idempotency-keys.js";
export { isRefused, type PayloadOf, type RefusalOf, refusedWith } from "./refusals.js";
export type { Patience, Patience as RetryPolicy } from "./retry-policy.js";
export type { Token } from "./transport.js";
export { type KeyStorage, MemoryStorage } from "./storage.js";
