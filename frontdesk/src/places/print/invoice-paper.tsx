import type { PrintedInvoiceFragment, PrintedVisitFragment } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { Facts, nameAndNumber } from "./facts";

interface Props {
  readonly title: string;
  readonly invoice: PrintedInvoiceFragment;
  readonly visit: PrintedVisitFragment | null;
}

/** An invoice, with the visit that it is for, what was paid on it and what is due. */
export function InvoicePaper({ title, invoice, visit }: Props) {
  const { patients, print } = useMessages();
  const { dayOf, moment, money } = useFormats();
  const use = visit?.redemption?.status === "REDEEMED" ? visit.redemption : null;
  const sums = [
    [print.total, invoice.total],
    [print.paid, invoice.paid],
    [print.due, invoice.balanceDue],
  ] as const;
  return (
    <>
      <h2>{title}</h2>
      {invoice.status === "VOID" && <p className="paper-void">{patients.invoiceStatuses.VOID}</p>}
      <Facts
        facts={[
          [print.invoice, invoice.number],
          [print.issued, dayOf(invoice.issuedAt)],
          [print.patient, nameAndNumber(invoice.patient)],
          [print.visit, visit && `${visit.treatment.name}, ${moment(visit.startsAt)}`],
          [print.practitioner, visit?.practitioner?.name],
          [print.package, use && print.use(use.patientPackage.name, use.useNumber, use.patientPackage.usesTotal)],
        ]}
      />
      <table>
        <thead><tr><th scope="col">{print.item}</th><th scope="col">{print.amount}</th></tr></thead>
        <tbody>
          {invoice.lines.map((line, index) => (
            <tr key={index}><td>{line.description}</td><td>{money(line.amount)}</td></tr>
          ))}
        </tbody>
        <tfoot>
          {sums.map(([name, sum]) => <tr key={name}><th scope="row">{name}</th><td>{money(sum)}</td></tr>)}
        </tfoot>
      </table>
      {invoice.applications.length > 0 && (
        <table>
          <thead><tr><th scope="col">{print.payment}</th><th scope="col">{print.amount}</th></tr></thead>
          <tbody>
            {invoice.applications.map(({ amount, payment }, index) => (
              <tr key={index}>
                <td>{[dayOf(payment.receivedAt), patients.methods[payment.method], payment.reference].filter(Boolean).join(", ")}</td>
                <td>{money(amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
