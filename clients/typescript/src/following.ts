import type { SubscribePayload } from "graphql-ws/client";
import { requestOf, type TypedDocument } from "./client.js";
import { ConnectionLost, type ErrorCode, type GraphQLFault, ServerError } from "./failures.js";
import type { LiveConnection } from "./live-connection.js";
import { passes, waitAfter, wantsText } from "./repeating.js";

/**
 * Called one after the other: each is waited for before the next. What `read` or `changed` throws
 * counts as missed, and the subscription is begun again; what the others throw changes nothing.
 */
export interface Handlers<Result> {
  /** From now on nothing is missed: read what the screen shows, and read it again when told so again. */
  readonly read: (result: Result) => unknown;
  /** This was changed, and is now so. */
  readonly changed: (result: Result) => unknown;
  /** It is over, and nobody tries again: the token or the right ended, or the server does not take it. */
  readonly ended: (failure: ServerError | ConnectionLost) => unknown;
  /** Nothing is heard at the moment: what the screen shows may be old. `read` comes when it is over. */
  readonly lost?: () => unknown;
}

/** How one attempt to follow ended. */
type End =
  | { readonly errors: readonly GraphQLFault[] }
  | { readonly closed: number; readonly cause: unknown }
  | { readonly thrown: unknown };

/** Closed because the protocol was not kept to: it will be no better next time. */
const FOR_GOOD: ReadonlySet<number> = new Set([4004, 4005, 4400, 4406, 4409, 4429, 4500]);
const FORBIDDEN = 4403;

/** How often something that went wrong inside the server is tried again. */
const TRIES = 5;

/** What one caller follows, from attempt to attempt. */
export class Following<Result, Variables> {
  #isStopped = false;
  #interrupt: () => void = () => undefined;
  #turn: Promise<unknown> = Promise.resolve();
  /** Since it went well: how often it was tried; and since a token was taken, how many were refused. */
  #attempts = 0;
  #refusals = 0;
  /** How often something went wrong inside the server since it went well for a while. */
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

  /** Follow until something ends it. */
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
          const told = this.#turn.then(async () => {
            if (isOver) return;
            await this.#tell(data);
            if (!isOver) this.#wentWell();
          });
          this.#turn = told.catch((thrown: unknown) => over({ thrown }));
        },
        error: (why) => over(endOf(why)),
        complete: () => over({ closed: 1000, cause: "The server ended it." }),
      });
      // After a normal closure (1000) graphql-ws would go on by itself, at once, and tell nobody.
      const unlisten = this.connection.socket.on("closed", (why) => over(endOf(why)));
      this.#interrupt = () => over({ closed: 1000, cause: "It was stopped." });
    });
  }

  #accepted(): void {
    this.#refusals = 0;
    this.connection.refused = undefined;
  }

  #tell(result: Result): unknown {
    const [event] = Object.values(result as Record<string, { readonly kind?: string }>);
    const isChange = event?.kind === "CHANGED";
    return isChange ? this.handlers.changed(result) : this.handlers.read(result);
  }

  /** Not before the page has done with it what it does: where that fails, the waits are to grow. */
  #wentWell(): void {
    this.#attempts = 0;
    this.#wellSince ??= performance.now();
  }

  /** Why it is over, if it is. `refused` is the token that was not taken before this one was asked for. */
  #failure(end: End, token: string, refused?: string): ServerError | ConnectionLost | undefined {
    if ("thrown" in end) return undefined;
    const code = codeOf(end);
    if (code === "UNAUTHENTICATED") {
      // Not `connection.refused`: another who shares the connection may have said so of this one.
      const isOld = token === refused;
      this.connection.refuse(token);
      this.#refusals++;
      return isOld || this.#refusals > 1 ? failureOf(end) : undefined;
    }
    if (code === "INTERNAL") return this.#isLastTry() ? failureOf(end) : undefined;
    if ("errors" in end) return passes(code ?? "") ? undefined : failureOf(end);
    return FOR_GOOD.has(end.closed) ? failureOf(end) : undefined;
  }

  /** Whether that was one time too many that something went wrong inside the server. */
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

/** What the page does when it is told so, and fails in, is its own matter: it ends nothing here. */
async function quietly(tell: () => unknown): Promise<void> {
  try {
    await tell();
  } catch {
    // Nothing is missed by it.
  }
}

/** Errors of the operation come as a list; a connection that was closed, as an event with a code. */
function endOf(why: unknown): End {
  if (Array.isArray(why)) return { errors: why as GraphQLFault[] };
  const { code } = (why ?? {}) as { readonly code?: unknown };
  return { closed: typeof code === "number" ? code : 1006, cause: why };
}

function codeOf(end: End): ErrorCode | undefined {
  if ("errors" in end) return end.errors[0]?.extensions?.code ?? "INTERNAL";
  return "closed" in end && end.closed === FORBIDDEN ? "UNAUTHENTICATED" : undefined;
}

function failureOf(end: End): ServerError | ConnectionLost {
  const code = codeOf(end);
  if (code === undefined) return new ConnectionLost("nothing-done", end);
  const errors = "errors" in end ? end.errors : [{ message: "The token is not taken." }];
  return new ServerError(code, errors, 0, "nothing-done");
}
