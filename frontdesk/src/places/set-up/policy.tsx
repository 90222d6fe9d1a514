import { useAnswer } from "../../desk/use-answer";
import { useEntry } from "../../desk/use-entry";
import { useForm } from "../../desk/use-form";
import {
  type BreakageFragment,
  type BreakageMethod,
  type PolicySetUpFragment,
  PolicySetUpDocument,
  SetBreakagePolicyDocument,
  UpdateClinicPolicyDocument,
} from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { EntryDialog } from "../../parts/entry-dialog";
import { CheckField, ChoiceField, TextField } from "../../parts/field";
import { FormDialog } from "../../parts/form-dialog";
import { Failed, Loading } from "../../parts/states";
import { addressOf, go, useRoute } from "../../shell/router";
import { useToast } from "../../shell/toasts";
import { wholeOrNone } from "./numbers";

const METHODS = ["NEVER", "ON_EXPIRY", "PROPORTIONAL"] as const satisfies readonly BreakageMethod[];

/** What the owner turned on: whether packages expire, and what becomes of money whose uses lapse. */
export function Policy() {
  const words = useMessages().setUp;
  const { params } = useRoute();
  const { data, failure, reload } = useAnswer(PolicySetUpDocument, {});
  if (data === undefined) return failure ? <Failed failure={failure} retry={reload} /> : <Loading rows={3} />;
  const { clinic } = data.viewer;
  const { allowsExpiry, shortestValidityDays, breakage, comingBreakage } = clinic.policy;
  const onClose = () => go(addressOf("set-up", ["policy"]));
  return (
    <section className="card clinic" aria-label={words.sections.policy}>
      <p className="muted">{words.policy.about}</p>
      <dl>
        <div>
          <dt className="muted">{words.policy.expiry}</dt>
          <dd>{allowsExpiry ? words.policy.allowsExpiry : words.policy.forbidden}</dd>
          {shortestValidityDays !== null && <dd>{words.policy.atLeast(words.days(shortestValidityDays))}</dd>}
          <dd><a className="button button-plain" href={addressOf("set-up", ["policy"], { change: "expiry" })}>{words.policy.changeExpiry}</a></dd>
        </div>
        <div>
          <dt className="muted">{words.policy.breakage}</dt>
          {[breakage, ...comingBreakage].map((each) => <Said key={each.from ?? ""} breakage={each} />)}
          <dd><a className="button button-plain" href={addressOf("set-up", ["policy"], { change: "breakage" })}>{words.policy.setBreakage}</a></dd>
        </div>
      </dl>
      {params.get("change") === "expiry" && <ExpiryDialog clinic={clinic} reload={reload} onClose={onClose} />}
      {params.get("change") === "breakage" && <BreakageDialog clinic={clinic} reload={reload} onClose={onClose} />}
    </section>
  );
}

/** A breakage policy, from when on it counts, and who set it. */
function Said({ breakage: { method, expectedPercent, from, setBy } }: { readonly breakage: BreakageFragment }) {
  const words = useMessages().setUp.policy;
  const { day } = useFormats();
  const more = [expectedPercent && `${expectedPercent} %`, from && words.fromDay(day(from)), setBy?.name].filter(Boolean);
  return <dd>{[words.methods[method], ...more].join(" · ")}</dd>;
}

interface Props {
  readonly clinic: PolicySetUpFragment;
  readonly reload: () => Promise<void>;
  readonly onClose: () => void;
}

function ExpiryDialog({ clinic, reload, onClose }: Props) {
  const words = useMessages().setUp.policy;
  const say = useToast();
  const { version, allowsExpiry, shortestValidityDays } = clinic.policy;
  const fields = { allowsExpiry, shortestValidityDays: shortestValidityDays === null ? "" : String(shortestValidityDays) };
  const entry = useEntry("policy", { id: clinic.id, version }, fields, reload);
  const { form } = entry;
  const submit = async () => {
    const { draft } = form;
    const values = { allowsExpiry: draft.allowsExpiry, shortestValidityDays: wholeOrNone(draft.shortestValidityDays) };
    const outcome = await entry.amend(UpdateClinicPolicyDocument, {}, values);
    if (outcome.is !== "done") return;
    say({ text: words.savedExpiry });
    void reload().catch(() => undefined);
    onClose();
  };
  return (
    <EntryDialog
      title={words.changeExpiry}
      entry={entry}
      labels={{ allowsExpiry: words.allowsExpiry, shortestValidityDays: words.shortest }}
      isNew={false}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <CheckField form={form} name="allowsExpiry" label={words.allowsExpiry} />
      <TextField form={form} name="shortestValidityDays" label={words.shortest} hint={words.shortestHint} inputMode="numeric" />
    </EntryDialog>
  );
}

function BreakageDialog({ clinic, reload, onClose }: Props) {
  const messages = useMessages();
  const words = messages.setUp.policy;
  const say = useToast();
  const { method, expectedPercent } = clinic.policy.breakage;
  const form = useForm("breakage", { method, expectedPercent: expectedPercent ?? "", from: "" });
  const submit = async () => {
    const { draft } = form;
    const percent = draft.method === "PROPORTIONAL" ? { expectedPercent: draft.expectedPercent.trim().replace(",", ".") } : {};
    const outcome = await form.submit(SetBreakagePolicyDocument, { method: draft.method, from: draft.from || null, ...percent });
    if (outcome.is !== "done") return;
    say({ text: words.savedBreakage });
    void reload().catch(() => undefined);
    onClose();
  };
  return (
    <FormDialog title={words.setBreakage} form={form} verb={messages.form.save} onSubmit={() => void submit()} onClose={onClose}>
      <ChoiceField
        form={form}
        name="method"
        label={words.breakage}
        options={METHODS.map((value) => ({ value, label: words.methods[value] }))}
      />
      {form.draft.method === "PROPORTIONAL" && (
        <TextField form={form} name="expectedPercent" label={words.percent} hint={words.percentHint} inputMode="decimal" />
      )}
      <TextField form={form} name="from" label={words.from} hint={words.fromHint} type="date" />
    </FormDialog>
  );
}
