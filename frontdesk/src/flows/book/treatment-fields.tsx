import type { Form } from "../../desk/use-form";
import type { BookingChoicesQuery } from "../../generated/graphql";
import { useMessages } from "../../messages";
import { SelectField } from "../../parts/field";

interface What {
  readonly treatmentId: string;
  readonly practitionerId: string;
}

interface Props<Draft> {
  readonly form: Form<Draft>;
  /** Absent while it is read. */
  readonly choices: BookingChoicesQuery | undefined;
}

/** What is on offer: treatments, then classes. */
export function TreatmentField<Draft extends What>({ form, choices }: Props<Draft>) {
  const words = useMessages().book;
  const groups = [
    { label: words.treatments, kind: "TREATMENT" },
    { label: words.classes, kind: "CLASS" },
  ] as const;
  return (
    <SelectField form={form} name="treatmentId" label={words.treatment}>
      <option value="">{words.choose}</option>
      {groups.map(({ label, kind }) => {
        const own = (choices?.treatments ?? []).filter((one) => one.kind === kind);
        return own.length > 0 && (
          <optgroup key={kind} label={label}>
            {own.map((one) => (
              <option key={one.id} value={one.id}>{one.name} · {words.minutes(one.durationMinutes)}</option>
            ))}
          </optgroup>
        );
      })}
    </SelectField>
  );
}

/** Those who give the treatment, or that it is open who does. The one who is chosen stays in the list. */
export function PractitionerField<Draft extends What>({ form, choices }: Props<Draft>) {
  const words = useMessages().book;
  const { practitionerId, treatmentId } = form.draft;
  const gives = (treatments: readonly { readonly id: string }[]) =>
    treatmentId === "" || treatments.length === 0 || treatments.some(({ id }) => id === treatmentId);
  return (
    <SelectField form={form} name="practitionerId" label={words.practitioner}>
      <option value="">{words.undecided}</option>
      {(choices?.staffMembers ?? [])
        .filter(({ id, isBookable, treatments }) => id === practitionerId || (isBookable && gives(treatments)))
        .map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
    </SelectField>
  );
}
