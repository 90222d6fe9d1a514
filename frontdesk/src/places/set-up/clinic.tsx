import { useDesk } from "../../desk/desk";
import { useAnswer } from "../../desk/use-answer";
import { type ClinicSetUpFragment, ClinicSetUpDocument, UpdateClinicDocument } from "../../generated/graphql";
import { useMessages } from "../../messages";
import { LinesField, SelectField, TextField } from "../../parts/field";
import { Failed, Loading } from "../../parts/states";
import { addressOf, go, useRoute } from "../../shell/router";
import { useToast } from "../../shell/toasts";
import { EntryDialog } from "../../parts/entry-dialog";
import { textOrNone } from "./numbers";
import { useEntry } from "../../desk/use-entry";

/** The clinic's name and clock, and what stands above and below its receipts. */
export function Clinic() {
  const words = useMessages().setUp;
  const { params } = useRoute();
  const { data, failure, reload } = useAnswer(ClinicSetUpDocument, {});
  if (data === undefined) return failure ? <Failed failure={failure} retry={reload} /> : <Loading rows={3} />;
  const { clinic } = data.viewer;
  return (
    <section className="card clinic" aria-label={words.sections.clinic}>
      <dl>
        <Said name={words.name}>{clinic.name}</Said>
        <Said name={words.timeZone}>{clinic.timeZone}</Said>
        <Said name={words.currency}>{clinic.currency}</Said>
        <Said name={words.address}>{clinic.address ?? "–"}</Said>
        <Said name={words.receiptFooter}>{clinic.receiptFooter ?? "–"}</Said>
      </dl>
      <a className="button button-plain" href={addressOf("set-up", ["clinic"], { change: clinic.id })}>{words.changeClinic}</a>
      {params.get("change") === clinic.id && (
        <ClinicDialog clinic={clinic} reload={reload} onClose={() => go(addressOf("set-up", ["clinic"]))} />
      )}
    </section>
  );
}

function Said({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt className="muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface Props {
  readonly clinic: ClinicSetUpFragment;
  readonly reload: () => Promise<void>;
  readonly onClose: () => void;
}

function ClinicDialog({ clinic, reload, onClose }: Props) {
  const { session } = useDesk();
  const words = useMessages().setUp;
  const say = useToast();
  const { name, timeZone, address, receiptFooter } = clinic;
  const fields = { name, timeZone, address: address ?? "", receiptFooter: receiptFooter ?? "" };
  const entry = useEntry("clinic", clinic, fields, reload);
  const { form } = entry;
  const submit = async () => {
    const { draft } = form;
    const outcome = await entry.amend(UpdateClinicDocument, {}, {
      name: draft.name,
      timeZone: draft.timeZone,
      address: textOrNone(draft.address),
      receiptFooter: textOrNone(draft.receiptFooter),
    });
    if (outcome.is !== "done") return;
    say({ text: words.saved(draft.name) });
    void Promise.all([reload(), session.refresh()]).catch(() => undefined);
    onClose();
  };
  return (
    <EntryDialog
      title={words.changeClinic}
      entry={entry}
      labels={{ name: words.name, timeZone: words.timeZone, address: words.address, receiptFooter: words.receiptFooter }}
      isNew={false}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField form={form} name="name" label={words.name} />
      <SelectField form={form} name="timeZone" label={words.timeZone} hint={words.timeZoneHint}>
        {zonesWith(timeZone).map((zone) => <option key={zone} value={zone}>{zone.replaceAll("_", " ")}</option>)}
      </SelectField>
      <LinesField form={form} name="address" label={words.address} hint={words.addressHint} />
      <LinesField form={form} name="receiptFooter" label={words.receiptFooter} hint={words.receiptFooterHint} />
    </EntryDialog>
  );
}

/** The time zones that the browser knows, and the clinic's own. */
function zonesWith(own: string): readonly string[] {
  const known = Intl.supportedValuesOf("timeZone");
  return known.includes(own) ? known : [own, ...known];
}
