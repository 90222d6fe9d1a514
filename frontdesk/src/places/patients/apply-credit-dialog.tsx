import { amountOf } from "../../desk/amounts";
import { useForm } from "../../desk/use-form";
import { ApplyCreditDocument } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { SelectField, TextField } from "../../parts/field";
import { FormDialog } from "../../parts/form-dialog";
import { Failed, Loading } from "../../parts/states";
import { useToast } from "../../shell/toasts";
import type { Patient } from "./patient-screen";
import { useCredit, usePaymentName } from "./use-credit";

interface Props {
  readonly patient: Patient;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

interface Draft {
  /** Empty: the first of the list. */
  readonly paymentId: string;
  readonly invoiceId: string;
  /** Empty: as much as possible. */
  readonly amount: string;
}

/** Apply credit of a payment to an invoice that is due. */
export function ApplyCreditDialog({ patient, onDone, onClose }: Props) {
  const { credit, patients: words, pay } = useMessages();
  const { money } = useFormats();
  const nameOf = usePaymentName();
  const say = useToast();
  const { payments, invoices, failure, reload } = useCredit(patient);
  const form = useForm<Draft>(`apply:${patient.id}`, { paymentId: "", invoiceId: "", amount: "" });
  const { draft } = form;
  const payment = payments?.find(({ id }) => id === draft.paymentId) ?? payments?.[0];
  const invoice = invoices.find(({ id }) => id === draft.invoiceId) ?? invoices[0];
  const most = payment && invoice && lesserOf(payment.unapplied.amount, invoice.balanceDue.amount);

  const submit = async () => {
    // What was sent without an answer is sent again as it was.
    const paymentId = form.isSent ? draft.paymentId : (payment?.id ?? "");
    const invoiceId = form.isSent ? draft.invoiceId : (invoice?.id ?? "");
    if (!paymentId) return form.refuse("paymentId", credit.none);
    if (!invoiceId) return form.refuse("invoiceId", credit.noneDue);
    form.set({ paymentId, invoiceId });
    const amount = draft.amount.trim() === "" ? null : amountOf(draft.amount);
    const outcome = await form.submit(ApplyCreditDocument, { paymentId, invoiceId, amount });
    if (outcome.is === "refused") await reload().catch(() => undefined);
    if (outcome.is !== "done") return;
    const { number, balanceDue } = outcome.payload.invoice;
    say({ text: credit.applied(number, money(balanceDue), Number(balanceDue.amount) > 0) });
    onDone();
  };

  return (
    <FormDialog
      title={words.applyCredit}
      about={credit.of(`${patient.firstName} ${patient.lastName}`, money(patient.credit))}
      form={form}
      verb={words.applyCredit}
      onSubmit={() => void submit()}
      onClose={onClose}
      instead={payments === undefined && (failure ? <Failed failure={failure} retry={reload} /> : <Loading rows={4} />)}
    >
      {payments && (
        <>
          <SelectField form={form} name="paymentId" label={credit.from}>
            {payments.map((one) => <option key={one.id} value={one.id}>{nameOf(one, one.unapplied)}</option>)}
          </SelectField>
          <SelectField form={form} name="invoiceId" label={credit.to}>
            {invoices.map((one) => (
              <option key={one.id} value={one.id}>
                {pay.invoice(one.number, one.lines[0]?.description ?? "", money(one.balanceDue))}
              </option>
            ))}
          </SelectField>
          <TextField
            form={form}
            name="amount"
            label={words.amount}
            inputMode="decimal"
            unit={patient.credit.currency}
            placeholder={most}
            hint={credit.amountHint}
          />
        </>
      )}
    </FormDialog>
  );
}

const lesserOf = (one: string, other: string) => (Number(one) < Number(other) ? one : other);
