import { useFormats, useMessages } from "../../messages";
import { Icon } from "../../parts/icon";
import { addressOf } from "../../shell/router";
import type { OpenVisit } from "./visit-panel";

/** What was billed for the visit. */
export function VisitInvoice({ visit: { id, invoice } }: { readonly visit: OpenVisit }) {
  const { visit: words } = useMessages();
  const { money } = useFormats();
  if (invoice === null) return null;
  const isDue = Number(invoice.balanceDue.amount) > 0;
  return (
    <section className="sheet-part" aria-labelledby="invoice">
      <h3 id="invoice">{words.invoice(invoice.number)}</h3>
      <dl className="sums">
        <div><dt>{words.total}</dt><dd>{money(invoice.total)}</dd></div>
        <div><dt>{words.paid}</dt><dd>{money(invoice.paid)}</dd></div>
        <div className={isDue ? "owes" : undefined}><dt>{words.due}</dt><dd>{money(invoice.balanceDue)}</dd></div>
      </dl>
      <div className="sheet-actions">
        <a className="button button-plain" href={addressOf("print", ["invoice", invoice.id])}><Icon name="print" /> {words.printInvoice}</a>
        <a className="button button-plain" href={addressOf("print", ["receipt", id])}><Icon name="print" /> {words.printReceipt}</a>
      </div>
    </section>
  );
}
