// A phone's queue: what was done without a network is kept, survives the app, and is done once.
import {
  type Client,
  type Failure,
  isFailure,
  type KeyStorage,
  refusedWith,
  type TypedDocument,
} from "gql-packages-client";
import {
  type Deed,
  DOCUMENTS,
  filledIn,
  type InputOf,
  isAside,
  type Name,
  NotThere,
  placesIn,
  tidied,
  withThoseThatNeed,
} from "./mobile-deeds.js";

export { type Deed, from, withThoseThatNeed } from "./mobile-deeds.js";

/**
 * Told before it is kept that they were: if the app ends in between, or if they throw, they are told
 * again. `flush` rejects with what they throw.
 */
export interface Outcomes {
  readonly done: (deed: Deed, answer: unknown) => unknown;
  readonly setAside: (deed: Deed) => unknown;
  /** It could not be sent, or was not answered: it waits for the next `flush`, and all others with it. */
  readonly waits?: (deed: Deed, why: Failure | undefined) => unknown;
}

const KEPT_AS = "gql-packages.queue";

/** What all queues on one storage share: their turns, and what was made since the app was started. */
class Shared {
  keeping: Promise<unknown> = Promise.resolve();
  sending: Promise<unknown> = Promise.resolve();
  readonly made = new Map<string, unknown>();
  static readonly #all = new WeakMap<KeyStorage, Shared>();

  static of(storage: KeyStorage): Shared {
    const shared = Shared.#all.get(storage) ?? new Shared();
    Shared.#all.set(storage, shared);
    return shared;
  }
}

export class OfflineQueue {
  readonly #shared: Shared;

  constructor(
    readonly client: Client,
    readonly storage: KeyStorage,
    readonly outcomes: Outcomes,
    /** Give one where there is no `crypto.randomUUID`, as in React Native. */
    readonly makeKey: () => string = () => crypto.randomUUID(),
  ) {
    this.#shared = Shared.of(storage);
  }

  /**
   * Keep it, and give back its id; it is sent by the next `flush`, after those that it needs. Throws
   * if it has a place for what neither waits here nor was made since the app was started.
   */
  async add<N extends Name>(name: N, input: InputOf<N>, after: readonly string[] = []): Promise<string> {
    const id = this.makeKey();
    const named = [...after, ...placesIn(input)];
    const keyed = { ...input, idempotencyKey: this.makeKey() };
    await this.#change((deeds) => {
      const kept = new Map(deeds.map((deed) => [deed.id, deed.payload] as const));
      const made = new Map([...this.#shared.made].filter(([other]) => !kept.has(other)));
      const filled = filledIn(keyed, made) as typeof keyed;
      const missing = placesIn(filled).find((other) => !kept.has(other));
      if (missing !== undefined) throw new NotThere(`There is no deed ${missing} to wait for.`);
      const needs = [...kept.keys()].filter((other) => named.includes(other));
      return [...deeds, { id, name, input: filled, needs, is: "waiting", isUnknown: false }];
    });
    return id;
  }

  /** Send what waits, in order, until the network is gone. Call it when it is back, and after `add`. */
  flush(): Promise<void> {
    const sent = this.#shared.sending.then(() => this.#sendAll());
    this.#shared.sending = sent.catch(() => undefined);
    return sent;
  }

  /** All that is kept, in order: show `refused` and `failed`, and those that wait for them. */
  async deeds(): Promise<readonly Deed[]> {
    return JSON.parse((await this.storage.getItem(KEPT_AS)) ?? "[]") as Deed[];
  }

  /** Have what stands aside sent again, corrected perhaps. What was not done has a new key. */
  async again(id: string, correct: (input: object) => object = (input) => input): Promise<void> {
    const renewed = ({ why: _, ...deed }: Deed): Deed => {
      if (deed.isUnknown !== false) return { ...deed, is: "waiting" };
      const { idempotencyKey, ...input } = deed.input;
      const corrected = { ...correct(input), idempotencyKey: this.makeKey() };
      return { ...deed, input: corrected, is: "waiting" };
    };
    await this.#change((deeds) => deeds.map((deed) => (deed.id === id && isAside(deed) ? renewed(deed) : deed)));
  }

