// What lies in a phone's queue: deeds, what they need of each other, and the places for what was made.
import {
  ArriveDocument,
  BookWithThePreselectedPackageDocument,
  ReceiveTheRestDocument,
  SellWithAPartPaymentDocument,
  type Unkeyed,
  type VariablesOf,
} from "gql-packages-client";

/** What can be done offline. Deeds of these names lie on phones: keep a name for as long as they may. */
export const DOCUMENTS = {
  arrive: ArriveDocument,
  book: BookWithThePreselectedPackageDocument,
  receive: ReceiveTheRestDocument,
  sell: SellWithAPartPaymentDocument,
};

export type Name = keyof typeof DOCUMENTS;
export type InputOf<N extends Name> = Unkeyed<VariablesOf<(typeof DOCUMENTS)[N]>>["input"];

/** A queued request with its key, stored together so that neither is without the other. */
export interface Deed {
  readonly id: string;
  readonly name: Name;
  readonly input: { readonly idempotencyKey: string };
  /** The deeds that have to be done before it. */
  readonly needs: readonly string[];
  /** `refused` and `failed` are set aside until the user has seen them. */
  readonly is: "waiting" | "done" | "refused" | "failed";
  /** Why it stands aside. */
  readonly why?: string;
  /**
   * It was sent and its outcome is unknown: it is sent again with the same key. Left out
   * by an older app, which did not note it: unknown, too.
   */
  readonly isUnknown?: boolean;
  /** What was answered, for those that need it. */
  readonly payload?: unknown;
}

/** Stands for something that a deed will have made: `from(sale, "invoice.id")`. */
export function from(id: string, path: string): string {
  return `\${${id} ${path}}`;
}

/** A place in what an earlier deed was answered, as `from` writes it, and as it did before (`id.path`). */
const PLACE = /\$\{(?:([\w.:-]{16,128}) |([\w-]{16,128})\.)([\w.]+)\}/g;

export class NotThere extends Error {}

export function isAside(deed: Deed): boolean {
  return deed.is === "refused" || deed.is === "failed";
}

/** The ids of these deeds, and of all that cannot be done before them. */
export function withThoseThatNeed(these: readonly Deed[], deeds: readonly Deed[]): ReadonlySet<string> {
  const ids = new Set(these.map((deed) => deed.id));
  for (const { id, needs } of deeds) if (needs.some((needed) => ids.has(needed))) ids.add(id);
  return ids;
}

/** Without the requests that are done, except those that others depend on. */
export function tidied(deeds: readonly Deed[]): readonly Deed[] {
  const needed = new Set(deeds.filter(({ is }) => is !== "done").flatMap(({ needs }) => needs));
  return deeds.filter(({ id, is }) => is !== "done" || needed.has(id));
}

export function placesIn(input: object): readonly string[] {
  return [...JSON.stringify(input).matchAll(PLACE)].map(([, id, before]) => id ?? before ?? "");
}

/** The input with what these deeds have made in its places; others are left. */
export function filledIn(input: object, made: ReadonlyMap<string, unknown>): object {
  const text = JSON.stringify(input).replace(
    PLACE,
    (written, now: string | undefined, before: string | undefined, path: string) => {
      const id = now ?? before ?? "";
      if (!made.has(id)) return written;
      const found = path.split(".").reduce<unknown>((at, name) => Object(at)[name], made.get(id));
      if (typeof found !== "string") throw new NotThere(`What was done has no ${path}.`);
      return JSON.stringify(found).slice(1, -1);
    },
  );
  return JSON.parse(text) as object;
}
