import type { ErrorCode, GraphQLFault } from "./failures.js";

/** Time-outs and waits of retries, in milliseconds. Exported as `RetryPolicy` too. */
export interface Patience {
  /** All attempts and the waits between them together. */
  readonly deadline: number;
  /** One attempt; the server itself gives up after ten seconds. */
  readonly attempt: number;
  /** The upper bound of the first wait; it doubles with each attempt. Waits are drawn at random below it. */
  readonly firstWait: number;
  readonly longestWait: number;
}

export const PATIENCE: Patience = {
  deadline: 30_000,
  attempt: 15_000,
  firstWait: 300,
  longestWait: 5_000,
};

const PASSING: ReadonlySet<string> = new Set<ErrorCode>([
  "BUSY",
  "OVERLOADED",
  "TIMEOUT",
  "AUDIT_UNAVAILABLE",
  "OUTCOME_UNKNOWN",
  "IDEMPOTENCY_KEY_IN_USE",
]);

/** Codes of request errors: nothing was executed. */
const UNBEGUN: ReadonlySet<string> = new Set<ErrorCode>([
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "BAD_REQUEST",
  "BAD_USER_INPUT",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "DOCUMENT_NOT_FOUND",
  "DOCUMENT_NOT_TRUSTED",
  "PERSISTED_QUERY_NOT_FOUND",
  "BUSY",
  "OVERLOADED",
  "AUDIT_UNAVAILABLE",
]);

/** Codes that, on a mutation, mean it did not run. Others, such as BUSY, may be about its payload. */
const NOT_ALLOWED: ReadonlySet<string> = new Set<ErrorCode>(["FORBIDDEN", "BAD_USER_INPUT"]);

/** Whether the server does not know the document's id, so that the text has to be sent. */
export function wantsText(code: string | undefined): boolean {
  return code === "DOCUMENT_NOT_FOUND" || code === "PERSISTED_QUERY_NOT_FOUND";
}

/** Whether the error is transient. */
export function passes(code: string): boolean {
  return PASSING.has(code);
}

/**
 * Whether an error proves that this attempt changed nothing. An error inside a mutation's payload
 * comes after the change; of several mutations the earlier ones may have been done.
 */
export function saysUndone({ path = [], extensions }: GraphQLFault, document: string): boolean {
  const code = extensions?.code ?? "INTERNAL";
  if (path.length === 0) return UNBEGUN.has(code);
  return path.length === 1 && NOT_ALLOWED.has(code) && inputsIn(document).length <= 1;
}

/** Whether the document is a query. One with the word `mutation` anywhere, even in a comment, is not. */
export function isQuery(document: string): boolean {
  return !/\b(mutation|subscription)\b/.test(document);
}

/**
 * Whether the request is idempotent: a query, or mutations whose every `input` is a variable with an
 * idempotency key.
 */
export function isRepeatable(document: string, variables: unknown): boolean {
  if (isQuery(document)) return true;
  const given = (variables ?? {}) as Readonly<Record<string, unknown>>;
  const inputs = inputsIn(document);
  return inputs.length > 0 && inputs.every(([, name]) => name !== undefined && hasKey(given[name]));
}

/** Each `input` argument of a mutation, with the name of its variable. */
function inputsIn(document: string): RegExpMatchArray[] {
  const bare = document.replace(TEXTS, (text) => (text.startsWith("#") ? " " : '""'));
  return [...bare.matchAll(/(?<!\$)\binput[\s,\uFEFF]*:[\s,\uFEFF]*(?:\$(\w+))?/g)];
}

/** Strings (a `#` inside is no comment) and comments. */
const TEXTS = /"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n\r])*"|#[^\n\r]*/g;

function hasKey(input: unknown): boolean {
  return (
    typeof input === "object" &&
    input !== null &&
    typeof (input as { idempotencyKey?: unknown }).idempotencyKey === "string"
  );
}

/** Milliseconds before attempt `attempt + 1`: exponential with jitter, at least `Retry-After`. */
export function waitAfter(attempt: number, retryAfter: string | null, patience: Patience): number {
  const ceiling = Math.min(patience.longestWait, patience.firstWait * 2 ** (attempt - 1));
  const asked = Number(retryAfter ?? 0) * 1000;
  return (Number.isFinite(asked) ? asked : 0) + Math.random() * ceiling;
}
