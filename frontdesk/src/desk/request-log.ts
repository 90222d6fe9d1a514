/** A document as it was sent, and what came back. */
export interface Recorded {
  readonly number: number;
  readonly kind: "query" | "mutation" | "subscription";
  readonly name: string;
  readonly document: string;
  readonly variables: unknown;
  readonly sentAt: Date;
  /** Milliseconds until the answer; absent while it is awaited. */
  readonly took?: number;
  readonly answer?: unknown;
  /** How many events a subscription has brought. */
  readonly events?: number;
}

const KEPT = 40;

/** The latest requests of this page, for "Show the GraphQL". */
export class RequestLog {
  #entries: readonly Recorded[] = [];
  #count = 0;
  readonly #listeners = new Set<() => void>();

  readonly entries = () => this.#entries;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  begin(document: string, variables: unknown): Recorded {
    const [, kind = "query", name = ""] = /\b(query|mutation|subscription)\s+(\w+)/.exec(document) ?? [];
    const entry = {
      number: ++this.#count,
      kind: kind as Recorded["kind"],
      name,
      document: document.replace(/^ {4}/, "").trim(),
      variables,
      sentAt: new Date(),
    };
    this.#keep([entry, ...this.#entries].slice(0, KEPT));
    return entry;
  }

  end(number: number, change: Partial<Recorded>): void {
    this.#keep(this.#entries.map((one) => (one.number === number ? { ...one, ...change } : one)));
  }

  #keep(entries: readonly Recorded[]): void {
    this.#entries = entries;
    for (const listener of this.#listeners) listener();
  }
}
