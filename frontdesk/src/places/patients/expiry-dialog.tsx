import { useState } from "react";
import { useForm } from "../../desk/use-form";
import { ChangeTheExpiryDocument, type ChangeTheExpiryMutation } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { ChoiceField, TextField } from "../../parts/field";
import { FormDialog } from "../../parts/form-dialog";
import { visitAddress } from "../../flows/addresses";
import { useRoute } from "../../shell/router";
import { useToast } from "../../shell/toasts";
import type { Bought } from "./package-card";

interface Props {
  readonly bought: Bought;
  readonly reload: () => Promise<void>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

interface Draft {
  /** The package as it was when this was sent. */
  readonly version: number;
  readonly ends: "day" | "never";
  readonly expiresOn: string;
  readonly reason: string;
}

type Booked = Extract<
  ChangeTheExpiryMutation["changePackageExpiry"],
  { readonly __typename: "ExpiryBeforeBookings" }
>["appointments"];

/** Extend, revive or shorten a package, or let it never end. */
export function ExpiryDialog({ bought, reload, onDone, onClose }: Props) {
  const { expiry, refund } = useMessages();
  const { day } = useFormats();
  const say = useToast();
  const [booked, setBooked] = useState<Booked>([]);
  const form = useForm<Draft>(`expiry:${bought.id}`, {
    version: bought.version,
    ends: "day",
    expiresOn: bought.expiresOn ?? "",
    reason: "",
  });
  const { draft } = form;

  const submit = async () => {
    setBooked([]);
    if (draft.ends === "day" && draft.expiresOn === "") return form.refuse("expiresOn", expiry.dayFirst);
    // What was sent without an answer is sent again as it was.
    const version = form.isSent ? draft.version : bought.version;
    form.set({ version });
    const outcome = await form.submit(ChangeTheExpiryDocument, {
      patientPackageId: bought.id,
      expiresOn: draft.ends === "day" ? draft.expiresOn : null,
      reason: draft.reason.trim() || null,
      expectedVersion: version,
    });
    if (outcome.is === "refused") {
      const { refusal } = outcome;
      if (refusal.__typename === "ExpiryBeforeBookings") setBooked(refusal.appointments);
      if (refusal.code === "VERSION_CONFLICT") await reload().catch(() => undefined);
    }
    if (outcome.is !== "done") return;
    const { expiresOn } = outcome.payload.patientPackage;
    say({ text: expiresOn === null ? expiry.doneNever(bought.name) : expiry.done(bought.name, day(expiresOn)) });
    onDone();
  };

  return (
    <FormDialog
      title={expiry.title(bought.name)}
      about={bought.expiresOn === null ? expiry.never : expiry.until(day(bought.expiresOn))}
      form={form}
      verb={expiry.verb}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <ChoiceField
        form={form}
        name="ends"
        label={expiry.ends}
        options={[
          { value: "day", label: expiry.onDay, hint: expiry.onDayHint },
          { value: "never", label: expiry.neverAgain },
        ]}
      />
      {draft.ends === "day" && <TextField form={form} name="expiresOn" label={expiry.lastDay} type="date" />}
      <BookedAfter visits={booked} />
      <TextField form={form} name="reason" label={refund.reason} hint={refund.reasonHint} />
    </FormDialog>
  );
}

/** The visits that are booked after the new last day, each with the way to it. */
function BookedAfter({ visits }: { readonly visits: Booked }) {
  const { expiry } = useMessages();
  const { moment } = useFormats();
  const route = useRoute();
  if (visits.length === 0) return null;
  return (
    <div className="losing">
      <p><strong>{expiry.booked(visits.length)}</strong></p>
      <ul>
        {visits.map(({ id, startsAt, treatment }) => (
          <li key={id}><a href={visitAddress(route, id)}>{moment(startsAt)} · {treatment.name}</a></li>
        ))}
      </ul>
      <p>{expiry.bookedHint}</p>
    </div>
  );
}
