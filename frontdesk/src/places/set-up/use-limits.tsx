import { useId } from "react";
import type { Form } from "../../desk/use-form";
import type { OfferSetUpFragment } from "../../generated/graphql";
import { useMessages } from "../../messages";
import { Button } from "../../parts/button";
import { Icon } from "../../parts/icon";
import { amountOf } from "../../desk/amounts";
import { wholeOf } from "./numbers";

/** How many uses some of the package's treatments may take together, as it was written. */
export interface Limit {
  readonly treatmentIds: readonly string[];
  readonly uses: string;
  readonly priceShare: string;
}

const NEW: Limit = { treatmentIds: [], uses: "", priceShare: "" };

/** The limits of an offer, to be changed. */
export const limitsOf = (offer: OfferSetUpFragment | undefined): readonly Limit[] =>
  offer?.useLimits.map(({ treatments, uses, priceShare }) => ({
    treatmentIds: treatments.map(({ id }) => id),
    uses: String(uses),
    priceShare: priceShare?.amount ?? "",
  })) ?? [];

/** The limits as the input has them. */
export const limitsIn = (limits: readonly Limit[]) =>
  limits.map(({ treatmentIds, uses, priceShare }) => ({
    treatmentIds: [...treatmentIds],
    uses: wholeOf(uses),
    priceShare: amountOf(priceShare) || null,
  }));

/** The limits once the package is for these treatments alone; one that has lost all its own is gone. */
export function limitedTo(limits: readonly Limit[], included: (treatmentId: string) => boolean): readonly Limit[] {
  return limits
    .map((limit) => ({ ...limit, treatmentIds: limit.treatmentIds.filter(included) }))
    .filter(({ treatmentIds }, place) => treatmentIds.length > 0 || limits[place]?.treatmentIds.length === 0);
}

interface Props {
  readonly form: Form<{ readonly useLimits: readonly Limit[] }>;
  /** The treatments that the package is for. */
  readonly treatments: readonly { readonly id: string; readonly name: string }[];
  readonly currency: string;
}

/** How many of the uses some of the treatments may take together. */
export function UseLimits({ form, treatments, currency }: Props) {
  const words = useMessages().setUp;
  const id = useId();
  const limits = form.draft.useLimits;
  const problem = form.claim("useLimits");
  const set = (useLimits: readonly Limit[]) => form.set({ useLimits });
  return (
    <fieldset className="items" aria-describedby={id}>
      <legend className="field-label">{words.limits}</legend>
      <span id={id} className={problem ? "field-problem" : "field-hint"}>{problem ?? words.limitsHint}</span>
      {limits.map((limit, place) => (
        <OneLimit
          // Limits have no names of their own; what is written stands in the draft.
          key={place}
          form={form}
          place={place}
          limit={limit}
          treatments={treatments.filter((one) => !limits.some((other, at) => at !== place && other.treatmentIds.includes(one.id)))}
          currency={currency}
          change={(changed) => set(limits.map((each, at) => (at === place ? changed : each)))}
          remove={() => set(limits.filter((_, at) => at !== place))}
        />
      ))}
      {treatments.length > 0 && <Button onClick={() => set([...limits, NEW])}><Icon name="plus" /> {words.addLimit}</Button>}
    </fieldset>
  );
}

interface OneProps extends Props {
  readonly place: number;
  readonly limit: Limit;
  readonly change: (limit: Limit) => void;
  readonly remove: () => void;
}

function OneLimit({ form, place, limit, treatments, currency, change, remove }: OneProps) {
  const words = useMessages().setUp;
  const path = `useLimits.${place}`;
  const chosen = limit.treatmentIds;
  const paths = [`${path}.treatmentIds`, ...chosen.map((_, index) => `${path}.treatmentIds.${index}`), path];
  const problem = paths.map((each) => form.claim(each)).find(Boolean);
  const choose = (treatmentId: string, isIn: boolean) => {
    const others = chosen.filter((one) => one !== treatmentId);
    change({ ...limit, treatmentIds: isIn ? [...others, treatmentId] : others });
  };
  return (
    <fieldset className="limit">
      <legend>{words.limit(place + 1)}</legend>
      <ul>
        {treatments.map((treatment) => (
          <li key={treatment.id}>
            <label className="check">
              <input
                type="checkbox"
                checked={chosen.includes(treatment.id)}
                aria-invalid={problem ? true : undefined}
                onChange={({ target }) => choose(treatment.id, target.checked)}
              />
              {treatment.name}
            </label>
          </li>
        ))}
      </ul>
      {problem && <span className="field-problem">{problem}</span>}
      <div className="limit-numbers">
        <Written label={words.limitUses} value={limit.uses} problem={form.claim(`${path}.uses`)} inputMode="numeric" set={(uses) => change({ ...limit, uses })} />
        <Written
          label={words.limitShare(currency)}
          hint={words.limitShareHint}
          value={limit.priceShare}
          problem={form.claim(`${path}.priceShare`)}
          inputMode="decimal"
          set={(priceShare) => change({ ...limit, priceShare })}
        />
      </div>
      <Button tone="quiet" onClick={remove}>{words.removeLimit(place + 1)}</Button>
    </fieldset>
  );
}

interface WrittenProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly inputMode: "numeric" | "decimal";
  readonly set: (written: string) => void;
}

function Written({ label, hint, value, problem, inputMode, set }: WrittenProps) {
  const id = useId();
  const about = problem ?? hint;
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">{label}</label>
      <input
        id={id}
        inputMode={inputMode}
        autoComplete="off"
        value={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={about ? `${id}-about` : undefined}
        onChange={({ target }) => set(target.value)}
      />
      {about && <span id={`${id}-about`} className={problem ? "field-problem" : "field-hint"}>{about}</span>}
    </div>
  );
}
