import { PendingOutcomes } from "./pending-outcomes.js";
import { inTurn, type KeyStorage } from "./storage.js";

/** One idempotency key per form: made once, stored before it is sent, the same after a restart. */
export class IdempotencyKeys {
  /** The keys whose outcome is not known yet. */
  readonly pending: PendingOutcomes;
  readonly #storage: KeyStorage;
  readonly #make: () => string;
  readonly #taken = new Map<string, Promise<string>>();

  constructor(storage: KeyStorage, make: () => string = () => crypto.randomUUID()) {
    this.#storage = storage;
    this.#make = make;
    this.pending = new PendingOutcomes(storage);
  }

  /** The form's key. Two calls at once, such as a double click, get the same one. */
  of(form: string): Promise<string> {
    const taken = this.#taken.get(form);
    if (taken !== undefined) return taken;
    const key = inTurn(this.#storage, () => this.#load(form));
    this.#taken.set(form, key);
    key.catch(() => this.#drop(form, key));
    return key;
  }

  /**
   * Drop the form's key, or only `key` if that is still the current one: the next request gets a new
   * key. A newer key from another tab is kept, because a request may have been sent under it.
   */
  async forget(form: string, key?: string): Promise<void> {
    const taken = this.#taken.get(form);
    if (key === undefined) this.#drop(form, taken);
    await inTurn(this.#storage, async () => {
      const known = await taken?.catch(() => undefined);
      if (known === key) this.#drop(form, taken);
      await this.#remove(form, key ?? known);
    });
  }

  #drop(form: string, key: Promise<string> | undefined): void {
    if (this.#taken.get(form) === key) this.#taken.delete(form);
  }

  async #remove(form: string, key: string | undefined): Promise<void> {
    const name = nameOf(form);
    if (key === undefined || (await this.#storage.getItem(name)) === key) {
      await this.#storage.removeItem(name);
    }
    await this.pending.forget(form, key);
  }

  async #load(form: string): Promise<string> {
    const kept = await this.#storage.getItem(nameOf(form));
    if (kept !== null) return kept;
    const made = this.#make();
    await this.#storage.setItem(nameOf(form), made);
    return made;
  }
}

function nameOf(form: string): string {
  return `gql-packages.key.${form}`;
}
