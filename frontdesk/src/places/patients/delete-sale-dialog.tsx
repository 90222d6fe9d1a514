import { failureInWords, refusalInWords } from "../../desk/in-words";
import { useAnswer } from "../../desk/use-answer";
import { useChange } from "../../desk/use-change";
import { useForm } from "../../desk/use-form";
import { DeleteASaleDocument, MoneyOnAnInvoiceDocument, TakeMoneyOffAnInvoiceDocument } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { TextField } from "../../parts/field";
import { FormDialog } from "../../parts/form-dialog";
import { Failed, Loading } from "../../parts/states";
import { useToast } from "../../shell/toasts";
import { appliedOf } from "./applied";
import type { Bought } from "./package-card";
import type { Patient } from "./patient-screen";
import { usePaymentName } from "./use-credit";

interface Props {
  readonly patient: Patient;
  readonly bought: Bought;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/**
 * Delete a sale that was a mistake. While money is applied to its invoice, the button takes the next
 * payment off it; then it deletes the sale.
 */
export function DeleteSaleDialog({ patient, bought, onDone, onClose }: Props) {
  const messages = useMessages();
  const { deleteSale, refund } = messages;
  const formats = useFormats();
  const { money } = formats;
  const nameOf = usePaymentName();
  const say = useToast();
  const { isBusy, send } = useChange();
  const form = useForm(`delete:${bought.id}`, { reason: "" });
  const { invoice } = bought;
  const { data, failure, reload } = useAnswer(MoneyOnAnInvoiceDocument, { id: invoice.id }, { keep: true });
  const applied = appliedOf(data?.invoice?.applications ?? []);
  const [next] = applied;

  const takeOff = async (paymentId: string) => {
    const input = { paymentId, invoiceId: invoice.id };
    const outcome = await send(`take-off:${invoice.id}:${paymentId}`, TakeMoneyOffAnInvoiceDocument, input);
    await reload().catch(() => undefined);
    if (outcome.is === "failed") form.refuse("paymentId", failureInWords(outcome.failure, messages));
    if (outcome.is === "refused") form.refuse("paymentId", refusalInWords(outcome.refusal, messages, formats));
  };

  const submit = async () => {
    if (data === undefined) return;
    if (next && !form.isSent) return takeOff(next.payment.id);
    const outcome = await form.submit(DeleteASaleDocument, {
      patientPackageId: bought.id,
      reason: form.draft.reason.trim() || null,
    });
    if (outcome.is === "refused") await reload().catch(() => undefined);
    if (outcome.is !== "done") return;
    const { credit } = outcome.payload.patient;
    say({ text: deleteSale.done(bought.name, money(credit), Number(credit.amount) > 0) });
    onDone();
  };

  return (
    <FormDialog
      title={deleteSale.title(bought.name)}
      about={deleteSale.about(invoice.number)}
      form={{ ...form, isBusy: isBusy || form.isBusy }}
      verb={next ? deleteSale.takeOff(money(next.amount)) : deleteSale.verb}
      tone="danger"
      onSubmit={() => void submit()}
      onClose={onClose}
      instead={data === undefined && (failure ? <Failed failure={failure} retry={reload} /> : <Loading rows={4} />)}
    >
      <div role="status">
        {next && (
          <div className="steps">
            <p>{deleteSale.first(invoice.number)}</p>
            <ul>{applied.map(({ payment, amount }) => <li key={payment.id}>{nameOf(payment, amount)}</li>)}</ul>
          </div>
        )}
        {data && !next && <p className="steps">{deleteSale.ready(invoice.number)}</p>}
      </div>
      <Uncovered patient={patient} bought={bought} />
      <TextField form={form} name="reason" label={refund.reason} hint={deleteSale.reasonHint} />
    </FormDialog>
  );
}

/** The booked visits that the package covers. */
function Uncovered({ patient, bought }: Pick<Props, "patient" | "bought">) {
  const { refund } = useMessages();
  const { moment } = useFormats();
  const visits = patient.appointments.nodes.filter(
    ({ redemption }) => redemption?.status === "RESERVED" && redemption.patientPackage.id === bought.id,
  );
  if (visits.length === 0) return null;
  return (
    <div className="losing">
      <p><strong>{refund.losing(visits.length)}</strong></p>
      <ul>{visits.map(({ id, startsAt, treatment }) => <li key={id}>{moment(startsAt)} · {treatment.name}</li>)}</ul>
    </div>
  );
}