  /** Forget what stands aside, and with it all that cannot be done without it. */
  async discard(id: string): Promise<void> {
    await this.#change((deeds) => {
      const gone = withThoseThatNeed(deeds.filter((deed) => deed.id === id && isAside(deed)), deeds);
      return tidied(deeds.filter((deed) => !gone.has(deed.id)));
    });
  }

  async #sendAll(): Promise<void> {
    for (;;) {
      const deeds = await this.deeds();
      const held = withThoseThatNeed(deeds.filter(isAside), deeds);
      const next = deeds.find((deed) => deed.is === "waiting" && !held.has(deed.id));
      if (next === undefined) return;
      const sent = await this.#sent(next, deeds);
      if (sent.is === "done") this.#shared.made.set(sent.id, sent.payload);
      await this.#keep(sent);
      if (sent.is === "waiting") return;
    }
  }

  /** What became of it; it is still `waiting` if it has to be sent again. */
  async #sent(deed: Deed, deeds: readonly Deed[]): Promise<Deed> {
    // `add` saw to it that the input is this document's; an older app may have known others.
    const document = DOCUMENTS[deed.name] as TypedDocument<unknown, unknown> | undefined;
    if (document === undefined) return this.#aside(deed, "failed", "This app cannot do it.");
    const needed = deeds.filter(({ id }) => deed.needs.includes(id));
    const made = new Map(needed.map(({ id, payload }) => [id, payload] as const));
    let input: object;
    try {
      input = filledIn(deed.input, made);
    } catch (why) {
      if (!(why instanceof NotThere)) throw why;
      return this.#aside(deed, "failed", why.message);
    }
    // Before it is sent: whatever happens from here on, only an answer says what was done.
    await this.#keep({ ...deed, isUnknown: true });
    const answer = await this.client.run(document, { input }).catch((thrown: unknown) => {
      if (isFailure(thrown)) return thrown;
      throw thrown;
    });
    return isFailure(answer) ? this.#unanswered(deed, answer) : this.#answered(deed, answer);
  }

  async #answered(deed: Deed, answer: unknown): Promise<Deed> {
    const refusal = refusedWith(answer);
    if (refusal === "IDEMPOTENCY_KEY_IN_USE") return this.#waiting({ ...deed, isUnknown: true });
    const [payload] = Object.values(answer as Record<string, { readonly message?: string }>);
    const why = payload?.message ?? refusal ?? "";
    if (refusal === "IDEMPOTENCY_KEY_MISMATCH") {
      return this.#aside({ ...deed, isUnknown: true }, "failed", why);
    }
    if (refusal !== undefined) return this.#aside({ ...deed, isUnknown: false }, "refused", why);
    await this.outcomes.done(deed, answer);
    return { ...deed, is: "done", payload };
  }

  async #unanswered(deed: Deed, failure: Failure): Promise<Deed> {
    // What an earlier attempt may have done is not undone by what is said of this one.
    const isUnknown = deed.isUnknown !== false || failure.outcome === "unknown";
    const waits = failure.kind !== "server" || LATER.has(failure.code);
    if (waits) return this.#waiting({ ...deed, isUnknown }, failure);
    return this.#aside({ ...deed, isUnknown }, "failed", failure.message);
  }

  async #waiting(deed: Deed, why?: Failure): Promise<Deed> {
    await this.outcomes.waits?.(deed, why);
    return deed;
  }

  async #aside(deed: Deed, is: "refused" | "failed", why: string): Promise<Deed> {
    const aside = { ...deed, is, why };
    await this.outcomes.setAside(aside);
    return aside;
  }

  #keep(kept: Deed): Promise<void> {
    return this.#change((deeds) => tidied(deeds.map((deed) => (deed.id === kept.id ? kept : deed))));
  }

  /** One change after the other: what is read and written back is not changed in between. */
  #change(change: (deeds: readonly Deed[]) => readonly Deed[]): Promise<void> {
    const changed = this.#shared.keeping.then(async () =>
      this.storage.setItem(KEPT_AS, JSON.stringify(change(await this.deeds()))),
    );
    this.#shared.keeping = changed.catch(() => undefined);
    return changed;
  }
}

/** Signing in again, or waiting, helps. */
const LATER: ReadonlySet<string> = new Set([
  ...["UNAUTHENTICATED", "BUSY", "OVERLOADED", "TIMEOUT", "AUDIT_UNAVAILABLE", "OUTCOME_UNKNOWN"],
]);
