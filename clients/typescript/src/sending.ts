import { ConnectionLost, DeadlinePassed, type GraphQLFault, type Outcome } from "./failures.js";
import { refusedWith } from "./refusals.js";
import { isQuery, isRepeatable, passes, type Patience, saysUndone, waitAfter } from "./repeating.js";

/** What is sent: GraphQL over HTTP. */
export interface Request {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: string;
}

/** What came back, whatever it says, and whether an attempt before it may have changed something. */
export interface Answer {
  readonly status: number;
  readonly data: unknown;
  readonly errors: readonly GraphQLFault[];
  readonly outcome: Outcome;
}

/** Where to, as whom, and by what. */
export interface Connection {
  readonly url: string;
  readonly token: () => string | Promise<string>;
  readonly fetch: typeof fetch;
}

const HEADERS = {
  Accept: "application/graphql-response+json, application/json;q=0.9",
  "Content-Type": "application/json",
};

/** What became of one attempt: an answer, or why there is none. */
type Attempt = { readonly retryAfter: string | null } & (
  | { readonly lost: ConnectionLost }
  | (Omit<Answer, "outcome"> & { readonly lost?: never })
);

/** Send it until it is answered, again only where that is safe. Throws ConnectionLost, DeadlinePassed. */
export async function send(
  connection: Connection,
  request: Request,
  patience: Patience,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const repeatable = isRepeatable(request.query, request.variables);
  const ends = Date.now() + patience.deadline;
  let outcome: Outcome = "nothing-done";
  for (let number = 1; ; number++) {
    const milliseconds = Math.min(ends - Date.now(), patience.attempt);
    const attempt = await attempted(connection, request, milliseconds, signal);
    if (mayHaveChanged(attempt) && !isQuery(request.query)) outcome = "unknown";
    const wait = waitAfter(number, attempt.retryAfter, patience);
    if (!repeatable || !mayPass(attempt) || Date.now() + wait >= ends) {
      if (attempt.lost === undefined) return { ...attempt, outcome };
      if (Date.now() >= ends - 5) throw new DeadlinePassed(outcome);
      throw new ConnectionLost(outcome, attempt.lost.cause);
    }
    await pause(wait, signal);
  }
}

function mayPass(attempt: Attempt): boolean {
  return attempt.lost !== undefined || passes(codeOf(attempt) ?? "");
}

function mayHaveChanged(attempt: Attempt): boolean {
  if (attempt.lost !== undefined) return attempt.lost.outcome === "unknown";
  return !saysUndone(codeOf(attempt) ?? "");
}

function codeOf(attempt: Attempt): string | undefined {
  if (attempt.lost !== undefined) return undefined;
  if (attempt.errors.length > 0) return attempt.errors[0]?.extensions?.code ?? "INTERNAL";
  return refusedWith(attempt.data);
}

async function attempted(
  { url, token, fetch }: Connection,
  request: Request,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<Attempt> {
  const stop = new AbortController();
  const abort = () => stop.abort();
  const timer = setTimeout(abort, milliseconds);
  signal?.addEventListener("abort", abort);
  let outcome: Outcome = "nothing-done";
  try {
    const headers = { ...HEADERS, Authorization: `Bearer ${await token()}` };
    endIfAborted(signal);
    outcome = "unknown";
    const body = JSON.stringify(request);
    return await read(await fetch(url, { method: "POST", headers, body, signal: stop.signal }));
  } catch (cause) {
    endIfAborted(signal);
    return { lost: new ConnectionLost(outcome, cause), retryAfter: null };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

/** What cannot be read was not written by the server: it counts as a lost connection. */
async function read(response: Response): Promise<Attempt> {
  const retryAfter = response.headers.get("Retry-After");
  const text = await response.text();
  try {
    const { data, errors = [] } = JSON.parse(text) as { data?: unknown; errors?: GraphQLFault[] };
    if (data === undefined && errors.length === 0) throw new TypeError("This is not GraphQL.");
    return { status: response.status, data, errors, retryAfter };
  } catch (cause) {
    return { lost: new ConnectionLost("unknown", cause), retryAfter };
  }
}

/** Not `throwIfAborted`: not every mobile engine has it. */
function endIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw signal.reason ?? new Error("It was aborted.");
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
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
