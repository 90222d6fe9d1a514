import { ConnectionLost, DeadlinePassed, type GraphQLFault, type Outcome } from "./failures.js";
import { refusedWith } from "./refusals.js";
import {
  isQuery,
  isRepeatable,
  passes,
  type Patience,
  saysUndone,
  waitAfter,
  wantsText,
} from "./retry-policy.js";

/** A GraphQL request over HTTP. Other libraries may leave out the text. */
export interface Request {
  readonly query?: string;
  readonly variables?: unknown;
  readonly operationName?: string;
  /** The id of a persisted document. */
  readonly documentId?: string;
}

/** The response, and whether any attempt may have changed something. */
export interface Answer {
  readonly status: number;
  readonly data: unknown;
  readonly errors: readonly GraphQLFault[];
  readonly extensions: unknown;
  readonly outcome: Outcome;
}

/**
 * Returns the bearer token. Called before every attempt, and once more with the token that the server
 * `refused`: if it then returns another, the request is sent with that.
 */
export type Token = (refused?: string) => string | Promise<string>;

/** Endpoint, credentials and fetch implementation. */
export interface Connection {
  readonly url: string;
  readonly token: Token;
  readonly fetch: typeof fetch;
}

const HEADERS = {
  Accept: "application/graphql-response+json, application/json;q=0.9",
  "Content-Type": "application/json",
};

/** The outcome of one attempt: an answer, or a lost connection. */
type Attempt = { readonly retryAfter: string | null } & (
  | { readonly lost: ConnectionLost }
  | (Omit<Answer, "outcome"> & { readonly lost?: never })
);

/** Send with retries where they are safe. Throws ConnectionLost, DeadlinePassed. */
export async function send(
  connection: Connection,
  request: Request,
  patience: Patience,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const text = request.query ?? "mutation";
  const repeatable = isRepeatable(text, request.variables);
  // Monotonic: a phone's wall clock may be set back meanwhile.
  const ends = performance.now() + patience.deadline;
  let outcome: Outcome = "nothing-done";
  for (let number = 1; ; number++) {
    const milliseconds = Math.min(ends - performance.now(), patience.attempt);
    const attempt = await attempted(connection, request, milliseconds, signal);
    const undone = isUndone(attempt, text);
    if (!undone && !isQuery(text)) outcome = "unknown";
    const wait = waitAfter(number, attempt.retryAfter, patience);
    const again = mayPass(attempt) && (repeatable || undone);
    if (!again || performance.now() + wait >= ends) {
      if (attempt.lost === undefined) return { ...attempt, outcome };
      if (performance.now() >= ends - 5) throw new DeadlinePassed(outcome);
      throw new ConnectionLost(outcome, attempt.lost.cause);
    }
    await pause(wait, signal);
  }
}

function mayPass(attempt: Attempt): boolean {
  return attempt.lost !== undefined || passes(codeOf(attempt) ?? "");
}

/** Whether this attempt certainly changed nothing. A refusal says so in its data. */
function isUndone(attempt: Attempt, text: string): boolean {
  if (attempt.lost !== undefined) return attempt.lost.outcome === "nothing-done";
  const [error] = attempt.errors;
  return error !== undefined && saysUndone(error, text);
}

function codeOf(attempt: Attempt): string | undefined {
  if (attempt.lost !== undefined) return undefined;
  if (attempt.errors.length > 0) return attempt.errors[0]?.extensions?.code ?? "INTERNAL";
  return refusedWith(attempt.data);
}

/** Whether the request as a whole was refused for its token, and not a field of a payload. */
function saysTokenRefused(attempt: Attempt): boolean {
  const isWhole = attempt.lost === undefined && (attempt.errors[0]?.path ?? []).length === 0;
  return isWhole && codeOf(attempt) === "UNAUTHENTICATED";
}

/** One attempt. If the token is refused nothing was done: ask for a new one and send once more. */
async function attempted(
  connection: Connection,
  request: Request,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<Attempt> {
  endIfAborted(signal);
  const stop = new AbortController();
  const abort = () => stop.abort();
  const timer = setTimeout(abort, milliseconds);
  signal?.addEventListener("abort", abort);
  let outcome: Outcome = "nothing-done";
  const sent = async (token: string): Promise<Attempt> => {
    endIfAborted(signal);
    outcome = "unknown";
    return exchanged(connection, request, token, stop.signal);
  };
  try {
    const token = await unlessStopped(connection.token(), stop.signal);
    const attempt = await sent(token);
    if (!saysTokenRefused(attempt)) return attempt;
    outcome = "nothing-done";
    const renewed = await unlessStopped(connection.token(token), stop.signal);
    return renewed === token ? attempt : await sent(renewed);
  } catch (cause) {
    endIfAborted(signal);
    return { lost: new ConnectionLost(outcome, cause), retryAfter: null };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

/** Send the document's id if it has one, and its text if the server does not know the id. */
async function exchanged(
  { url, fetch }: Connection,
  { documentId, ...text }: Request,
  token: string,
  signal: AbortSignal,
): Promise<Attempt> {
  const post = async (body: Request) => {
    const headers = { ...HEADERS, Authorization: `Bearer ${token}` };
    return read(await fetch(url, { method: "POST", headers, body: JSON.stringify(body), signal }));
  };
  if (documentId === undefined) return post(text);
  const { query, ...others } = text;
  const attempt = await post({ ...others, documentId });
  return query !== undefined && wantsText(codeOf(attempt)) ? post(text) : attempt;
}

/** A body that is not GraphQL came from an intermediary: it counts as a lost connection. */
async function read(response: Response): Promise<Attempt> {
  const retryAfter = response.headers.get("Retry-After");
  const text = await response.text();
  try {
    const { data, errors = [], extensions } = JSON.parse(text) as Partial<Answer>;
    if (data === undefined && errors.length === 0) throw new TypeError("This is not GraphQL.");
    return { status: response.status, data, errors, extensions, retryAfter };
  } catch (cause) {
    return { lost: new ConnectionLost("unknown", cause), retryAfter };
  }
}

async function unlessStopped<T>(work: T | Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      const stop = () => reject(new Error("It took too long."));
      if (signal.aborted) stop();
      signal.addEventListener("abort", stop, { once: true });
    }),
  ]);
}

/** `throwIfAborted` is missing in some mobile engines. */
function endIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw signal.reason ?? new Error("It was aborted.");
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    endIfAborted(signal);
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason ?? new Error("It was aborted."));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", abort, { once: true });
  });
}
