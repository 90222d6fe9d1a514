// A phone's queue: what was done without a network is kept, survives the app, and is sent once.
import {
  ArriveDocument,
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

const DOCUMENTS = {
  arrive: ArriveDocument,
  receive: ReceiveTheRestDocument,
  sell: SellWithAPartPaymentDocument,
};

type Name = keyof typeof DOCUMENTS;
type InputOf<N extends Name> = Unkeyed<VariablesOf<(typeof DOCUMENTS)[N]>>["input"];

/** Something that somebody did. Its key lies beside it, so that both are there or neither is. */
export interface Deed {
  readonly name: Name;
  readonly input: { readonly idempotencyKey: string };
}

/** `answered`: done or refused, told again if the app ended meanwhile. `failed`: somebody has to look at it; it is not tried again. */
export interface Outcomes {
  readonly answered: (deed: Deed, answer: unknown) => void | Promise<void>;
  readonly failed: (deed: Deed, failure: Error) => void | Promise<void>;
}

const KEPT_AS = "gql-packages.queue";

export class OfflineQueue {
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    readonly client: Client,
    readonly storage: KeyStorage,
    readonly outcomes: Outcomes,
    readonly makeKey: () => string = () => crypto.randomUUID(),
  ) {}

  /** Keep it; it is sent by the next `flush`. */
  add<N extends Name>(name: N, input: InputOf<N>): Promise<void> {
    const deed: Deed = { name, input: { ...input, idempotencyKey: this.makeKey() } };
    return this.#alone(async () => this.#keep([...(await this.waiting()), deed]));
  }

  /** Send what waits, in order, until something cannot be sent. Call it when the network is back. */
  flush(): Promise<void> {
    return this.#alone(async () => {
      for (let deeds = await this.waiting(); ; deeds = await this.waiting()) {
        const [deed, ...others] = deeds;
        if (deed === undefined || !(await this.#sent(deed))) return;
        await this.#keep(others);
      }
    });
  }

  async waiting(): Promise<readonly Deed[]> {
    return JSON.parse((await this.storage.getItem(KEPT_AS)) ?? "[]") as Deed[];
  }

  async #sent(deed: Deed): Promise<boolean> {
    // `add` saw to it that the input is this document's.
    const document = DOCUMENTS[deed.name] as TypedDocument<unknown, unknown>;
    try {
      const answer = await this.client.run(document, { input: deed.input });
      if (refusedWith(answer) === "IDEMPOTENCY_KEY_IN_USE") return false;
      await this.outcomes.answered(deed, answer);
      return true;
    } catch (failure) {
      if (!isFailure(failure)) throw failure;
      if (failure.kind !== "server" || LATER.has(failure.code)) return false;
      await this.outcomes.failed(deed, failure);
      return true;
    }
  }

  async #keep(deeds: readonly Deed[]): Promise<void> {
    await this.storage.setItem(KEPT_AS, JSON.stringify(deeds));
  }

  /** One after the other: what is read and written back is not changed in between. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

/** Signing in again, or waiting, helps. */
const LATER: ReadonlySet<string> = new Set([
  ...["UNAUTHENTICATED", "BUSY", "OVERLOADED", "TIMEOUT", "AUDIT_UNAVAILABLE", "OUTCOME_UNKNOWN"],
]);
