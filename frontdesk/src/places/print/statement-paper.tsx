import { useFormats, useMessages } from "../../messages";
import { useNow } from "../../shell/use-now";
import { Facts, nameAndNumber } from "./facts";
import type { Statement } from "./use-statement";

/** A patient's account: what is owed, packages, invoices and payments. */
export function StatementPaper({ statement }: { readonly statement: NonNullable<Statement> }) {
  const { patients, print } = useMessages();
  const { day, dayOf, money } = useFormats();
  const now = useNow();
  const { packages, invoices, payments } = statement;
  const received = payments.nodes.filter((payment) => payment.void === null);
  return (
    <>
      <h2>{print.titles.statement}</h2>
      <Facts
        facts={[
          [print.patient, nameAndNumber(statement)],
          [print.date, dayOf(now)],
          [print.owing, money(statement.owing)],
          [print.credit, money(statement.credit)],
        ]}
      />
      <Rows
        title={print.packages}
        columns={[print.package, print.bought, print.ends, print.free]}
        rows={packages.nodes.map((one) => [
          `${one.name} (${patients.statuses[one.status]})`,
          dayOf(one.purchasedAt),
          one.expiresOn ? day(one.expiresOn) : "–",
          print.freeOf(one.usesAvailable, one.usesTotal),
        ])}
      />
      <Rows
        title={print.invoices}
        hasAmounts
        columns={[print.invoice, print.issued, print.total, print.due]}
        rows={invoices.nodes.map((one) => [
          `${one.number} · ${one.status === "VOID" ? patients.invoiceStatuses.VOID : one.lines.map(({ description }) => description).join(", ")}`,
          dayOf(one.issuedAt),
          money(one.total),
          money(one.balanceDue),
        ])}
      />
      <Rows
        title={print.payments}
        hasAmounts
        columns={[print.payment, print.date, print.received, print.paidBack]}
        rows={received.map((one) => [
          [patients.methods[one.method], one.reference].filter(Boolean).join(", "),
          dayOf(one.receivedAt),
          money(one.amount),
          money(one.refunded),
        ])}
      />
    </>
  );
}

interface RowsProps {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The third column and the last are amounts. */
  readonly hasAmounts?: boolean;
}

function Rows({ title, columns, rows, hasAmounts = false }: RowsProps) {
  if (rows.length === 0) return null;
  return (
    <table className={hasAmounts ? "with-amounts" : undefined}>
      <caption>{title}</caption>
      <thead><tr>{columns.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
      <tbody>
        {rows.map((cells, row) => <tr key={row}>{cells.map((said, column) => <td key={column}>{said}</td>)}</tr>)}
      </tbody>
    </table>
  );
}
