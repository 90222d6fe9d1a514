import { createClient, type Client as WebSocketClient } from "graphql-ws/client";
import { PATIENCE, type Patience } from "./retry-policy.js";
import type { Token } from "./transport.js";

export interface LiveOptions {
  /** The server's GraphQL endpoint, as for the client: "https://…/graphql". */
  readonly url: string;
  /** As for the client; called before every connection and every subscription. */
  readonly token: Token;
  readonly documentIds?: boolean;
  /** For environments without `WebSocket` (Node before 22): that of the package `ws`. */
  readonly webSocket?: unknown;
  /**
   * The waits between attempts, which go on without limit. `attempt` is the time-out for getting a
   * token.
   */
  readonly patience?: Partial<Pick<Patience, "attempt" | "firstWait" | "longestWait">>;
  /** Milliseconds of silence before a ping is sent, and again before the connection is dropped. */
  readonly silence?: number;
}

const SILENCE = 10_000;

/** The connection that all subscriptions share, and its token. */
export class LiveConnection {
  readonly patience: Patience;
  readonly byId: boolean;
  readonly socket: WebSocketClient;
  /** The last rejected token, until another one is accepted. */
  refused: string | undefined;
  readonly #token: Token;
  #latest = "";

  constructor({ url, token, documentIds, webSocket, patience, silence = SILENCE }: LiveOptions) {
    this.patience = { ...PATIENCE, ...patience };
    this.byId = documentIds ?? false;
    this.#token = token;
    let unanswered: ReturnType<typeof setTimeout> | undefined;
    const alive = () => clearTimeout(unanswered);
    this.socket = createClient({
      url: url.replace(/^http/, "ws"),
      connectionParams: () => ({ Authorization: `Bearer ${this.#latest}` }),
      connectionAckWaitTimeout: silence,
      lazyCloseTimeout: 1_000,
      // `Subscription` retries by itself, once there is a token.
      retryAttempts: 0,
      keepAlive: silence,
      jsonMessageReplacer: withoutKnownText,
      webSocketImpl: impatient(webSocket, silence),
      on: {
        // A dead network shows as an unanswered ping.
        ping: (received) => {
          if (!received) unanswered = setTimeout(() => this.socket.terminate(), silence);
        },
        pong: alive,
        closed: alive,
      },
    });
  }

  async token(): Promise<string> {
    this.#latest = await within(this.patience.attempt, this.#token(this.refused));
    return this.#latest;
  }

  /** The server rejected the token: reconnect with the next one. */
  refuse(token: string): void {
    this.refused = token;
    this.socket.terminate();
  }
}

async function within<T>(milliseconds: number, work: T | Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("It took too long.")), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** graphql-ws requires a query text; drop it where the document is sent by id. */
function withoutKnownText(name: string, value: unknown): unknown {
  if (name !== "payload" || !Object(value).documentId) return value;
  return { ...(value as object), query: undefined };
}

/** A WebSocket with a time-out for opening; the platform's has none. */
function impatient(given: unknown, milliseconds: number): unknown {
  const Opened = (given ?? globalThis.WebSocket) as typeof WebSocket | undefined;
  if (Opened === undefined) throw new Error("There is no WebSocket here: give that of `ws`.");
  return class extends Opened {
    constructor(url: string, protocols: string) {
      super(url, protocols);
      const timer = setTimeout(() => this.close(), milliseconds);
      for (const event of ["open", "error", "close"]) {
        this.addEventListener(event, () => clearTimeout(timer));
      }
    }
  };
}
