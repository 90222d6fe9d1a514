import type { TypedDocument } from "./client.js";
import { type Handlers, Subscription } from "./subscription.js";
import { LiveConnection, type LiveOptions } from "./live-connection.js";

export type { Handlers } from "./subscription.js";
export type { LiveOptions } from "./live-connection.js";

export interface Live {
  /** Subscribe across lost connections and server restarts. Returns the function that unsubscribes. */
  <Result, Variables>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    handlers: Handlers<Result>,
  ): () => void;
}

/** One shared WebSocket, open while there is at least one subscription. */
export function connectLive(options: LiveOptions): Live {
  const connection = new LiveConnection(options);
  return (document, variables, handlers) => {
    const subscription = new Subscription(connection, document, variables, handlers);
    void subscription.run();
    return () => subscription.stop();
  };
}
