import { amountOf } from "../../desk/amounts";
import { useForm } from "../../desk/use-form";
import { usePages } from "../../desk/use-pages";
import { PackagesOnOfferDocument, type PackagesOnOfferQuery, type PaymentMethod, SellAPackageDocument } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { ChoiceField, SelectField, TextField } from "../../parts/field";
import { FormDialog } from "../../parts/form-dialog";
import { Failed, Loading } from "../../parts/states";
import { useToast } from "../../shell/toasts";
import { METHODS } from "./methods";
import type { Patient } from "./patient-screen";

interface Props {
  readonly patient: Patient;
  /** The visit at which it is sold. */
  readonly visitId: string | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

interface Draft {
  readonly packageId: string;
  readonly pay: "all" | "part" | "later";
  readonly amount: string;
  readonly method: PaymentMethod;
  readonly reference: string;
}

const FIRST: Draft = { packageId: "", pay: "all", amount: "", method: "CARD", reference: "" };

/** Sell a package on offer; it is paid now, in part, or later. */
export function SellDialog({ patient, visitId, onDone, onClose }: Props) {
  const { patients: words, sell } = useMessages();
  const { money } = useFormats();
  const say = useToast();
  const form = useForm<Draft>(`sell:${patient.id}:${visitId ?? ""}`, FIRST);
  const { data, failure, reload } = usePages(PackagesOnOfferDocument, ({ packages }) => packages);
  const offers = data ?? [];
  const { draft } = form;
  const chosen = offers.find(({ id }) => id === draft.packageId);

  const submit = async () => {
    if (!chosen) return form.refuse("packageId", sell.chooseFirst);
    if (draft.pay === "part" && draft.amount.trim() === "") return form.refuse("payment.amount", sell.amountFirst);
    const amount = draft.pay === "all" ? chosen.price.amount : amountOf(draft.amount);
    const payment = { amount, method: draft.method, reference: draft.reference.trim() || null };
    const outcome = await form.submit(SellAPackageDocument, {
      patientId: patient.id,
      packageId: chosen.id,
      ...(visitId ? { origin: "APPOINTMENT", appointmentId: visitId } : {}),
      payment: draft.pay === "later" ? null : payment,
    });
    if (outcome.is !== "done") return;
    const { invoice, patientPackage } = outcome.payload;
    say({ text: sell.sold(patientPackage.name, invoice.number, money(invoice.balanceDue), Number(invoice.balanceDue.amount) > 0) });
    onDone();
  };

  return (
    <FormDialog
      title={words.sell}
      about={sell.to(`${patient.firstName} ${patient.lastName}`)}
      form={form}
      verb={chosen && draft.pay === "all" ? sell.sellFor(money(chosen.price)) : words.sell}
      onSubmit={() => void submit()}
      onClose={onClose}
      instead={data === undefined && (failure ? <Failed failure={failure} retry={reload} /> : <Loading rows={4} />)}
    >
      <ChoiceField
        form={form}
        name="packageId"
        label={sell.offer}
        options={offers.map((offer) => ({
          value: offer.id,
          label: <span className="offer"><span>{offer.name}</span><strong>{money(offer.price)}</strong></span>,
          hint: <Contents offer={offer} />,
        }))}
      />
      <ChoiceField
        form={form}
        name="pay"
        label={sell.payment}
        options={[
          { value: "all", label: sell.payAll },
          { value: "part", label: sell.payPart },
          { value: "later", label: sell.payLater, hint: sell.payLaterHint },
        ]}
      />
      {draft.pay === "part" && (
        <TextField form={form} name="amount" path="payment.amount" label={words.amount} inputMode="decimal" unit={patient.owing.currency} />
      )}
      {draft.pay !== "later" && (
        <>
          <SelectField form={form} name="method" path="payment.method" label={words.method}>
            {METHODS.map((method) => <option key={method} value={method}>{words.methods[method]}</option>)}
          </SelectField>
          <TextField form={form} name="reference" path="payment.reference" label={words.reference} hint={sell.optional} />
        </>
      )}
    </FormDialog>
  );
}

type Offer = PackagesOnOfferQuery["packages"]["nodes"][number];

/** How many uses of what, and how many of them some treatments may take at most. */
function Contents({ offer: { uses, eligibleItems, useLimits, validForDays } }: { readonly offer: Offer }) {
  const { sell } = useMessages();
  const limits = useLimits.map((limit) => sell.times(limit.uses, limit.treatments.map(({ name }) => name)));
  return (
    <>
      {sell.contains(sell.times(uses, eligibleItems.map(({ treatment }) => treatment.name)), validForDays)}
      {limits.length > 0 && <span className="offer-limits">{sell.atMost(limits)}</span>}
    </>
  );
}
