import { useRef } from "react";
import { warningsInWords } from "../../desk/in-words";
import { useAnswer } from "../../desk/use-answer";
import { useForm } from "../../desk/use-form";
import { BookingChoicesDocument, ChangeAVisitDocument } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { TextField } from "../../parts/field";
import { FormDialog } from "../../parts/form-dialog";
import { nameOf } from "../../places/today/visit-actions";
import { useToast } from "../../shell/toasts";
import { PractitionerField, TreatmentField } from "../book/treatment-fields";
import type { OpenVisit } from "./visit-panel";
import "../book/book.css";

interface Props {
  readonly visit: OpenVisit;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Another practitioner, treatment or note for a booked visit. */
export function ChangeDialog({ visit, onDone, onClose }: Props) {
  const messages = useMessages();
  const words = messages.visit;
  const formats = useFormats();
  const say = useToast();
  const isBehind = useRef(false);
  const choices = useAnswer(BookingChoicesDocument, {}).data;
  const form = useForm(`change:${visit.id}`, {
    version: visit.version,
    treatmentId: visit.treatment.id,
    practitionerId: visit.practitioner?.id ?? "",
    note: visit.note ?? "",
    reason: "",
  });
  const submit = async () => {
    // It was changed meanwhile, and the person has seen that.
    if (isBehind.current) form.set({ version: visit.version });
    const version = isBehind.current ? visit.version : form.draft.version;
    const { treatmentId, practitionerId, note, reason } = form.draft;
    const outcome = await form.submit(ChangeAVisitDocument, {
      appointmentId: visit.id,
      expectedVersion: version,
      treatmentId,
      practitionerId: practitionerId || null,
      note: note.trim() || null,
      reason: reason.trim() || null,
    });
    isBehind.current = outcome.is === "refused" && outcome.refusal.code === "VERSION_CONFLICT";
    if (outcome.is !== "done") return;
    const warned = warningsInWords(outcome.payload.warnings, messages, formats);
    onDone();
    say({ text: [words.done.changed(nameOf(visit)), ...warned].join(" ") });
  };
  return (
    <FormDialog title={words.changeTitle} about={nameOf(visit)} form={form} verb={words.verbChange} onSubmit={submit} onClose={onClose}>
      <TreatmentField form={form} choices={choices} />
      <PractitionerField form={form} choices={choices} />
      <TextField form={form} name="note" label={words.note} maxLength={1000} />
      <TextField form={form} name="reason" label={words.reason} hint={words.optional} maxLength={1000} />
    </FormDialog>
  );
}
