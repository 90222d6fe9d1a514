// Something between client and server that speaks the protocol of graphql-ws, and ends what is followed.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

const STARTED = {
  data: { patientPackagesChanged: { kind: "STARTED", patientPackages: [], deletedPatientPackageIds: [] } },
};

export class OddServer implements AsyncDisposable {
  /** How often something was to be followed. */
  subscriptions = 0;
  readonly #server = new WebSocketServer({ port: 0, host: "127.0.0.1" });

  /** `answer` is called for each subscription; `start` tells that it has begun. */
  private constructor(readonly answer: (socket: WebSocket, id: string) => void) {
    this.#server.on("connection", (socket) => {
      socket.on("message", (said) => this.#hear(socket, JSON.parse(String(said)) as { type: string; id: string }));
    });
  }

  static async open(answer: (socket: WebSocket, id: string) => void): Promise<OddServer> {
    const server = new OddServer(answer);
    await once(server.#server, "listening");
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/graphql`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#server.clients) socket.terminate();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #hear(socket: WebSocket, { type, id }: { type: string; id: string }): void {
    if (type === "connection_init") socket.send('{"type":"connection_ack"}');
    if (type !== "subscribe") return;
    this.subscriptions++;
    this.answer(socket, id);
  }
}

export function start(socket: WebSocket, id: string): void {
  socket.send(JSON.stringify({ type: "next", id, payload: STARTED }));
}

export function fail(socket: WebSocket, id: string, code: string): void {
  const payload = [{ message: "It went wrong.", extensions: { code } }];
  socket.send(JSON.stringify({ type: "error", id, payload }));
}
