import { amountOf } from "../../desk/amounts";
import { useDesk } from "../../desk/desk";
import { useReading } from "../../desk/use-reading";
import {
  ArchiveFeeDocument,
  CreateFeeDocument,
  type FeeSetUpFragment,
  FeesSetUpDocument,
  UpdateFeeDocument,
} from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { TextField } from "../../parts/field";
import { useToast } from "../../shell/toasts";
import { CatalogueList } from "./catalogue-list";
import { EntryDialog } from "../../parts/entry-dialog";
import { useArchive } from "../../desk/use-archive";
import { useEntry } from "../../desk/use-entry";

type Fee = FeeSetUpFragment;

/** What a patient who does not come, or cancels late, can be charged. */
export function Fees() {
  const desk = useDesk();
  const words = useMessages().setUp;
  const { money } = useFormats();
  const reading = useReading("fees", async (signal) => (await desk.run(FeesSetUpDocument, {}, { signal })).noShowFees);
  const { archive, isBusy } = useArchive(reading.reload);
  return (
    <CatalogueList
      section="fees"
      reading={reading}
      isArchived={(fee) => fee.isArchived}
      isBusy={isBusy}
      archive={(one, archived) => void archive(ArchiveFeeDocument, one, { noShowFeeId: one.id }, archived)}
      columns={[{ title: words.amount, isNumber: true, cell: ({ amount }) => money(amount) }]}
      dialog={(fee, close) => <FeeDialog fee={fee} reload={reading.reload} onClose={close} />}
    />
  );
}

interface Props {
  readonly fee: Fee | undefined;
  readonly reload: () => Promise<void>;
  readonly onClose: () => void;
}

function FeeDialog({ fee, reload, onClose }: Props) {
  const words = useMessages().setUp;
  const { currency } = useDesk().viewer.clinic;
  const say = useToast();
  const entry = useEntry("fee", fee, { name: fee?.name ?? "", amount: fee?.amount.amount ?? "" }, reload);
  const { form } = entry;
  const submit = async () => {
    const values = { name: form.draft.name, amount: amountOf(form.draft.amount) };
    const outcome = fee
      ? await entry.amend(UpdateFeeDocument, { noShowFeeId: fee.id }, values)
      : await form.submit(CreateFeeDocument, values);
    if (outcome.is !== "done") return;
    say({ text: words.saved(form.draft.name) });
    void reload().catch(() => undefined);
    onClose();
  };
  return (
    <EntryDialog
      title={fee ? words.change(fee.name) : words.add.fees}
      entry={entry}
      labels={{ name: words.name, amount: words.amount }}
      isNew={fee === undefined}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField form={form} name="name" label={words.name} />
      <TextField form={form} name="amount" label={words.amount} inputMode="decimal" unit={currency} />
    </EntryDialog>
  );
}
