// A phone's queue: what was done without a network is kept, survives the app, and is done once.
import {
  ArriveDocument,
  BookWithThePreselectedPackageDocument,
  type Client,
  isFailure,
  type KeyStorage,
  ReceiveTheRestDocument,
  refusedWith,
  SellWithAPartPaymentDocument,
  type TypedDocument,
  type Unkeyed,
  type VariablesOf,
} from "gql-packages-client";

/** What can be done offline. Deeds of these names lie on phones: keep a name for as long as they may. */
const DOCUMENTS = {
  arrive: ArriveDocument,
  book: BookWithThePreselectedPackageDocument,
  receive: ReceiveTheRestDocument,
  sell: SellWithAPartPaymentDocument,
};

type Name = keyof typeof DOCUMENTS;
type InputOf<N extends Name> = Unkeyed<VariablesOf<(typeof DOCUMENTS)[N]>>["input"];

/** Something that somebody did. Its key lies beside it, so that both are there or neither is. */
export interface Deed {
  readonly id: string;
  readonly name: Name;
  readonly input: { readonly idempotencyKey: string };
  /** The deeds that have to be done before it. */
  readonly needs: readonly string[];
  /** `refused` and `failed` stand aside until somebody has looked at them. */
  readonly is: "waiting" | "done" | "refused" | "failed";
  /** Why it stands aside. */
  readonly why?: string;
  /** Nobody knows whether it was done: what is sent again has the same key. */
  readonly isUnknown?: boolean;
  /** What was answered, for those that need it. */
  readonly payload?: unknown;
}

/** Told before it is kept that they were: if the app ends in between, they are told again. */
export interface Outcomes {
  readonly done: (deed: Deed, answer: unknown) => unknown;
  readonly setAside: (deed: Deed) => unknown;
}

const KEPT_AS = "gql-packages.queue";

/** Stands for something that a deed will have made: `from(sale, "invoice.id")`. */
export function from(id: string, path: string): string {
  return `\${${id}.${path}}`;
}

export class OfflineQueue {
  #keeping: Promise<unknown> = Promise.resolve();
  #sending: Promise<unknown> = Promise.resolve();

  constructor(
    readonly client: Client,
    readonly storage: KeyStorage,
    readonly outcomes: Outcomes,
    readonly makeKey: () => string = () => crypto.randomUUID(),
  ) {}

