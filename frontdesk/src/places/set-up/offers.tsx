import { amountOf } from "../../desk/amounts";
import { useDesk } from "../../desk/desk";
import { useAnswer } from "../../desk/use-answer";
import {
  ArchiveOfferDocument,
  CreateOfferDocument,
  type OfferSetUpFragment,
  TreatmentsSetUpDocument,
  UpdateOfferDocument,
} from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { TextField } from "../../parts/field";
import { useToast } from "../../shell/toasts";
import { CatalogueList } from "./catalogue-list";
import { EligibleItems, type Items } from "./eligible-items";
import { EntryDialog } from "../../parts/entry-dialog";
import { PlacingFields, placingIn, type Placing, placingOf } from "./placing";
import { type Limit, limitedTo, limitsIn, limitsOf, UseLimits } from "./use-limits";
import { wholeOf, wholeOrNone } from "./numbers";
import { useOffers } from "./use-offers";
import { useArchive } from "../../desk/use-archive";
import { useEntry } from "../../desk/use-entry";

type Offer = OfferSetUpFragment;

/** The packages on offer: how many uses, of what, for how long, and for how much. */
export function Offers() {
  const words = useMessages().setUp;
  const { money } = useFormats();
  const reading = useOffers();
  const { archive, isBusy } = useArchive(reading.reload);
  return (
    <CatalogueList
      section="offers"
      reading={reading}
      isArchived={(offer) => offer.isArchived}
      isBusy={isBusy}
      archive={(one, archived) => void archive(ArchiveOfferDocument, one, { packageId: one.id }, archived)}
      columns={[
        { title: words.uses, isNumber: true, cell: ({ uses }) => uses },
        { title: words.validFor, cell: ({ validForDays }) => (validForDays === null ? words.noEnd : words.days(validForDays)) },
        { title: words.eligibleItems, cell: ({ eligibleItems }) => eligibleItems.map(({ treatment }) => treatment.name).join(", ") },
        { title: words.price, isNumber: true, cell: ({ price }) => money(price) },
      ]}
      dialog={(offer, close) => <OfferDialog offer={offer} reload={reading.reload} onClose={close} />}
    />
  );
}

interface Fields extends Placing {
  readonly name: string;
  readonly price: string;
  readonly uses: string;
  readonly validForDays: string;
  readonly eligibleItems: Items;
  readonly useLimits: readonly Limit[];
}

const fieldsOf = (offer: Offer | undefined): Fields => ({
  name: offer?.name ?? "",
  price: offer?.price.amount ?? "",
  uses: String(offer?.uses ?? ""),
  validForDays: String(offer?.validForDays ?? ""),
  eligibleItems: Object.fromEntries(offer?.eligibleItems.map(({ treatment, patientPays }) => [treatment.id, patientPays.amount]) ?? []),
  useLimits: limitsOf(offer),
  ...placingOf(offer),
});

interface Props {
  readonly offer: Offer | undefined;
  readonly reload: () => Promise<void>;
  readonly onClose: () => void;
}

function OfferDialog({ offer, reload, onClose }: Props) {
  const words = useMessages().setUp;
  const { currency } = useDesk().viewer.clinic;
  const say = useToast();
  const treatments = useAnswer(TreatmentsSetUpDocument, {}).data?.treatments ?? [];
  const entry = useEntry("offer", offer, fieldsOf(offer), reload);
  const { form } = entry;
  const isIncluded = (id: string) => id in form.draft.eligibleItems || id in form.draft.seen.eligibleItems;
  const submit = async () => {
    const { draft } = form;
    const values = {
      name: draft.name,
      price: amountOf(draft.price),
      uses: wholeOf(draft.uses),
      validForDays: wholeOrNone(draft.validForDays),
      eligibleItems: Object.entries(draft.eligibleItems).map(([treatmentId, amount]) => ({
        treatmentId,
        patientPays: amountOf(amount) || "0",
      })),
      useLimits: limitsIn(draft.useLimits),
      ...placingIn(draft),
    };
    const outcome = offer
      ? await entry.amend(UpdateOfferDocument, { packageId: offer.id }, values)
      : await form.submit(CreateOfferDocument, values);
    if (outcome.is !== "done") return;
    say({ text: words.saved(draft.name) });
    void reload().catch(() => undefined);
    onClose();
  };
  return (
    <EntryDialog
      title={offer ? words.change(offer.name) : words.add.offers}
      entry={entry}
      labels={{
        name: words.name, price: words.price, uses: words.uses, validForDays: words.validForDays, eligibleItems: words.eligibleItems,
        useLimits: words.limits,
        category: words.category, description: words.description, position: words.position,
      }}
      isNew={offer === undefined}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {offer && <p className="muted">{words.soldStay}</p>}
      <TextField form={form} name="name" label={words.name} />
      <TextField form={form} name="price" label={words.price} hint={words.offerPriceHint} inputMode="decimal" unit={currency} />
      <TextField form={form} name="uses" label={words.uses} hint={words.usesHint} inputMode="numeric" />
      <TextField form={form} name="validForDays" label={words.validForDays} hint={words.validForDaysHint} inputMode="numeric" />
      <EligibleItems
        form={{
          ...form,
          set: ({ eligibleItems = {} }) =>
            form.set({ eligibleItems, useLimits: limitedTo(form.draft.useLimits, (id) => id in eligibleItems) }),
        }}
        treatments={treatments.filter(({ id, isArchived }) => !isArchived || isIncluded(id))}
        currency={currency}
      />
      <UseLimits form={form} treatments={treatments.filter(({ id }) => id in form.draft.eligibleItems)} currency={currency} />
      <PlacingFields form={form} />
    </EntryDialog>
  );
}
