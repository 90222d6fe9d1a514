import type { Registered } from "../register/register-form";
import { SUGGESTED } from "./package-choice";

/** A booking as it is typed. */
export interface BookingDraft {
  readonly patientId: string;
  /** What stands in the search box. */
  readonly patientName: string;
  /** Whether a new patient is being registered for it. */
  readonly isRegistering: boolean;
  readonly treatmentId: string;
  readonly practitionerId: string;
  readonly date: string;
  readonly time: string;
  /** The suggested one, none, or a patient package's id. */
  readonly package: string;
  readonly note: string;
}

/** What a draft keeps of the patient who was chosen; another one may have another package. */
export function chosenPatient({ id, firstName, lastName }: Registered) {
  return { patientId: id, patientName: `${firstName} ${lastName}`, package: SUGGESTED };
}