  /** Keep it, and give back its id; it is sent by the next `flush`, after those that it needs. */
  async add<N extends Name>(name: N, input: InputOf<N>, after: readonly string[] = []): Promise<string> {
    const id = this.makeKey();
    const named = [...after, ...[...JSON.stringify(input).matchAll(PLACE)].map(([, whose]) => whose)];
    const keyed = { ...input, idempotencyKey: this.makeKey() };
    await this.#change((deeds) => {
      const needs = deeds.map((deed) => deed.id).filter((other) => named.includes(other));
      return [...deeds, { id, name, input: keyed, needs, is: "waiting" }];
    });
    return id;
  }

  /** Send what waits, in order, until the network is gone. Call it when it is back, and after `add`. */
  flush(): Promise<void> {
    const sent = this.#sending.then(() => this.#sendAll());
    this.#sending = sent.catch(() => undefined);
    return sent;
  }

  /** All that is kept, in order: show `refused` and `failed`, and those that wait for them. */
  async deeds(): Promise<readonly Deed[]> {
    return JSON.parse((await this.storage.getItem(KEPT_AS)) ?? "[]") as Deed[];
  }

  /** Have what stands aside sent again, corrected perhaps. What was not done has a new key. */
  async again(id: string, correct: (input: object) => object = (input) => input): Promise<void> {
    const renewed = ({ isUnknown, why: _, ...deed }: Deed): Deed => {
      const { idempotencyKey, ...input } = deed.input;
      const sent = isUnknown
        ? deed.input
        : { ...correct(input), idempotencyKey: this.makeKey() };
      return { ...deed, input: sent, is: "waiting" };
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
      if (sent === undefined) return;
      await this.#change((now) => tidied(now.map((deed) => (deed.id === next.id ? sent : deed))));
    }
  }

  /** What became of it; nothing if it has to wait. */
  async #sent(deed: Deed, deeds: readonly Deed[]): Promise<Deed | undefined> {
    // `add` saw to it that the input is this document's; an older app may have known others.
    const document = DOCUMENTS[deed.name] as TypedDocument<unknown, unknown> | undefined;
    if (document === undefined) return this.#aside(deed, "failed", "This app cannot do it.");
    try {
      const answer = await this.client.run(document, { input: filledIn(deed, deeds) });
      const refusal = refusedWith(answer);
      if (refusal === "IDEMPOTENCY_KEY_IN_USE") return undefined;
      const [payload] = Object.values(answer as Record<string, { readonly message?: string }>);
      if (refusal !== undefined) return await this.#aside(deed, "refused", payload?.message ?? refusal);
      await this.outcomes.done(deed, answer);
      return { ...deed, is: "done", payload };
    } catch (failure) {
      if (failure instanceof NotThere) return this.#aside(deed, "failed", failure.message);
      if (!isFailure(failure)) throw failure;
      if (failure.kind !== "server" || LATER.has(failure.code)) return undefined;
      return this.#aside(deed, "failed", failure.message, failure.outcome === "unknown");
    }
  }

  async #aside(deed: Deed, is: "refused" | "failed", why: string, isUnknown = false): Promise<Deed> {
    const aside = { ...deed, is, why, isUnknown };
    await this.outcomes.setAside(aside);
    return aside;
  }

  /** One change after the other: what is read and written back is not changed in between. */
  #change(change: (deeds: readonly Deed[]) => readonly Deed[]): Promise<void> {
    const changed = this.#keeping.then(async () =>
      this.storage.setItem(KEPT_AS, JSON.stringify(change(await this.deeds()))),
    );
    this.#keeping = changed.catch(() => undefined);
    return changed;
  }
}

/** Signing in again, or waiting, helps. */
const LATER: ReadonlySet<string> = new Set([
  ...["UNAUTHENTICATED", "BUSY", "OVERLOADED", "TIMEOUT", "AUDIT_UNAVAILABLE", "OUTCOME_UNKNOWN"],
]);

/** A place in what an earlier deed was answered, as `from` writes it. */
const PLACE = /\$\{([\w-]+)\.([\w.]+)\}/g;

class NotThere extends Error {}

function isAside(deed: Deed): boolean {
  return deed.is === "refused" || deed.is === "failed";
}

/** The ids of these deeds, and of all that cannot be done before them. */
export function withThoseThatNeed(these: readonly Deed[], deeds: readonly Deed[]): ReadonlySet<string> {
  const ids = new Set(these.map((deed) => deed.id));
  for (const { id, needs } of deeds) if (needs.some((needed) => ids.has(needed))) ids.add(id);
  return ids;
}

/** Without what is done, but for what somebody still needs. */
function tidied(deeds: readonly Deed[]): readonly Deed[] {
  const needed = new Set(deeds.filter(({ is }) => is !== "done").flatMap(({ needs }) => needs));
  return deeds.filter(({ id, is }) => is !== "done" || needed.has(id));
}

function filledIn({ input, needs }: Deed, deeds: readonly Deed[]): object {
  const text = JSON.stringify(input).replace(PLACE, (written, id: string, path: string) => {
    if (!needs.includes(id)) return written;
    const { payload } = deeds.find((deed) => deed.id === id) ?? {};
    const found = path.split(".").reduce<unknown>((at, name) => Object(at)[name], payload);
    if (typeof found !== "string") throw new NotThere(`What was done has no ${path}.`);
    return JSON.stringify(found).slice(1, -1);
  });
  return JSON.parse(text) as object;
}
