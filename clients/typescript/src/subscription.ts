import type { SubscribePayload } from "graphql-ws/client";
import { requestOf, type TypedDocument } from "./client.js";
import { ConnectionLost, type ErrorCode, type GraphQLFault, ServerError } from "./failures.js";
import type { LiveConnection } from "./live-connection.js";
import { passes, waitAfter, wantsText } from "./retry-policy.js";

/**
 * Called one at a time; each is awaited before the next. If `read` or `changed` throws, the event
 * counts as missed and the subscription starts again; exceptions of the others are ignored.
 */
export interface Handlers<Result> {
  /** Nothing is missed from here on: load what the screen shows, each time this is called. */
  readonly read: (result: Result) => unknown;
  /** The changed objects, as they are now. */
  readonly changed: (result: Result) => unknown;
  /** The subscription has ended for good: token or right gone, or refused by the server. */
  readonly ended: (failure: ServerError | ConnectionLost) => unknown;
  /** The connection is lost and the screen may be stale. `read` is called after reconnecting. */
  readonly lost?: () => unknown;
}

/** How one attempt ended. */
type End =
  | { readonly errors: readonly GraphQLFault[] }
  | { readonly closed: number; readonly cause: unknown }
  | { readonly thrown: unknown };

/** Close codes of protocol violations: retrying does not help. */
const FOR_GOOD: ReadonlySet<number> = new Set([4004, 4005, 4400, 4406, 4409, 4429, 4500]);
/** The token has expired, or is not taken. */
const TOKEN_REFUSED: ReadonlySet<number> = new Set([4401, 4403]);

/** How often an INTERNAL error is retried. */
const TRIES = 5;

/** One subscription, across reconnects. */
export class Subscription<Result, Variables> {
  #isStopped = false;
  #interrupt: () => void = () => undefined;
  #turn: Promise<unknown> = Promise.resolve();
  /** Attempts since the last success; refusals since the last accepted token. */
  #attempts = 0;
  #refusals = 0;
  /** INTERNAL errors since the subscription last worked for a while. */
  #troubles = 0;
  #wellSince: number | undefined;

  constructor(
    readonly connection: LiveConnection,
    readonly document: TypedDocument<Result, Variables>,
    readonly variables: Variables,
    readonly handlers: Handlers<Result>,
  ) {}

  stop(): void {
    this.#isStopped = true;
    this.#interrupt();
  }

  async run(): Promise<void> {
    let byId = this.connection.byId;
    while (!this.#isStopped) {
      const refused = this.connection.refused;
      const token = await this.connection.token().catch(() => undefined);
      if (token === undefined) {
        await this.#pause();
        continue;
      }
      if (this.#isStopped) return;
      const end = await this.#attempt(byId);
      if (this.#isStopped) return;
      if (byId && wantsText(codeOf(end))) {
        byId = false;
        continue;
      }
      const failure = this.#failure(end, token, refused);
      if (failure !== undefined) return quietly(() => this.handlers.ended(failure));
      if (codeOf(end) === "UNAUTHENTICATED") continue;
      await quietly(() => this.handlers.lost?.());
      if (!this.#isStopped) await this.#pause();
    }
  }

  /** Subscribe until something ends the subscription. */
  #attempt(byId: boolean): Promise<End> {
    this.#wellSince = undefined;
    return new Promise((resolve) => {
      let isOver = false;
      const over = (end: End) => {
        if (isOver) return;
        isOver = true;
        unlisten();
        dispose();
        resolve(end);
      };
      const request = requestOf(this.document, this.variables, byId);
      const dispose = this.connection.socket.subscribe<Result>(request as SubscribePayload, {
        next: ({ data, errors }) => {
          if (errors !== undefined || !data) return over({ errors: (errors ?? []) as GraphQLFault[] });
          this.#accepted();
          const handled = this.#turn.then(async () => {
            if (isOver) return;
            await this.#dispatch(data);
            if (!isOver) this.#wentWell();
          });
          this.#turn = handled.catch((thrown: unknown) => over({ thrown }));
        },
        error: (why) => over(endOf(why)),
        complete: () => over({ closed: 1000, cause: "The server ended it." }),
      });
      // After a normal closure (1000) graphql-ws reconnects at once without reporting it.
      const unlisten = this.connection.socket.on("closed", (why) => over(endOf(why)));
      this.#interrupt = () => over({ closed: 1000, cause: "It was stopped." });
    });
  }

  #accepted(): void {
    this.#refusals = 0;
    this.connection.refused = undefined;
  }

  #dispatch(result: Result): unknown {
    const [event] = Object.values(result as Record<string, { readonly kind?: string }>);
    const isChange = event?.kind === "CHANGED";
    return isChange ? this.handlers.changed(result) : this.handlers.read(result);
  }

  /** Called after the handler succeeded: if handlers keep failing, the waits must keep growing. */
  #wentWell(): void {
    this.#attempts = 0;
    this.#wellSince ??= performance.now();
  }

  /** The failure that ends the subscription, if any. `refused` is the token rejected before this one. */
  #failure(end: End, token: string, refused?: string): ServerError | ConnectionLost | undefined {
    if ("thrown" in end) return undefined;
    const code = codeOf(end);
    if (code === "UNAUTHENTICATED") {
      // Not `connection.refused`: another subscription on the connection may have set it to this one.
      const isOld = token === refused;
      this.connection.refuse(token);
      this.#refusals++;
      return isOld || this.#refusals > 1 ? failureOf(end) : undefined;
    }
    if (code === "INTERNAL") return this.#isLastTry() ? failureOf(end) : undefined;
    if ("errors" in end) return passes(code ?? "") ? undefined : failureOf(end);
    return FOR_GOOD.has(end.closed) ? failureOf(end) : undefined;
  }

  /** Whether the retries after INTERNAL errors are used up. */
  #isLastTry(): boolean {
    const wellFor = performance.now() - (this.#wellSince ?? Infinity);
    this.#troubles = wellFor > this.connection.patience.longestWait ? 1 : this.#troubles + 1;
    return this.#troubles > TRIES;
  }

  #pause(): Promise<void> {
    const wait = waitAfter(++this.#attempts, null, this.connection.patience);
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, wait);
      this.#interrupt = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Call a handler and ignore what it throws. */
async function quietly(handler: () => unknown): Promise<void> {
  try {
    await handler();
  } catch {
    // The subscription goes on.
  }
}

/** graphql-ws reports operation errors as a list and a closed connection as an event with a code. */
function endOf(why: unknown): End {
  if (Array.isArray(why)) return { errors: why as GraphQLFault[] };
  const { code } = (why ?? {}) as { readonly code?: unknown };
  return { closed: typeof code === "number" ? code : 1006, cause: why };
}

function codeOf(end: End): ErrorCode | undefined {
  if ("errors" in end) return end.errors[0]?.extensions?.code ?? "INTERNAL";
  return "closed" in end && TOKEN_REFUSED.has(end.closed) ? "UNAUTHENTICATED" : undefined;
}

function failureOf(end: End): ServerError | ConnectionLost {
  const code = codeOf(end);
  if (code === undefined) return new ConnectionLost("nothing-done", end);
  const errors = "errors" in end ? end.errors : [{ message: "The token is not taken." }];
  return new ServerError(code, errors, 0, "nothing-done");
}
