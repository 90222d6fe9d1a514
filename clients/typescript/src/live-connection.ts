import { createClient, type Client as WebSocketClient } from "graphql-ws/client";
import { PATIENCE, type Patience } from "./repeating.js";
import type { Token } from "./sending.js";

export interface LiveOptions {
  /** Where the server's GraphQL is, as for the client: "https://…/graphql". */
  readonly url: string;
  /** As for the client; asked before every connection and every subscription. */
  readonly token: Token;
  readonly documentIds?: boolean;
  /** Where there is no `WebSocket` (Node before 22): that of the package `ws`. */
  readonly webSocket?: unknown;
  /**
   * How long to wait before the next attempt; all of them together have no end. `attempt` is the time
   * that a token has: if it is not there by then, it is asked for again.
   */
  readonly patience?: Partial<Pick<Patience, "attempt" | "firstWait" | "longestWait">>;
  /** Milliseconds without a word before the server is asked whether it is there, and again before it is given up. */
  readonly silence?: number;
}

const SILENCE = 10_000;

/** The connection that all share who follow something, and the token that it is made with. */
export class LiveConnection {
  readonly patience: Patience;
  readonly byId: boolean;
  readonly socket: WebSocketClient;
  /** The token that was not taken, until another is. */
  refused: string | undefined;
  readonly #token: Token;
  #latest = "";

  constructor({ url, token, documentIds, webSocket, patience, silence = SILENCE }: LiveOptions) {
    this.patience = { ...PATIENCE, ...patience };
    this.byId = documentIds ?? false;
    this.#token = token;
    let unanswered: ReturnType<typeof setTimeout> | undefined;
    const heard = () => clearTimeout(unanswered);
    this.socket = createClient({
      url: url.replace(/^http/, "ws"),
      connectionParams: () => ({ Authorization: `Bearer ${this.#latest}` }),
      connectionAckWaitTimeout: silence,
      lazyCloseTimeout: 1_000,
      // Whoever follows tries again by itself, when there is a token.
      retryAttempts: 0,
      keepAlive: silence,
      jsonMessageReplacer: withoutKnownText,
      webSocketImpl: impatient(webSocket, silence),
      on: {
        // A network that is gone without a word is noticed by the silence after a ping.
        ping: (received) => {
          if (!received) unanswered = setTimeout(() => this.socket.terminate(), silence);
        },
        pong: heard,
        closed: heard,
      },
    });
  }

  async token(): Promise<string> {
    this.#latest = await within(this.patience.attempt, this.#token(this.refused));
    return this.#latest;
  }

  /** The server does not take it: the next connection is another. */
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

/** graphql-ws wants every operation to have its text; what is named by its id is sent without. */
function withoutKnownText(name: string, value: unknown): unknown {
  if (name !== "payload" || !Object(value).documentId) return value;
  return { ...(value as object), query: undefined };
}

/** A WebSocket that does not wait for ever to be opened: where nothing answers, nothing says so. */
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
