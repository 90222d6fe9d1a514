import { amountOf } from "../../desk/amounts";
import { useAnswer } from "../../desk/use-answer";
import { useForm } from "../../desk/use-form";
import { MoneyOnAnInvoiceDocument, TakeMoneyOffAnInvoiceDocument } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { ChoiceField, SelectField, TextField } from "../../parts/field";
import { FormDialog } from "../../parts/form-dialog";
import { Failed, Loading } from "../../parts/states";
import { useToast } from "../../shell/toasts";
import { appliedOf } from "./applied";
import { usePaymentName } from "./use-credit";

interface Props {
  readonly invoiceId: string;
  /** Its money is credit now, and is to be paid out. */
  readonly onPayOut: (paymentId: string, amount: string) => void;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

interface Draft {
  /** Empty: the first of the list. */
  readonly paymentId: string;
  /** Empty: all that the payment has on the invoice. */
  readonly amount: string;
  readonly then: "out" | "credit";
}

/** Take money of a payment off an invoice: it becomes credit, and is then paid out or kept. */
export function UnapplyDialog({ invoiceId, onPayOut, onDone, onClose }: Props) {
  const { unapply, patients: words } = useMessages();
  const { money } = useFormats();
  const nameOf = usePaymentName();
  const say = useToast();
  const form = useForm<Draft>(`unapply:${invoiceId}`, { paymentId: "", amount: "", then: "out" });
  const { data, failure, reload } = useAnswer(MoneyOnAnInvoiceDocument, { id: invoiceId }, { keep: true });
  const { draft } = form;
  const invoice = data?.invoice;
  const applied = appliedOf(invoice?.applications ?? []);
  const chosen = applied.find(({ payment }) => payment.id === draft.paymentId) ?? applied[0];

  const submit = async () => {
    if (!invoice) return;
    // What was sent without an answer is sent again as it was.
    const paymentId = form.isSent ? draft.paymentId : (chosen?.payment.id ?? "");
    const amount = amountOf(draft.amount || chosen?.amount.amount || "");
    if (!paymentId) return form.refuse("paymentId", unapply.none);
    form.set({ paymentId, amount });
    const outcome = await form.submit(TakeMoneyOffAnInvoiceDocument, { paymentId, invoiceId, amount });
    if (outcome.is === "refused") await reload().catch(() => undefined);
    if (outcome.is !== "done") return;
    const { balanceDue, number } = outcome.payload.invoice;
    say({ text: unapply.done(money({ amount, currency: balanceDue.currency }), number, money(balanceDue)) });
    if (draft.then === "out") onPayOut(paymentId, amount);
    else onDone();
  };

  return (
    <FormDialog
      title={unapply.title(invoice?.number ?? "")}
      about={unapply.about}
      form={form}
      verb={draft.then === "out" ? unapply.verbOut : unapply.verb}
      tone="danger"
      onSubmit={() => void submit()}
      onClose={onClose}
      instead={data === undefined && (failure ? <Failed failure={failure} retry={reload} /> : <Loading rows={4} />)}
    >
      {invoice && (
        <>
          <SelectField form={form} name="paymentId" label={unapply.payment}>
            {applied.map(({ payment, amount }) => <option key={payment.id} value={payment.id}>{nameOf(payment, amount)}</option>)}
          </SelectField>
          <TextField
            form={form}
            name="amount"
            label={words.amount}
            inputMode="decimal"
            unit={invoice.paid.currency}
            placeholder={chosen?.amount.amount}
            hint={unapply.amountHint}
          />
          <ChoiceField
            form={form}
            name="then"
            label={unapply.then}
            options={[
              { value: "out", label: unapply.out, hint: unapply.outHint },
              { value: "credit", label: unapply.credit },
            ]}
          />
        </>
      )}
    </FormDialog>
  );
}
