import type { Outcome } from "./failures.js";
import { inTurn, type KeyStorage } from "./storage.js";

/** The requests in flight under one key. */
interface InFlight {
  requests: number;
  outcome: Outcome;
  /** Whether an earlier session had already recorded the key as sent. */
  readonly wasPending: Promise<boolean>;
}

/**
 * Records in the storage that a form's key was sent, before the request leaves, until the outcome is
 * known or the key is dropped. A page that is reloaded in between still knows that the outcome is
 * pending.
 */
export class PendingOutcomes {
  readonly #storage: KeyStorage;
  readonly #inFlight = new Map<string, InFlight>();

  constructor(storage: KeyStorage) {
    this.#storage = storage;
  }

  /** Call before sending the key. `end` returns the outcome of everything sent under it so far. */
  async begin(form: string, key: string): Promise<{ end(outcome: Outcome): Promise<Outcome> }> {
    const inFlight = this.#inFlight.get(key) ?? {
      requests: 0,
      outcome: "nothing-done",
      // If the storage fails, the request is sent all the same and its outcome counts as unknown.
      wasPending: inTurn(this.#storage, () => this.#record(form, key)).catch(() => true),
    };
    this.#inFlight.set(key, inFlight);
    inFlight.requests++;
    await inFlight.wasPending;
    return { end: (outcome) => this.#end(form, key, inFlight, outcome) };
  }

  /** Call while holding the storage lock (`inTurn`), when the key is dropped. */
  async forget(form: string, key: string | undefined): Promise<void> {
    const name = nameOf(form);
    const pending = await this.#storage.getItem(name);
    if (pending !== null && (key === undefined || pending === key)) await this.#storage.removeItem(name);
  }

  async #record(form: string, key: string): Promise<boolean> {
    const wasPending = (await this.#storage.getItem(nameOf(form))) === key;
    if (!wasPending) await this.#storage.setItem(nameOf(form), key);
    return wasPending;
  }

  async #end(form: string, key: string, inFlight: InFlight, outcome: Outcome): Promise<Outcome> {
    if (outcome === "unknown" || (await inFlight.wasPending)) inFlight.outcome = "unknown";
    if (--inFlight.requests === 0) {
      this.#inFlight.delete(key);
      const forget = () => this.forget(form, key);
      if (inFlight.outcome !== "unknown") await inTurn(this.#storage, forget).catch(() => undefined);
    }
    return inFlight.outcome;
  }
}

function nameOf(form: string): string {
  return `gql-packages.sent.${form}`;
}
