import type { MoneyOnAnInvoiceQuery } from "../../generated/graphql";

type Application = NonNullable<MoneyOnAnInvoiceQuery["invoice"]>["applications"][number];

/** What each payment still has on an invoice, the oldest first. */
export function appliedOf(applications: readonly Application[]): readonly Application[] {
  const sums = new Map<string, Application>();
  for (const { payment, amount } of applications) {
    const before = Number(sums.get(payment.id)?.amount.amount ?? 0);
    const sum = (before + Number(amount.amount)).toFixed(decimalsOf(amount.amount));
    sums.set(payment.id, { payment, amount: { ...amount, amount: sum } });
  }
  return [...sums.values()].filter(({ amount }) => Number(amount.amount) > 0);
}

/** As many as the currency has: amounts are written with all of them. */
const decimalsOf = (amount: string) => amount.split(".")[1]?.length ?? 0;
