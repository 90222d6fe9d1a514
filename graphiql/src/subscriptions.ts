import type { FetcherParams } from "@graphiql/toolkit";
import type { ExecutionResult } from "graphql";
import { createClient } from "graphql-ws/client";
import { graphqlAddress } from "./settings";

/** The subscriber, as GraphiQL's observables have it. */
interface Sink {
  next(answer: ExecutionResult): void;
  complete(): void;
}

/** The token was refused, or has expired. All other closures are transient. */
const REFUSED: readonly unknown[] = [4401, 4403];
const LONGEST_WAIT = 30_000;

/**
 * The answers of a subscription until it is unsubscribed, over a WebSocket of its own that reconnects.
 * Each answer is passed to `heard` first.
 */
export function subscribeTo(
  asked: FetcherParams,
  authorization: string,
  heard: (answer: ExecutionResult) => void,
) {
  return {
    subscribe(sink: Sink): { unsubscribe(): void } {
      let isStopped = false;
      const answered = (answer: ExecutionResult) => {
        if (isStopped) return;
        heard(answer);
        sink.next(answer);
      };
      const completed = () => {
        if (!isStopped) sink.complete();
      };
      const socket = createClient({
        url: graphqlAddress.replace(/^http/, "ws"),
        connectionParams: { Authorization: authorization },
        keepAlive: 10_000,
        retryAttempts: Infinity,
        retryWait: waitBefore,
        shouldRetry: (why) => !REFUSED.includes(codeOf(why)),
      });
      const stop = socket.subscribe(asked, {
        next: (answer) => answered(answer as ExecutionResult),
        error: (why) => {
          answered(refusalOf(why));
          completed();
        },
        complete: completed,
      });
      return {
        unsubscribe() {
          isStopped = true;
          stop();
          void socket.dispose();
        },
      };
    },
  };
}

/** Exponential backoff with jitter, up to 30 s. */
function waitBefore(retries: number): Promise<void> {
  const longest = Math.min(1000 * 2 ** retries, LONGEST_WAIT);
  return new Promise((resolve) => setTimeout(resolve, longest * (0.5 + Math.random() / 2)));
}

/** graphql-ws reports operation errors as a list and a closed connection as an event. */
function refusalOf(why: unknown): ExecutionResult {
  if (Array.isArray(why)) return { errors: why };
  const said =
    REFUSED.includes(codeOf(why))
      ? { message: "The token is not valid any more.", extensions: { code: "UNAUTHENTICATED" } }
      : { message: "The connection was closed, and cannot be made again." };
  return { errors: [said] } as unknown as ExecutionResult;
}

function codeOf(why: unknown): unknown {
  return (why as { code?: unknown } | undefined)?.code;
}
