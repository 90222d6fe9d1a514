import { amountOf } from "../../desk/amounts";
import { useForm } from "../../desk/use-form";
import { PayCreditOutDocument, type PaymentMethod } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { SelectField, TextField } from "../../parts/field";
import { FormDialog } from "../../parts/form-dialog";
import { Failed, Loading } from "../../parts/states";
import { useToast } from "../../shell/toasts";
import { METHODS } from "./methods";
import type { Patient } from "./patient-screen";
import { useCredit, usePaymentName } from "./use-credit";

interface Props {
  readonly patient: Patient;
  /** The payment to begin with, and how much of it. */
  readonly paymentId: string | null;
  readonly amount: string | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

interface Draft {
  /** Empty: the first of the list. */
  readonly paymentId: string;
  /** Empty: all that is left of the payment. */
  readonly amount: string;
  /** Empty: the way that it came in. */
  readonly method: PaymentMethod | "";
  readonly reference: string;
}

/** Pay credit of a payment back to the patient. */
export function PayOutDialog({ patient, paymentId: about, amount: first, onDone, onClose }: Props) {
  const { credit, patients: words, sell } = useMessages();
  const { money } = useFormats();
  const nameOf = usePaymentName();
  const say = useToast();
  const { payments, failure, reload } = useCredit(patient);
  const form = useForm<Draft>(`payout:${patient.id}:${about ?? ""}`, { paymentId: about ?? "", amount: first ?? "", method: "", reference: "" });
  const { draft } = form;
  const { currency } = patient.credit;
  const payment = payments?.find(({ id }) => id === draft.paymentId) ?? payments?.[0];
  const amount = amountOf(draft.amount || payment?.unapplied.amount || "");

  const submit = async () => {
    // What was sent without an answer is sent again as it was.
    const paymentId = form.isSent ? draft.paymentId : (payment?.id ?? "");
    if (!paymentId) return form.refuse("paymentId", credit.none);
    form.set({ paymentId, amount });
    const given = { paymentId, amount, method: draft.method || null, reference: draft.reference.trim() || null };
    const outcome = await form.submit(PayCreditOutDocument, given);
    if (outcome.is === "refused") await reload().catch(() => undefined);
    if (outcome.is !== "done") return;
    say({ text: credit.paidOut(money({ amount, currency })) });
    onDone();
  };

  return (
    <FormDialog
      title={words.payOut}
      about={credit.of(`${patient.firstName} ${patient.lastName}`, money(patient.credit))}
      form={form}
      verb={words.payOut}
      tone="danger"
      onSubmit={() => void submit()}
      onClose={onClose}
      instead={payments === undefined && (failure ? <Failed failure={failure} retry={reload} /> : <Loading rows={4} />)}
    >
      {payments && (
        <>
          <SelectField form={form} name="paymentId" label={credit.from}>
            {payments.map((one) => <option key={one.id} value={one.id}>{nameOf(one, one.unapplied)}</option>)}
          </SelectField>
          <TextField
            form={form}
            name="amount"
            label={words.amount}
            inputMode="decimal"
            unit={currency}
            placeholder={payment?.unapplied.amount}
            hint={credit.outHint}
          />
          <SelectField form={form} name="method" label={words.method}>
            <option value="">{credit.asItCame(payment ? words.methods[payment.method] : "")}</option>
            {METHODS.map((method) => <option key={method} value={method}>{words.methods[method]}</option>)}
          </SelectField>
          <TextField form={form} name="reference" label={words.reference} hint={sell.optional} />
        </>
      )}
    </FormDialog>
  );
}
