import { amountOf } from "../../desk/amounts";
import { useDesk } from "../../desk/desk";
import { useReading } from "../../desk/use-reading";
import {
  ArchiveTreatmentDocument,
  CreateTreatmentDocument,
  type TreatmentKind,
  type TreatmentSetUpFragment,
  TreatmentsSetUpDocument,
  UpdateTreatmentDocument,
} from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { SelectField, TextField } from "../../parts/field";
import { useToast } from "../../shell/toasts";
import { CatalogueList } from "./catalogue-list";
import { EntryDialog } from "../../parts/entry-dialog";
import { PlacingFields, placingIn, type Placing, placingOf } from "./placing";
import { wholeOf } from "./numbers";
import { useArchive } from "../../desk/use-archive";
import { useEntry } from "../../desk/use-entry";

type Treatment = TreatmentSetUpFragment;

/** Treatments and classes: what is booked, how long it takes, and what it costs without a package. */
export function Treatments() {
  const desk = useDesk();
  const words = useMessages().setUp;
  const { money } = useFormats();
  const reading = useReading("treatments", async (signal) => (await desk.run(TreatmentsSetUpDocument, {}, { signal })).treatments);
  const { archive, isBusy } = useArchive(reading.reload);
  return (
    <CatalogueList
      section="treatments"
      reading={reading}
      isArchived={(treatment) => treatment.isArchived}
      isBusy={isBusy}
      archive={(one, archived) => void archive(ArchiveTreatmentDocument, one, { treatmentId: one.id }, archived)}
      columns={[
        { title: words.kind, cell: ({ kind }) => words.kinds[kind] },
        { title: words.duration, isNumber: true, cell: ({ durationMinutes }) => words.minutes(durationMinutes) },
        { title: words.price, isNumber: true, cell: ({ price }) => money(price) },
      ]}
      dialog={(treatment, close) => <TreatmentDialog treatment={treatment} reload={reading.reload} onClose={close} />}
    />
  );
}

interface Fields extends Placing {
  readonly name: string;
  readonly kind: TreatmentKind;
  readonly durationMinutes: string;
  readonly price: string;
}

const fieldsOf = (treatment: Treatment | undefined): Fields => ({
  name: treatment?.name ?? "",
  kind: treatment?.kind ?? "TREATMENT",
  durationMinutes: String(treatment?.durationMinutes ?? ""),
  price: treatment?.price.amount ?? "",
  ...placingOf(treatment),
});

interface Props {
  readonly treatment: Treatment | undefined;
  readonly reload: () => Promise<void>;
  readonly onClose: () => void;
}

function TreatmentDialog({ treatment, reload, onClose }: Props) {
  const words = useMessages().setUp;
  const { currency } = useDesk().viewer.clinic;
  const say = useToast();
  const entry = useEntry("treatment", treatment, fieldsOf(treatment), reload);
  const { form } = entry;
  const submit = async () => {
    const { draft } = form;
    const values = {
      name: draft.name,
      kind: draft.kind,
      durationMinutes: wholeOf(draft.durationMinutes),
      price: amountOf(draft.price),
      ...placingIn(draft),
    };
    const outcome = treatment
      ? await entry.amend(UpdateTreatmentDocument, { treatmentId: treatment.id }, values)
      : await form.submit(CreateTreatmentDocument, values);
    if (outcome.is !== "done") return;
    say({ text: words.saved(draft.name) });
    void reload().catch(() => undefined);
    onClose();
  };
  return (
    <EntryDialog
      title={treatment ? words.change(treatment.name) : words.add.treatments}
      entry={entry}
      labels={{
        name: words.name, kind: words.kind, durationMinutes: words.duration, price: words.price,
        category: words.category, description: words.description, position: words.position,
      }}
      isNew={treatment === undefined}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField form={form} name="name" label={words.name} />
      <SelectField form={form} name="kind" label={words.kind}>
        {(["TREATMENT", "CLASS"] as const).map((kind) => <option key={kind} value={kind}>{words.kinds[kind]}</option>)}
      </SelectField>
      <TextField form={form} name="durationMinutes" label={words.durationMinutes} inputMode="numeric" />
      <TextField form={form} name="price" label={words.price} hint={words.priceHint} inputMode="decimal" unit={currency} />
      <PlacingFields form={form} />
    </EntryDialog>
  );
}
