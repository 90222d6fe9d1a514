import { useId } from "react";
import { amountOf } from "../../desk/amounts";
import { useAnswer } from "../../desk/use-answer";
import { type Form, useForm } from "../../desk/use-form";
import { RefundAPackageDocument, RefundOfAPackageDocument, type RefundOfAPackageQuery } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { TextField } from "../../parts/field";
import { FormDialog } from "../../parts/form-dialog";
import { Failed, Loading } from "../../parts/states";
import { useToast } from "../../shell/toasts";
import type { Bought } from "./package-card";
import type { Patient } from "./patient-screen";

interface Props {
  readonly patient: Patient;
  readonly bought: Bought;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

interface Draft {
  /** Empty: what is suggested. */
  readonly amount: string;
  readonly reason: string;
}

type Preview = NonNullable<RefundOfAPackageQuery["refundPreview"]>;

/** Refund a package: what it gives back between the bounds, and which visits lose their use. */
export function RefundDialog({ patient, bought, onDone, onClose }: Props) {
  const { refund, patients: words } = useMessages();
  const { money } = useFormats();
  const say = useToast();
  const form = useForm<Draft>(`refund:${bought.id}`, { amount: "", reason: "" });
  const { data, failure, reload } = useAnswer(RefundOfAPackageDocument, { patientPackageId: bought.id });
  const preview = data?.refundPreview;
  const amount = form.draft.amount || preview?.suggestedAmount.amount || "0";

  const submit = async () => {
    if (!preview) return;
    const outcome = await form.submit(RefundAPackageDocument, {
      patientPackageId: bought.id,
      amount: amountOf(amount),
      reason: form.draft.reason.trim() || null,
      expectedVersion: preview.patientPackage.version,
    });
    if (outcome.is === "refused") await reload().catch(() => undefined);
    if (outcome.is !== "done") return;
    say({ text: refund.done(bought.name, money(outcome.payload.refund.amount)) });
    onDone();
  };

  return (
    <FormDialog
      title={refund.title(bought.name)}
      about={refund.about(`${patient.firstName} ${patient.lastName}`)}
      form={form}
      verb={refund.verb(money({ amount: amountOf(amount), currency: bought.price.currency }))}
      tone="danger"
      onSubmit={() => void submit()}
      onClose={onClose}
      instead={data === undefined && (failure ? <Failed failure={failure} retry={reload} /> : <Loading rows={4} />)}
    >
      {preview && (
        <>
          <PreviewFigures preview={preview} amount={amountOf(amount)} />
          <AmountSlider form={form} preview={preview} amount={amountOf(amount)} />
          <TextField
            form={form}
            name="amount"
            label={words.amount}
            inputMode="decimal"
            unit={bought.price.currency}
            placeholder={preview.suggestedAmount.amount}
            hint={refund.between(money(preview.minimumAmount), money(preview.maximumAmount))}
          />
          <Losing preview={preview} />
          <TextField form={form} name="reason" label={refund.reason} hint={refund.reasonHint} />
        </>
      )}
    </FormDialog>
  );
}

function PreviewFigures({ preview, amount }: { readonly preview: Preview; readonly amount: string }) {
  const { refund } = useMessages();
  const { money } = useFormats();
  const { currency } = preview.collected;
  const stays = Math.max(0, Number(preview.collected.amount) - Number(amount)).toFixed(2);
  return (
    <dl className="figures">
      <div><dt>{refund.collected}</dt><dd>{money(preview.collected)}</dd></div>
      <div><dt>{refund.used}</dt><dd>{money(preview.usedValue)}</dd></div>
      <div><dt>{refund.left(preview.usesRemaining)}</dt><dd>{money(preview.suggestedAmount)}</dd></div>
      <div><dt>{refund.stays}</dt><dd>{money({ amount: stays, currency })}</dd></div>
    </dl>
  );
}

interface SliderProps {
  readonly form: Form<Draft>;
  readonly preview: Preview;
  readonly amount: string;
}

/** The amount between its bounds; the field below takes it to the cent. */
function AmountSlider({ form, preview: { minimumAmount, maximumAmount, suggestedAmount }, amount }: SliderProps) {
  const { refund } = useMessages();
  const { money } = useFormats();
  const id = useId();
  const marks = `${id}-marks`;
  if (Number(maximumAmount.amount) === 0) return null;
  return (
    <div className="field">
      <label htmlFor={id} className="only-spoken">{refund.slider}</label>
      <input
        id={id}
        type="range"
        min={minimumAmount.amount}
        max={maximumAmount.amount}
        step="any"
        list={marks}
        value={amount}
        aria-valuetext={money({ amount, currency: maximumAmount.currency })}
        onChange={({ target }) => form.set({ amount: Number(target.value).toFixed(2) })}
      />
      <datalist id={marks}><option value={suggestedAmount.amount} /></datalist>
    </div>
  );
}

function Losing({ preview: { affectedAppointments } }: { readonly preview: Preview }) {
  const { refund } = useMessages();
  const { moment } = useFormats();
  if (affectedAppointments.length === 0) return null;
  return (
    <div className="losing">
      <p><strong>{refund.losing(affectedAppointments.length)}</strong></p>
      <ul>
        {affectedAppointments.map(({ id, startsAt, treatment }) => <li key={id}>{moment(startsAt)} · {treatment.name}</li>)}
      </ul>
    </div>
  );
}
