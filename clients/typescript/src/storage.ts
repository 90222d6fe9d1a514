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

const TURNS = new WeakMap<KeyStorage, Promise<unknown>>();

/** Read and write as one step: after all others on this storage, in every tab of the browser. */
export function inTurn<T>(storage: KeyStorage, work: () => Promise<T>): Promise<T> {
  const before = TURNS.get(storage) ?? Promise.resolve();
  const turn = before.then(() => (storage instanceof MemoryStorage ? work() : locked(work)));
  TURNS.set(storage, turn.catch(() => undefined));
  return turn;
}

/** Only one tab at a time, where there are locks: not in React Native, nor in pages without TLS. */
async function locked<T>(work: () => Promise<T>): Promise<T> {
  const { locks } = (globalThis.navigator ?? {}) as { readonly locks?: LockManager };
  if (locks === undefined) return work();
  let isBegun = false;
  const begin = () => {
    isBegun = true;
    return work();
  };
  try {
    return await locks.request("gql-packages.keys", begin);
  } catch (why) {
    // A page of no origin has locks, and may not use them.
    if (isBegun) throw why;
    return work();
  }
}
