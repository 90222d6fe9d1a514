// A network between client and server that cuts answers, answers in the server's place, or is gone.
import { connect, createServer, type Socket } from "node:net";
import { url } from "./clinic.js";

export class BadNetwork implements AsyncDisposable {
  /** How many answers of the server are still to be cut off before their first byte. */
  cuts = 0;
  /** What is answered in the place of the server to the next requests, as HTTP; undefined passes one. */
  readonly instead: (string | undefined)[] = [];
  isDown = false;
  /** Nothing arrives at either end, and nobody is told. */
  isSilent = false;
  /** What is asked arrives; what is answered does not. */
  isMute = false;
  /** How often the server has answered. */
  answers = 0;
  /** How many requests left the client. */
  requests = 0;
  /** How many WebSockets were opened. */
  sockets = 0;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((socket) => this.#forward(socket));

  constructor(readonly to = url) {}

  static async open(to?: string): Promise<BadNetwork> {
    const network = new BadNetwork(to);
    await new Promise<void>((resolve) => network.#server.listen(0, "127.0.0.1", resolve));
    return network;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("It is closed.");
    return `http://127.0.0.1:${address.port}/graphql`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** Cut all connections that are there. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** How many connections are there. */
  get open(): number {
    return this.#sockets.size / 2;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #forward(near: Socket): void {
    const { hostname, port } = new URL(this.to);
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        this.#sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    if (this.isDown) near.destroy();
    near.on("data", (sent) => {
      if (this.isSilent) return;
      if (sent.toString("latin1").startsWith("POST ")) this.requests++;
      if (sent.toString("latin1").startsWith("GET ")) this.sockets++;
      if (this.isDown) near.destroy();
      const answer = this.instead.shift();
      if (answer === undefined) far.write(sent);
      else near.end(answer);
    });
    far.on("data", (answered) => {
      this.answers++;
      if (this.isSilent || this.isMute) return;
      if (this.cuts > 0) {
        this.cuts--;
        near.destroy();
      } else near.write(answered);
    });
  }
}

/** What the server answers when it cannot take a request on. */
export function unavailable(code: string, retryAfter = "0"): string {
  const errors = [{ message: "Try again.", extensions: { code } }];
  return http("503 Service Unavailable", JSON.stringify({ errors }), retryAfter);
}

export function http(status: string, body: string, retryAfter?: string): string {
  const length = `Content-Length: ${Buffer.byteLength(body)}\r\n`;
  const wait = retryAfter === undefined ? "" : `Retry-After: ${retryAfter}\r\n`;
  return `HTTP/1.1 ${status}\r\n${wait}${length}Connection: close\r\n\r\n${body}`;
}
