import type { ReactNode } from "react";
import { useAnswer } from "../../desk/use-answer";
import type { Reading } from "../../desk/use-reading";
import { LetterheadDocument, PrintAnInvoiceDocument, PrintAReceiptDocument } from "../../generated/graphql";
import { useMessages } from "../../messages";
import { Button } from "../../parts/button";
import { Icon } from "../../parts/icon";
import { Screen } from "../../parts/screen";
import { Empty, Failed, Loading } from "../../parts/states";
import { useRoute } from "../../shell/router";
import { InvoicePaper } from "./invoice-paper";
import { StatementPaper } from "./statement-paper";
import { useStatement } from "./use-statement";
import "./print.css";

/** A paper as it is printed: "#/print/invoice/ID", "#/print/receipt/VISIT", "#/print/statement/PATIENT". */
export default function PrintScreen() {
  const { print } = useMessages();
  const [kind = "", id = ""] = useRoute().rest;
  const papers: Readonly<Record<string, ReactNode>> = {
    invoice: <Invoice id={id} />,
    receipt: <Receipt id={id} />,
    statement: <Statement id={id} />,
  };
  return (
    <Screen
      title={print.titles[kind as keyof typeof print.titles] ?? print.title}
      beside={
        <div className="print-actions">
          <Button onClick={() => history.back()}>{print.back}</Button>
          <Button tone="strong" onClick={() => window.print()}><Icon name="print" /> {print.print}</Button>
        </div>
      }
    >
      {papers[kind] ?? <Empty icon="alarm" text={print.nothing} />}
    </Screen>
  );
}

function Invoice({ id }: { readonly id: string }) {
  const { print } = useMessages();
  const reading = useAnswer(PrintAnInvoiceDocument, { id });
  return (
    <Paper reading={reading} write={({ invoice }) =>
      invoice && <InvoicePaper title={`${print.titles.invoice} ${invoice.number}`} invoice={invoice} visit={invoice.appointment} />} />
  );
}

function Receipt({ id }: { readonly id: string }) {
  const { print } = useMessages();
  const reading = useAnswer(PrintAReceiptDocument, { id });
  return (
    <Paper reading={reading} write={({ appointment }) =>
      appointment?.invoice && <InvoicePaper title={print.titles.receipt} invoice={appointment.invoice} visit={appointment} />} />
  );
}

function Statement({ id }: { readonly id: string }) {
  return <Paper reading={useStatement(id)} write={(statement) => statement && <StatementPaper statement={statement} />} />;
}

interface PaperProps<Data> {
  readonly reading: Reading<Data>;
  /** Nothing where there is nothing to print. */
  readonly write: (data: Data) => ReactNode;
}

/** The clinic's letterhead, what is written, and the clinic's footer. */
function Paper<Data>({ reading: { data, failure, reload }, write }: PaperProps<Data>) {
  const { print } = useMessages();
  const clinic = useAnswer(LetterheadDocument, {}).data?.viewer.clinic;
  if (failure) return <Failed failure={failure} retry={reload} />;
  if (data === undefined || clinic === undefined) return <Loading rows={4} />;
  const written = write(data);
  if (!written) return <Empty icon="print" text={print.nothing} />;
  return (
    <article className="paper">
      <address><strong>{clinic.name}</strong>{clinic.address && `\n${clinic.address}`}</address>
      {written}
      {clinic.receiptFooter && <footer>{clinic.receiptFooter}</footer>}
    </article>
  );
}
