import { clinicTime, type Failure } from "gql-packages-client";
import { useRef } from "react";
import { useDesk } from "../../desk/desk";
import { failureInWords, refusalInWords, warningsInWords } from "../../desk/in-words";
import { useChange } from "../../desk/use-change";
import { type Form, useForm } from "../../desk/use-form";
import {
  MoveAVisitDocument,
  MoveTheExpiryDocument,
  type RefusedFragment,
  TakeThePackageOffDocument,
} from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { ChoiceField, TextField } from "../../parts/field";
import { FormDialog } from "../../parts/form-dialog";
import { nameOf } from "../../places/today/visit-actions";
import { useToast } from "../../shell/toasts";
import { WhenFields } from "../book/when-fields";
import { momentOf } from "../book/when";
import type { OpenVisit } from "./visit-panel";
import "../book/book.css";

interface Props {
  readonly visit: OpenVisit;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

interface Draft {
  readonly version: number;
  readonly date: string;
  readonly time: string;
  /** The package that ends before the new day, once the server has said so. */
  readonly past: { readonly id: string; readonly name: string; readonly version: number; readonly expiresOn: string } | null;
  readonly remedy: "extend" | "detach" | "";
  readonly expiresOn: string;
}

/**
 * Another time for a booked visit. Past the last day of the package on it, the person chooses first what
 * happens to the package; that is done, and then the visit is moved.
 */
export function MoveDialog({ visit, onDone, onClose }: Props) {
  const { timeZone } = useDesk().viewer.clinic;
  const messages = useMessages();
  const words = messages.visit;
  const formats = useFormats();
  const say = useToast();
  const isBehind = useRef(false);
  const { date, time } = clinicTime(visit.startsAt, timeZone);
  const form = useForm<Draft>(`move:${visit.id}`, {
    version: visit.version,
    date,
    time,
    past: null,
    remedy: "",
    expiresOn: "",
  });
  const { isBusy, send } = useChange();
  const { draft } = form;
  const isPast = draft.past !== null && draft.date > draft.past.expiresOn;

  /** Do what was chosen for the package. Gives the visit's version after it, or nothing if it was not done. */
  const remedied = async (): Promise<number | undefined> => {
    if (draft.past === null || !isPast) return draft.version;
    const { id, version } = draft.past;
    if (draft.remedy === "") {
      form.refuse("remedy", words.chooseRemedy);
      return undefined;
    }
    if (draft.remedy === "extend") {
      const input = { patientPackageId: id, expiresOn: draft.expiresOn, expectedVersion: version };
      const extended = await send(`extend-${draft.expiresOn}:${id}:${version}`, MoveTheExpiryDocument, input);
      if (extended.is === "done") return draft.version;
      form.refuse("remedy", whyNot(extended));
      return undefined;
    }
    const off = await send(`take-off:${visit.id}:${draft.version}`, TakeThePackageOffDocument, { appointmentId: visit.id });
    if (off.is === "done") return off.payload.appointment.version;
    form.refuse("remedy", whyNot(off));
    return undefined;
  };
  const whyNot = (outcome: { is: "refused"; refusal: RefusedFragment } | { is: "failed"; failure: Failure }) =>
    outcome.is === "refused"
      ? refusalInWords(outcome.refusal, messages, formats)
      : failureInWords(outcome.failure, messages);

  const submit = async () => {
    const startsAt = momentOf(draft.date, draft.time, timeZone);
    if (!startsAt) return form.refuse("startsAt", messages.book.chooseTime);
    if (isBehind.current) form.set({ version: visit.version });
    const version = isBehind.current ? visit.version : await remedied();
    if (version === undefined) return;
    form.set({ version, past: null, remedy: "" });
    const outcome = await form.submit(
      MoveAVisitDocument,
      { appointmentId: visit.id, startsAt, expectedVersion: version },
    );
    if (outcome.is === "refused") {
      const { refusal } = outcome;
      isBehind.current = refusal.code === "VERSION_CONFLICT";
      if (refusal.__typename !== "PastExpiry") return;
      const { expiresOn, patientPackage } = refusal;
      form.set({ past: { ...patientPackage, expiresOn }, remedy: "", expiresOn: draft.date });
    }
    if (outcome.is !== "done") return;
    const { appointment, warnings } = outcome.payload;
    const moved = words.done.moved(nameOf(visit), formats.moment(appointment.startsAt));
    onDone();
    say({ text: [moved, ...warningsInWords(warnings, messages, formats)].join(" ") });
  };

  return (
    <FormDialog
      title={words.moveTitle}
      about={`${nameOf(visit)} · ${words.now(formats.moment(visit.startsAt))}`}
      form={{ ...form, isBusy: isBusy || form.isBusy }}
      verb={words.verbMove}
      onSubmit={submit}
      onClose={onClose}
    >
      <WhenFields form={form} />
      {isPast && <Remedies form={form} />}
    </FormDialog>
  );
}

/** The two ways past the package's last day. */
function Remedies({ form }: { readonly form: Form<Draft> }) {
  const mayExtend = useDesk().may("PACKAGES_ADJUST");
  const { visit: words } = useMessages();
  const { day } = useFormats();
  const { past, remedy } = form.draft;
  if (past === null) return null;
  return (
    <div className="remedies">
      <p className="mind" role="alert">{words.past(past.name, day(past.expiresOn))}</p>
      <ChoiceField
        form={form}
        name="remedy"
        label={words.remedy}
        options={[
          ...(mayExtend ? [{ value: "extend", label: words.extend }] : []),
          { value: "detach", label: words.detach, hint: words.detachHint },
        ]}
      />
      {!mayExtend && <p className="muted">{words.noExtending}</p>}
      {remedy === "extend" && (
        <TextField form={form} name="expiresOn" type="date" label={words.expiresOn} min={form.draft.date} required />
      )}
    </div>
  );
}
