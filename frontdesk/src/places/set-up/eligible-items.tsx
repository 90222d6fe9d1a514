import { useId } from "react";
import type { Form } from "../../desk/use-form";
import type { TreatmentSetUpFragment } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";

/** What the patient pays on top, by the treatment's id. */
export type Items = Readonly<Record<string, string>>;

interface Props {
  readonly form: Form<{ readonly eligibleItems: Items }>;
  readonly treatments: readonly Pick<TreatmentSetUpFragment, "id" | "name" | "price">[];
  readonly currency: string;
}

/** Which treatments the package is for, and what the patient pays on top for each. */
export function EligibleItems({ form, treatments, currency }: Props) {
  const words = useMessages().setUp;
  const id = useId();
  const items = form.draft.eligibleItems;
  const included = Object.keys(items);
  const problem = form.claim("eligibleItems");
  const set = (eligibleItems: Items) => form.set({ eligibleItems });
  const include = (treatmentId: string, isIn: boolean) => {
    const { [treatmentId]: _, ...others } = items;
    set(isIn ? { ...others, [treatmentId]: "0" } : others);
  };
  return (
    <fieldset className="items" aria-describedby={problem ? id : undefined}>
      <legend className="field-label">{words.eligibleItems}</legend>
      <ul>
        {treatments.map((treatment) => (
          <li key={treatment.id}>
            <label className="check">
              <input
                type="checkbox"
                checked={treatment.id in items}
                aria-invalid={problem ? true : undefined}
                onChange={({ target }) => include(treatment.id, target.checked)}
              />
              {treatment.name}
            </label>
            {treatment.id in items && (
              <PaysOnTop
                form={form}
                place={included.indexOf(treatment.id)}
                treatment={treatment}
                currency={currency}
                amount={items[treatment.id] ?? ""}
                set={(amount) => set({ ...items, [treatment.id]: amount })}
              />
            )}
          </li>
        ))}
      </ul>
      {problem && <span id={id} className="field-problem">{problem}</span>}
    </fieldset>
  );
}

interface PaysProps extends Pick<Props, "form" | "currency"> {
  readonly place: number;
  readonly treatment: Props["treatments"][number];
  readonly amount: string;
  readonly set: (amount: string) => void;
}

function PaysOnTop({ form, place, treatment, currency, amount, set }: PaysProps) {
  const words = useMessages().setUp;
  const { money } = useFormats();
  const id = useId();
  const paths = [`eligibleItems.${place}.patientPays`, `eligibleItems.${place}.treatmentId`, `eligibleItems.${place}`];
  const problem = paths.map((path) => form.claim(path)).find(Boolean);
  return (
    <div className="items-pays">
      <label htmlFor={id} className="muted">{words.paysOnTop}<span className="only-spoken"> {treatment.name}</span></label>
      <span className="with-unit">
        <span className="unit muted" aria-hidden="true">{currency}</span>
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={amount}
          aria-invalid={problem ? true : undefined}
          aria-describedby={`${id}-about`}
          onChange={({ target }) => set(target.value)}
        />
      </span>
      <span id={`${id}-about`} className={problem ? "field-problem" : "field-hint"}>
        {problem ?? words.insteadOf(money(treatment.price))}
      </span>
    </div>
  );
}
