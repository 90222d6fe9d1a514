import { useEffect } from "react";
import { useDesk } from "../../desk/desk";
import { warningsInWords } from "../../desk/in-words";
import { useAnswer } from "../../desk/use-answer";
import { type Form, useForm } from "../../desk/use-form";
import {
  BookAVisitDocument,
  BookingChoicesDocument,
  OptionsOfABookingDocument,
  PatientOfABookingDocument,
} from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { TextField } from "../../parts/field";
import { FormDialog } from "../../parts/form-dialog";
import { useToast } from "../../shell/toasts";
import { useNow } from "../../shell/use-now";
import { nameOf } from "../../places/today/visit-actions";
import type { Prefill } from "../addresses";
import { RegisterForm } from "../register/register-form";
import { type BookingDraft, chosenPatient } from "./booking-draft";
import { Busy } from "./busy";
import { useUndoBooking } from "./use-undo-booking";
import { chosenOf, PackageChoice, SUGGESTED, WITHOUT } from "./package-choice";
import { PatientField } from "./patient-field";
import { PractitionerField, TreatmentField } from "./treatment-fields";
import { firstWhen, momentOf } from "./when";
import { WhenFields } from "./when-fields";
import "./book.css";

interface Props {
  readonly prefill: Prefill;
  readonly onClose: () => void;
}

/** Books a visit: for whom, for what, with whom, when, and with which package. */
export default function BookDialog({ prefill, onClose }: Props) {
  const { timeZone } = useDesk().viewer.clinic;
  const messages = useMessages();
  const words = messages.book;
  const formats = useFormats();
  const say = useToast();
  const undo = useUndoBooking();
  const now = useNow();
  const name = `book:${prefill.at}:${prefill.patientId}:${prefill.practitionerId}`;
  const form = useForm<BookingDraft>(name, {
    patientId: "",
    patientName: "",
    isRegistering: false,
    treatmentId: "",
    practitionerId: prefill.practitionerId ?? "",
    ...firstWhen(prefill.at, now, timeZone),
    package: SUGGESTED,
    note: "",
  });
  usePatientOfTheAddress(form, prefill.patientId ?? "");
  const { draft } = form;
  const choices = useAnswer(BookingChoicesDocument, {}).data;
  const treatment = choices?.treatments.find(({ id }) => id === draft.treatmentId);
  const startsAt = momentOf(draft.date, draft.time, timeZone);
  const asked =
    draft.patientId && draft.treatmentId && startsAt
      ? { patientId: draft.patientId, treatmentId: draft.treatmentId, startsAt }
      : undefined;
  const { data, isLoading, reload } = useAnswer(OptionsOfABookingDocument, asked, { keep: true });
  const options = asked && data?.packageOptions;

  const submit = async () => {
    if (!draft.patientId) return form.refuse("patientId", words.choosePatient);
    if (!draft.treatmentId) return form.refuse("treatmentId", words.chooseTreatment);
    if (!startsAt) return form.refuse("startsAt", words.chooseTime);
    // What the person sees is what is booked, and what is sent again after a request without an answer.
    const chosen = form.isSent || !options || isLoading ? draft.package : chosenOf(draft.package, options);
    if (chosen !== draft.package) form.set({ package: chosen });
    const outcome = await form.submit(BookAVisitDocument, {
      patientId: draft.patientId,
      treatmentId: draft.treatmentId,
      practitionerId: draft.practitionerId || null,
      startsAt,
      usePreselected: chosen === SUGGESTED,
      patientPackageId: chosen === SUGGESTED || chosen === WITHOUT ? null : chosen,
      note: draft.note.trim() || null,
    });
    if (outcome.is === "refused") void reload().catch(() => undefined);
    if (outcome.is !== "done") return;
    const { appointment, warnings } = outcome.payload;
    const done = words.done(nameOf(appointment), appointment.treatment.name, formats.moment(appointment.startsAt));
    onClose();
    say({
      text: [done, ...warningsInWords(warnings, messages, formats)].join(" "),
      action: { label: messages.shell.undo, run: () => undo(appointment) },
    });
  };

  return (
    <>
      <FormDialog title={words.title} form={form} verb={words.verb} onSubmit={submit} onClose={onClose}>
        <PatientField form={form} />
        <div className="pair pair-wide">
          <TreatmentField form={form} choices={choices} />
          <PractitionerField form={form} choices={choices} />
        </div>
        <WhenFields form={form} />
        <Busy draft={draft} startsAt={startsAt} choices={choices} />
        {asked && (
          <PackageChoice
            form={form}
            options={options}
            isLoading={isLoading}
            price={treatment?.price}
          />
        )}
        <TextField form={form} name="note" label={words.note} maxLength={1000} />
      </FormDialog>
      {draft.isRegistering && (
        <RegisterForm
          name={`register:${name}`}
          typed={draft.patientName}
          onDone={(patient) => form.set({ ...chosenPatient(patient), isRegistering: false })}
          onClose={() => form.set({ isRegistering: false })}
        />
      )}
    </>
  );
}

/** The patient whose id the address has, unless another one was chosen. */
function usePatientOfTheAddress(form: Form<BookingDraft>, id: string): void {
  const isWanted = id !== "" && form.draft.patientId === "" && form.draft.patientName === "";
  const patient = useAnswer(PatientOfABookingDocument, isWanted ? { id } : undefined).data?.patient;
  useEffect(() => {
    if (isWanted && patient) form.set({ patientId: patient.id, patientName: `${patient.firstName} ${patient.lastName}` });
  }, [patient]);
}
