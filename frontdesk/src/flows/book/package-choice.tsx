import { reasonInWords } from "../../desk/in-words";
import type { Form } from "../../desk/use-form";
import type { OptionOfAVisitFragment } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { Icon } from "../../parts/icon";
import type { BookingDraft } from "./booking-draft";

/** What the draft has for the package that the server suggests. */
export const SUGGESTED = "";
export const WITHOUT = "none";

/** The id of the package that is chosen, or WITHOUT: the suggested one, unless another one that can be used is named. */
export function chosenOf(named: string, options: readonly OptionOfAVisitFragment[]): string {
  const isEligible = options.some((one) => one.isEligible && one.patientPackage.id === named);
  if (named === WITHOUT || isEligible) return named;
  return options.find(({ isPreselected }) => isPreselected)?.patientPackage.id ?? WITHOUT;
}

interface Props {
  readonly form: Form<BookingDraft>;
  /** Absent while they are read. */
  readonly options: readonly OptionOfAVisitFragment[] | undefined;
  readonly isLoading: boolean;
  /** What the patient pays without a package. */
  readonly price: { readonly amount: string; readonly currency: string } | undefined;
}

/** The packages for the visit: the suggested one is chosen, and those that cannot be say why. */
export function PackageChoice({ form, options, isLoading, price }: Props) {
  const messages = useMessages();
  const words = messages.options;
  const { money } = useFormats();
  const problem = form.claim("patientPackageId");
  const eligible = (options ?? []).filter(({ isEligible }) => isEligible);
  const refused = (options ?? []).filter(({ isEligible }) => !isEligible);
  const chosen = chosenOf(form.draft.package, options ?? []);
  const radio = (value: string) => ({
    type: "radio",
    name: "package",
    value,
    checked: chosen === value,
    "aria-invalid": problem ? (true as const) : undefined,
    onChange: () => form.set({ package: value }),
  });
  if (options === undefined) return <div className="loading-row options-loading" aria-hidden="true" />;
  return (
    <fieldset className="choice" aria-busy={isLoading}>
      <legend className="field-label">{words.title}</legend>
      {eligible.map((option) => (
        <label key={option.patientPackage.id} className="choice-option">
          <input {...radio(option.patientPackage.id)} />
          <span>
            <span>
              {option.patientPackage.name}
              {option.isPreselected && <span className="badge badge-accent suggested">{words.suggested}</span>}
            </span>
            <small className="muted"><OptionFacts option={option} /></small>
          </span>
        </label>
      ))}
      {eligible.length > 0 ? (
        <label className="choice-option">
          <input {...radio(WITHOUT)} />
          <span>
            <span>{words.without}</span>
            {price && <small className="muted">{words.pays(money(price))}</small>}
          </span>
        </label>
      ) : (
        price && <p>{messages.book.noPackage(money(price))}</p>
      )}
      {problem && <p className="field-problem">{problem}</p>}
      <RefusedOptions options={refused} />
    </fieldset>
  );
}

/** "3 of 5 free · until 12 Dec 2026 · pays 10.00" */
export function OptionFacts({ option: { patientPackage, patientPays } }: { readonly option: OptionOfAVisitFragment }) {
  const words = useMessages().options;
  const { day, money } = useFormats();
  const facts = [
    words.use(patientPackage.usesAvailable, patientPackage.usesTotal),
    patientPackage.expiresOn && words.until(day(patientPackage.expiresOn)),
    patientPays && Number(patientPays.amount) > 0 && words.pays(money(patientPays)),
  ];
  return facts.filter(Boolean).join(" · ");
}

/** The packages that cannot be used, each with its reason. */
export function RefusedOptions({ options }: { readonly options: readonly OptionOfAVisitFragment[] }) {
  const messages = useMessages();
  const formats = useFormats();
  if (options.length === 0) return null;
  return (
    <ul className="refused-options" aria-label={messages.options.refused}>
      {options.map((option) => (
        <li key={option.patientPackage.id}>
          <Icon name="close" />
          <span>
            {option.patientPackage.name}
            <small>{reasonInWords(option, messages, formats)}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}
