import { useAnswer } from "../../desk/use-answer";
import { type BookingChoicesQuery, BusyOnTheDayDocument } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { Icon } from "../../parts/icon";
import type { BookingDraft } from "./booking-draft";
import { inTheWay } from "./when";

/** Whose other visit the booking would run into. It may: it is only said. */
export function Busy({ draft, startsAt, choices }: {
  readonly draft: BookingDraft;
  readonly startsAt: string | undefined;
  readonly choices: BookingChoicesQuery | undefined;
}) {
  const { warnings } = useMessages();
  const { times } = useFormats();
  const treatment = choices?.treatments.find(({ id }) => id === draft.treatmentId);
  const day = { from: draft.date, to: draft.date };
  const { data } = useAnswer(
    BusyOnTheDayDocument,
    draft.patientId && startsAt
      ? {
          during: day,
          starts: day,
          patientId: draft.patientId,
          practitionerId: draft.practitionerId || null,
          hasPractitioner: draft.practitionerId !== "",
        }
      : undefined,
    { keep: true },
  );
  const minutes = treatment?.durationMinutes ?? 1;
  const find = <Visit extends { readonly startsAt: string; readonly endsAt: string }>(visits: readonly Visit[] = []) =>
    startsAt ? inTheWay(visits, startsAt, minutes) : undefined;
  const ofPractitioner = find(data?.ofThePractitioner?.nodes);
  const ofPatient = find(data?.ofThePatient.nodes);
  return (
    <div role="status">
      {(ofPractitioner ?? ofPatient) && (
        <p className="mind">
          <Icon name="alarm" />
          <span>
            {ofPractitioner && warnings.PRACTITIONER_BUSY(ofPractitioner.practitioner?.name ?? "", times(ofPractitioner.startsAt, ofPractitioner.endsAt))}{" "}
            {ofPatient && warnings.PATIENT_BUSY(times(ofPatient.startsAt, ofPatient.endsAt))}
          </span>
        </p>
      )}
    </div>
  );
}
