import type { TypedDocument } from "./client.js";
import { Following, type Handlers } from "./following.js";
import { LiveConnection, type LiveOptions } from "./live-connection.js";

export type { Handlers } from "./following.js";
export type { LiveOptions } from "./live-connection.js";

export interface Live {
  /** Follow what the subscription tells, over lost connections and the server's restarts, until it is stopped. */
  <Result, Variables>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    handlers: Handlers<Result>,
  ): () => void;
}

/** One connection for all that is followed; it is there only while something is. */
export function connectLive(options: LiveOptions): Live {
  const connection = new LiveConnection(options);
  return (document, variables, handlers) => {
    const following = new Following(connection, document, variables, handlers);
    void following.run();
    return () => following.stop();
  };
}
