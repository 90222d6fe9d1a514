import { useId } from "react";
import type { Form } from "../../desk/use-form";
import { useMessages } from "../../messages";

interface Props {
  readonly form: Form<{ readonly treatmentIds: readonly string[] }>;
  readonly treatments: readonly { readonly id: string; readonly name: string }[];
}

/** The treatments that can be booked with a staff member; none chosen means all. */
export function GivenTreatments({ form, treatments }: Props) {
  const words = useMessages().setUp;
  const id = useId();
  const chosen = form.draft.treatmentIds;
  const problem = form.claim("treatmentIds");
  const choose = (treatmentId: string, isIn: boolean) => {
    const others = chosen.filter((one) => one !== treatmentId);
    form.set({ treatmentIds: isIn ? [...others, treatmentId] : others });
  };
  return (
    <fieldset className="items" aria-describedby={id}>
      <legend className="field-label">{words.gives}</legend>
      <ul>
        {treatments.map((treatment) => (
          <li key={treatment.id}>
            <label className="check">
              <input
                type="checkbox"
                checked={chosen.includes(treatment.id)}
                onChange={({ target }) => choose(treatment.id, target.checked)}
              />
              {treatment.name}
            </label>
          </li>
        ))}
      </ul>
      <span id={id} className={problem ? "field-problem" : "field-hint"}>{problem ?? words.givesHint}</span>
    </fieldset>
  );
}
