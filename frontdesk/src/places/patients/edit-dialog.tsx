import { useEntry } from "../../desk/use-entry";
import { EditAPatientDocument } from "../../generated/graphql";
import { useMessages } from "../../messages";
import { EntryDialog } from "../../parts/entry-dialog";
import { TextField } from "../../parts/field";
import { useToast } from "../../shell/toasts";
import type { Patient } from "./patient-screen";

interface Props {
  readonly patient: Patient;
  readonly reload: () => Promise<void>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Change what is known of a patient; what another desk changed meanwhile is taken over. */
export function EditDialog({ patient, reload, onDone, onClose }: Props) {
  const { patients: words, register } = useMessages();
  const say = useToast();
  const entry = useEntry("patient", patient, fieldsOf(patient), reload);
  const { form } = entry;

  const submit = async () => {
    const { firstName, lastName, dateOfBirth, phone, email } = form.draft;
    const outcome = await entry.amend(EditAPatientDocument, { patientId: patient.id }, {
      firstName,
      lastName,
      dateOfBirth: dateOfBirth || null,
      phone: phone.trim() || null,
      email: email.trim() || null,
    });
    if (outcome.is !== "done") return;
    say({ text: words.saved(`${firstName} ${lastName}`.trim()) });
    onDone();
  };

  return (
    <EntryDialog
      title={words.editOf(`${patient.firstName} ${patient.lastName}`)}
      entry={entry}
      labels={{
        firstName: register.firstName,
        lastName: register.lastName,
        dateOfBirth: words.dateOfBirth,
        phone: words.phone,
        email: words.email,
      }}
      isNew={false}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField form={form} name="firstName" label={register.firstName} />
      <TextField form={form} name="lastName" label={register.lastName} />
      <TextField form={form} name="dateOfBirth" label={words.dateOfBirth} type="date" />
      <TextField form={form} name="phone" label={words.phone} type="tel" />
      <TextField form={form} name="email" label={words.email} type="email" />
    </EntryDialog>
  );
}

const fieldsOf = (patient: Patient) => ({
  firstName: patient.firstName,
  lastName: patient.lastName,
  dateOfBirth: patient.dateOfBirth ?? "",
  phone: patient.phone ?? "",
  email: patient.email ?? "",
});
