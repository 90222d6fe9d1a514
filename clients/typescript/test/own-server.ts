// A server of the tests' own, on the same clinic, that they may kill and start again.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { given } from "./clinic.js";

interface Command {
  readonly command: readonly [string, ...string[]];
  readonly environment: Readonly<Record<string, string>>;
}

export class OwnServer {
  #process: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    readonly settings: Readonly<Record<string, string>>,
  ) {}

  static async start(settings: Readonly<Record<string, string>> = {}): Promise<OwnServer> {
    const probe = createServer().listen(0, "127.0.0.1");
    await once(probe, "listening");
    const { port } = probe.address() as { port: number };
    probe.close();
    await once(probe, "close");
    const server = new OwnServer(port, settings);
    await server.start();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/graphql`;
  }

  async start(): Promise<void> {
    const { command, environment } = JSON.parse(given("CLINIC_SERVER")) as Command;
    const [program, ...words] = command;
    const env = { ...environment, ...this.settings, PORT: String(this.port), DRAIN_SECONDS: "0" };
    this.#process = spawn(program, words, { env, stdio: "ignore" });
    const ready = new URL("/readyz", this.url);
    for (let tries = 0; tries < 600; tries++) {
      const answer = await fetch(ready).catch(() => undefined);
      if (answer?.ok) return;
      await sleep(50);
    }
    throw new Error("The server does not start.");
  }

  async end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    if (this.#process === undefined || this.#process.exitCode !== null) return;
    const gone = once(this.#process, "exit");
    this.#process.kill(signal);
    await gone;
    this.#process = undefined;
  }
}
