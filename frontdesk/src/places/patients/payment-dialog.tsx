import { amountOf } from "../../desk/amounts";
import { useForm } from "../../desk/use-form";
import { type PaymentMethod, TakeAPaymentDocument } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { SelectField, TextField } from "../../parts/field";
import { FormDialog } from "../../parts/form-dialog";
import { useToast } from "../../shell/toasts";
import { METHODS } from "./methods";
import type { Patient } from "./patient-screen";

interface Props {
  readonly patient: Patient;
  /** The invoice to pay; otherwise the person chooses. */
  readonly invoiceId: string | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

interface Draft {
  readonly invoiceId: string;
  readonly amount: string;
  readonly method: PaymentMethod;
  readonly reference: string;
}

/** Receive money for an invoice, or as credit. */
export function PaymentDialog({ patient, invoiceId, onDone, onClose }: Props) {
  const { patients: words, pay, sell } = useMessages();
  const { money } = useFormats();
  const say = useToast();
  const due = patient.invoices.nodes.filter(({ balanceDue }) => Number(balanceDue.amount) > 0);
  const first = due.find(({ id }) => id === invoiceId) ?? due.at(-1);
  const form = useForm<Draft>(`pay:${patient.id}:${invoiceId ?? ""}`, {
    invoiceId: first?.id ?? "",
    amount: first?.balanceDue.amount ?? "",
    method: "CARD",
    reference: "",
  });
  const { draft } = form;

  const submit = async () => {
    if (draft.amount.trim() === "") return form.refuse("payment.amount", sell.amountFirst);
    const outcome = await form.submit(TakeAPaymentDocument, {
      patientId: patient.id,
      payment: { amount: amountOf(draft.amount), method: draft.method, reference: draft.reference.trim() || null },
      invoiceIds: draft.invoiceId ? [draft.invoiceId] : [],
    });
    if (outcome.is !== "done") return;
    const { payment } = outcome.payload;
    const credit = Number(payment.unapplied.amount) > 0 ? pay.credit(money(payment.unapplied)) : "";
    say({ text: `${pay.taken(money(payment.amount))} ${credit}`.trim() });
    onDone();
  };

  return (
    <FormDialog
      title={words.takePayment}
      about={pay.from(`${patient.firstName} ${patient.lastName}`, money(patient.owing))}
      form={form}
      verb={words.takePayment}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <SelectField form={form} name="invoiceId" path="invoiceIds" label={pay.for}>
        {due.map((invoice) => (
          <option key={invoice.id} value={invoice.id}>
            {pay.invoice(invoice.number, invoice.lines[0]?.description ?? "", money(invoice.balanceDue))}
          </option>
        ))}
        <option value="">{pay.asCredit}</option>
      </SelectField>
      <TextField form={form} name="amount" path="payment.amount" label={words.amount} inputMode="decimal" unit={patient.owing.currency} hint={pay.restHint} />
      <SelectField form={form} name="method" path="payment.method" label={words.method}>
        {METHODS.map((method) => <option key={method} value={method}>{words.methods[method]}</option>)}
      </SelectField>
      <TextField form={form} name="reference" path="payment.reference" label={words.reference} hint={sell.optional} />
    </FormDialog>
  );
}
