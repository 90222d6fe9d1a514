import type { RefusalCode } from "./generated/graphql.js";

/** `extensions.code` of the server's errors. Later versions may know others. */
export type ErrorCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "BAD_REQUEST"
  | "BAD_USER_INPUT"
  | "GRAPHQL_PARSE_FAILED"
  | "GRAPHQL_VALIDATION_FAILED"
  | "DOCUMENT_NOT_FOUND"
  | "DOCUMENT_NOT_TRUSTED"
  | "PERSISTED_QUERY_NOT_FOUND"
  | "TOO_SLOW"
  | "BUSY"
  | "OVERLOADED"
  | "TIMEOUT"
  | "AUDIT_UNAVAILABLE"
  | "OUTCOME_UNKNOWN"
  | "INTERNAL"
  | RefusalCode;

/** One of the errors in an answer, as GraphQL writes it. */
export interface GraphQLFault {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: ErrorCode; readonly incidentId?: string };
}

/** Whether a change was made: certainly not, or unknown, in which case send the same key again. */
export type Outcome = "nothing-done" | "unknown";

/** The server answered with an error. */
export class ServerError extends Error {
  readonly kind = "server";
  override readonly name = "ServerError";

  constructor(
    readonly code: ErrorCode,
    readonly errors: readonly GraphQLFault[],
    /** The HTTP status; 0 over a WebSocket. */
    readonly status: number,
    readonly outcome: Outcome,
  ) {
    super(errors[0]?.message ?? code);
  }

  /** What to quote when an INTERNAL error is reported. */
  get incidentId(): string | undefined {
    return this.errors[0]?.extensions?.incidentId;
  }
}

/** No answer arrived: no network, a cut connection, or an intermediary answered instead. */
export class ConnectionLost extends Error {
  readonly kind = "connection";
  override readonly name = "ConnectionLost";

  constructor(readonly outcome: Outcome, override readonly cause: unknown) {
    super("No answer arrived from the server.");
  }
}

/** The deadline passed before an answer arrived. */
export class DeadlinePassed extends Error {
  readonly kind = "deadline";
  override readonly name = "DeadlinePassed";

  constructor(readonly outcome: Outcome) {
    super("The server did not answer in time.");
  }
}

/** Everything a client throws, besides the reason of a given AbortSignal. */
export type Failure = ServerError | ConnectionLost | DeadlinePassed;

export function isFailure(thrown: unknown): thrown is Failure {
  return (
    thrown instanceof ServerError ||
    thrown instanceof ConnectionLost ||
    thrown instanceof DeadlinePassed
  );
}
