import type { Outcome } from "./failures.js";
import { inTurn, type KeyStorage } from "./storage.js";

/** What is being sent under one key at the moment. */
interface Sending {
  times: number;
  outcome: Outcome;
  /** Whether it was noted before that it may have been done. */
  readonly noted: Promise<boolean>;
}

/**
 * Notes beside a form's key that it was sent: before it is sent, and until it is certain that nothing
 * was done or the key is forgotten. So a page that is opened again knows it, too.
 */
export class Doubts {
  readonly #storage: KeyStorage;
  readonly #sendings = new Map<string, Sending>();

  constructor(storage: KeyStorage) {
    this.#storage = storage;
  }

  /** To be called before the key is sent. `end` says what is known of all that was sent under it. */
  async begin(form: string, key: string): Promise<{ end(outcome: Outcome): Promise<Outcome> }> {
    const sending = this.#sendings.get(key) ?? {
      times: 0,
      outcome: "nothing-done",
      // What cannot be noted is sent all the same, and taken for unknown.
      noted: inTurn(this.#storage, () => this.#note(form, key)).catch(() => true),
    };
    this.#sendings.set(key, sending);
    sending.times++;
    await sending.noted;
    return { end: (outcome) => this.#end(form, key, sending, outcome) };
  }

  /** To be called in turn, when the key is forgotten. */
  async forget(form: string, key: string | undefined): Promise<void> {
    const name = nameOf(form);
    const noted = await this.#storage.getItem(name);
    if (noted !== null && (key === undefined || noted === key)) await this.#storage.removeItem(name);
  }

  async #note(form: string, key: string): Promise<boolean> {
    const isNoted = (await this.#storage.getItem(nameOf(form))) === key;
    if (!isNoted) await this.#storage.setItem(nameOf(form), key);
    return isNoted;
  }

  async #end(form: string, key: string, sending: Sending, outcome: Outcome): Promise<Outcome> {
    if (outcome === "unknown" || (await sending.noted)) sending.outcome = "unknown";
    if (--sending.times === 0) {
      this.#sendings.delete(key);
      const forgotten = () => this.forget(form, key);
      if (sending.outcome !== "unknown") await inTurn(this.#storage, forgotten).catch(() => undefined);
    }
    return sending.outcome;
  }
}

function nameOf(form: string): string {
  return `gql-packages.sent.${form}`;
}
