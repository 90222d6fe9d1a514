import { useForm } from "../../desk/use-form";
import { RegisterPatientDocument } from "../../generated/graphql";
import { useMessages } from "../../messages";
import { TextField } from "../../parts/field";
import { FormDialog } from "../../parts/form-dialog";
import { useToast } from "../../shell/toasts";
import { SamePerson } from "./same-person";
import { type Person, typedPerson } from "./typed-person";

/** A patient as other forms name them. */
export interface Registered {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
}

interface Props {
  /** The form's name: each flow that registers someone has a draft of its own. */
  readonly name: string;
  /** What was typed in search of them. */
  readonly typed?: string;
  /** The patient who was registered, or who was there already. */
  readonly onDone: (patient: Registered) => void;
  readonly onClose: () => void;
}

/** Registers a patient. Others who may be the same person are shown before. */
export function RegisterForm({ name, typed = "", onDone, onClose }: Props) {
  const { patients: words, register } = useMessages();
  const say = useToast();
  const form = useForm<Person>(name, typedPerson(typed));
  const { draft } = form;

  const submit = async () => {
    const outcome = await form.submit(RegisterPatientDocument, {
      firstName: draft.firstName,
      lastName: draft.lastName,
      dateOfBirth: draft.dateOfBirth || null,
      phone: draft.phone.trim() || null,
      email: draft.email.trim() || null,
    });
    if (outcome.is !== "done") return;
    const { patient } = outcome.payload;
    say({ text: register.done(`${patient.firstName} ${patient.lastName}`) });
    onDone(patient);
  };
  const take = (patient: Registered) => {
    form.discard();
    onDone(patient);
  };

  return (
    <FormDialog title={words.register} form={form} verb={register.verb} onSubmit={() => void submit()} onClose={onClose}>
      <TextField form={form} name="firstName" label={register.firstName} />
      <TextField form={form} name="lastName" label={register.lastName} />
      <TextField form={form} name="dateOfBirth" label={words.dateOfBirth} type="date" />
      <TextField form={form} name="phone" label={words.phone} type="tel" />
      <TextField form={form} name="email" label={words.email} type="email" />
      <SamePerson person={draft} onTake={take} />
    </FormDialog>
  );
}
