/** What became of a package's uses. */
export type UseKind = "used" | "held" | "free" | "bonus" | "expired" | "refunded";

interface Counted {
  readonly status: "ACTIVE" | "UNPAID" | "USED_UP" | "EXPIRED" | "REFUNDED";
  readonly usesRedeemed: number;
  readonly usesReserved: number;
  readonly usesRemaining: number;
  readonly lots: readonly { readonly kind: "PAID" | "BONUS"; readonly available: number }[];
}

/** Each kind with its count; together they are all uses of the package. */
export function usesOf({ status, usesRedeemed, usesReserved, usesRemaining, lots }: Counted) {
  const left = usesRemaining - usesReserved;
  const rest: UseKind = status === "EXPIRED" ? "expired" : status === "REFUNDED" ? "refunded" : "free";
  const bonus = rest === "free" ? (lots.find(({ kind }) => kind === "BONUS")?.available ?? 0) : 0;
  const counts: readonly { readonly kind: UseKind; readonly count: number }[] = [
    { kind: "used", count: usesRedeemed },
    { kind: "held", count: usesReserved },
    { kind: rest, count: left - bonus },
    ...(bonus > 0 ? [{ kind: "bonus" as const, count: bonus }] : []),
  ];
  return counts;
}

/** How many uses a package has at most, and how many can be added or taken at once. */
const MOST_USES = 10_000;
const MOST_CHANGED = 1_000;

/** How many uses can be added to the package, or taken off it: free ones, and not its last. */
export function mostOf({ usesAvailable, usesTotal }: { readonly usesAvailable: number; readonly usesTotal: number }, kind: "add" | "take"): number {
  return Math.min(MOST_CHANGED, kind === "add" ? MOST_USES - usesTotal : Math.min(usesAvailable, usesTotal - 1));
}

/** By how much the package's uses change; undefined where what is written is no number from 1 to `most`. */
export function adjustedBy({ kind, uses }: { readonly kind: "add" | "take"; readonly uses: string }, most: number): number | undefined {
  const count = /^\d{1,5}$/.test(uses.trim()) ? Number(uses) : 0;
  if (count < 1 || count > most) return undefined;
  return kind === "add" ? count : -count;
}
