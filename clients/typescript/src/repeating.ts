import type { ErrorCode, GraphQLFault } from "./failures.js";

/** When and how long to wait before a request is sent again. Milliseconds. */
export interface Patience {
  /** All attempts and the waits between them. */
  readonly deadline: number;
  /** One attempt; the server gives up on its own after ten seconds. */
  readonly attempt: number;
  /** The longest first wait; it doubles with each attempt, and what is waited is drawn below it. */
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

/** Said of the request as a whole, before anything of it was begun. */
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

/** Said of a mutation. Others, such as BUSY, may be about what its payload was to show. */
const NOT_ALLOWED: ReadonlySet<string> = new Set<ErrorCode>(["FORBIDDEN", "BAD_USER_INPUT"]);

/** Whether the server does not know a document by its id: it can be sent the text. */
export function wantsText(code: string | undefined): boolean {
  return code === "DOCUMENT_NOT_FOUND" || code === "PERSISTED_QUERY_NOT_FOUND";
}

/** Whether the same request may be answered otherwise a moment later. */
export function passes(code: string): boolean {
  return PASSING.has(code);
}

/**
 * Whether an error says that this attempt changed nothing. One with a path inside a mutation's
 * payload comes after the change; and of several mutations those before it may have been done.
 */
export function saysUndone({ path = [], extensions }: GraphQLFault, document: string): boolean {
  const code = extensions?.code ?? "INTERNAL";
  if (path.length === 0) return UNBEGUN.has(code);
  return path.length === 1 && NOT_ALLOWED.has(code) && inputsIn(document).length <= 1;
}

/** Whether it changes nothing. What has the word anywhere, even in a comment, counts as a mutation. */
export function isQuery(document: string): boolean {
  return !/\b(mutation|subscription)\b/.test(document);
}

/**
 * Whether sending it twice does no more than sending it once: a query, or mutations whose every
 * `input` is a variable with an idempotency key.
 */
export function isRepeatable(document: string, variables: unknown): boolean {
  if (isQuery(document)) return true;
  const given = (variables ?? {}) as Readonly<Record<string, unknown>>;
  const inputs = inputsIn(document);
  return inputs.length > 0 && inputs.every(([, name]) => name !== undefined && hasKey(given[name]));
}

/** Each `input` that is given to a mutation, with the variable that it is given by. */
function inputsIn(document: string): RegExpMatchArray[] {
  const bare = document.replace(TEXTS, (text) => (text.startsWith("#") ? " " : '""'));
  return [...bare.matchAll(/(?<!\$)\binput[\s,\uFEFF]*:[\s,\uFEFF]*(?:\$(\w+))?/g)];
}

/** Strings, in which a `#` is none, and comments, which may stand anywhere. */
const TEXTS = /"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n\r])*"|#[^\n\r]*/g;

function hasKey(input: unknown): boolean {
  return (
    typeof input === "object" &&
    input !== null &&
    typeof (input as { idempotencyKey?: unknown }).idempotencyKey === "string"
  );
}

/** How long to wait before attempt `attempt + 1`: jittered, and never less than the server asks for. */
export function waitAfter(attempt: number, retryAfter: string | null, patience: Patience): number {
  const ceiling = Math.min(patience.longestWait, patience.firstWait * 2 ** (attempt - 1));
  const asked = Number(retryAfter ?? 0) * 1000;
  return (Number.isFinite(asked) ? asked : 0) + Math.random() * ceiling;
}
