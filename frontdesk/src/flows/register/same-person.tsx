import { useFormats, useMessages } from "../../messages";
import { Button } from "../../parts/button";
import { type PatientFound, usePatientsFound } from "../../shell/use-patients-found";
import type { Person } from "./typed-person";
import "./register.css";

interface Props {
  readonly person: Person;
  readonly onTake: (patient: PatientFound) => void;
}

/** How many digits of a telephone tell people apart. */
const ENOUGH_DIGITS = 6;

/** Who has the same name, telephone or e-mail address already, to be taken instead. */
export function SamePerson({ person, onTake }: Props) {
  const { patients: words, register } = useMessages();
  const { day } = useFormats();
  const { firstName, lastName, phone, email } = person;
  const byName = usePatientsFound(firstName.trim() && lastName.trim() ? `${firstName} ${lastName}` : "");
  const byPhone = usePatientsFound(phone.replace(/\D/g, "").length >= ENOUGH_DIGITS ? phone : "");
  const byEmail = usePatientsFound(email.includes("@") ? email : "");
  const found = [byName, byPhone, byEmail].flatMap((each) => each.found);
  const others = [...new Map(found.map((patient) => [patient.id, patient])).values()];
  return (
    <div role="status">
      {others.length > 0 && (
        <div className="mind same-person">
          <p>{words.duplicates}</p>
          <ul>
            {others.map((patient) => (
              <li key={patient.id}>
                <span>
                  <bdi>{patient.firstName} {patient.lastName}</bdi>
                  {patient.number !== null && ` #${patient.number}`}
                  {patient.dateOfBirth !== null && ` · ${day(patient.dateOfBirth)}`}
                  {patient.phone !== null && ` · ${patient.phone}`}
                </span>
                <Button tone="quiet" label={register.takeOf(`${patient.firstName} ${patient.lastName}`)} onClick={() => onTake(patient)}>
                  {register.take}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
