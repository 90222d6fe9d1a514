/** Where keys are kept: `localStorage`, React Native's AsyncStorage, or anything of that shape. */
export interface KeyStorage {
  getItem(name: string): string | null | Promise<string | null>;
  setItem(name: string, value: string): void | Promise<void>;
  removeItem(name: string): void | Promise<void>;
}

/** Keeps keys for as long as the page or process lives, and no longer. */
export class MemoryStorage implements KeyStorage {
  readonly #items = new Map<string, string>();

  getItem(name: string): string | null {
    return this.#items.get(name) ?? null;
  }

  setItem(name: string, value: string): void {
    this.#items.set(name, value);
  }

  removeItem(name: string): void {
    this.#items.delete(name);
  }
}

/** One idempotency key for each form: made once, stored before it is sent, the same after a restart. */
export class Keys {
  readonly #storage: KeyStorage;
  readonly #make: () => string;
  readonly #taken = new Map<string, Promise<string>>();
  #leaving: Promise<unknown> = Promise.resolve();

  constructor(storage: KeyStorage, make: () => string = () => crypto.randomUUID()) {
    this.#storage = storage;
    this.#make = make;
  }

  /** The form's key. Two calls at once, such as a double click, get the same one. */
  of(form: string): Promise<string> {
    let key = this.#taken.get(form);
    if (key === undefined) {
      key = this.#load(form);
      this.#taken.set(form, key);
      key.catch(() => this.#taken.delete(form));
    }
    return key;
  }

  /** Drop the form's key, or only `key` if it still is that: what is sent next is meant anew. */
  async forget(form: string, key?: string): Promise<void> {
    if (key !== undefined && key !== (await this.of(form))) return;
    this.#taken.delete(form);
    const gone = Promise.resolve(this.#storage.removeItem(nameOf(form)));
    this.#leaving = Promise.allSettled([this.#leaving, gone]);
    await gone;
  }

  async #load(form: string): Promise<string> {
    await this.#leaving;
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
