/** What became of a package's uses. */
export type UseKind = "used" | "held" | "free" | "expired" | "refunded";

interface Counted {
  readonly status: "ACTIVE" | "UNPAID" | "USED_UP" | "EXPIRED" | "REFUNDED";
  readonly usesRedeemed: number;
  readonly usesReserved: number;
  readonly usesRemaining: number;
}

/** Each kind with its count; together they are all uses of the package. */
export function usesOf({ status, usesRedeemed, usesReserved, usesRemaining }: Counted) {
  const left = usesRemaining - usesReserved;
  const rest: UseKind = status === "EXPIRED" ? "expired" : status === "REFUNDED" ? "refunded" : "free";
  const counts: readonly { readonly kind: UseKind; readonly count: number }[] = [
    { kind: "used", count: usesRedeemed },
    { kind: "held", count: usesReserved },
    { kind: rest, count: left },
  ];
  return counts;
}
