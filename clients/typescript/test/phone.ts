// A phone whose app can be killed: node phone.js FOLDER ADDRESS sends what waits in its queue.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import type { KeyStorage } from "gql-packages-client";
import { OfflineQueue } from "../examples/mobile-queue.js";
import { client } from "./clinic.js";

/** What a phone keeps when the app ends. */
export class Phone implements KeyStorage {
  constructor(readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  async getItem(name: string): Promise<string | null> {
    try {
      return readFileSync(join(this.folder, name), "utf-8");
    } catch {
      return null;
    }
  }

  async setItem(name: string, value: string): Promise<void> {
    const file = join(this.folder, name);
    writeFileSync(`${file}.new`, value);
    renameSync(`${file}.new`, file);
  }

  async removeItem(): Promise<void> {}
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder = "", url = ""] = argv;
  const outcomes = { done: () => undefined, setAside: () => undefined };
  await new OfflineQueue(client({ url }), new Phone(folder), outcomes).flush();
}
