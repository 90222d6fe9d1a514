import type { Desk } from "../../desk/desk";
import { useDesk } from "../../desk/desk";
import { type Reading, useReading } from "../../desk/use-reading";
import { PrintAStatementDocument, type PrintAStatementQuery } from "../../generated/graphql";

type Patient = NonNullable<PrintAStatementQuery["patient"]>;

/** A patient's whole account: every package, invoice and payment. */
export type Statement = Patient | null;

export function useStatement(id: string): Reading<Statement> {
  const desk = useDesk();
  return useReading<Statement>(`statement:${id}`, (signal) => readStatement(desk, id, signal));
}

async function readStatement(desk: Desk, id: string, signal: AbortSignal): Promise<Statement> {
  const read = async (after: { packages?: string | null; invoices?: string | null; payments?: string | null }) =>
    (await desk.run(PrintAStatementDocument, { id, ...after }, { signal })).patient;
  let all = await read({});
  while (all !== null && [all.packages, all.invoices, all.payments].some(({ pageInfo }) => pageInfo.hasNextPage)) {
    const { packages, invoices, payments }: Patient = all;
    const next = await read({
      packages: packages.pageInfo.endCursor,
      invoices: invoices.pageInfo.endCursor,
      payments: payments.pageInfo.endCursor,
    });
    if (next === null) return null;
    all = {
      ...next,
      packages: joined(packages, next.packages),
      invoices: joined(invoices, next.invoices),
      payments: joined(payments, next.payments),
    };
  }
  return all;
}

interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** An empty page has no cursor: the next one is then asked for behind the last that there was. */
function joined<Node>(before: Page<Node>, next: Page<Node>): Page<Node> {
  const endCursor = next.pageInfo.endCursor ?? before.pageInfo.endCursor;
  return { nodes: [...before.nodes, ...next.nodes], pageInfo: { ...next.pageInfo, endCursor } };
}
