import { clinicTime } from "gql-packages-client";
import { useDesk } from "../../desk/desk";
import type { ArchiveStaffMemberMutation } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { Dialog } from "../../parts/dialog";
import { addressOf } from "../../shell/router";

type Payload = Extract<ArchiveStaffMemberMutation["archiveStaffMember"], { readonly __typename: "ArchiveStaffMemberPayload" }>;

interface Props {
  readonly name: string;
  readonly visits: Payload["bookedAppointments"];
  readonly onClose: () => void;
}

/** The visits that are still booked with a staff member who left: each leads to its day. */
export function BookedStill({ name, visits, onClose }: Props) {
  const words = useMessages().setUp;
  const { timeZone } = useDesk().viewer.clinic;
  const { moment } = useFormats();
  const dayOf = (startsAt: string) => addressOf("today", [], { day: clinicTime(startsAt, timeZone).date });
  return (
    <Dialog title={words.bookedStill(name, visits.length)} about={words.bookedStillHint} onClose={onClose}>
      <ul className="booked-still">
        {visits.map(({ id, patient, startsAt, treatment }) => (
          <li key={id}>
            <a href={dayOf(startsAt)}>{moment(startsAt)}</a>
            <span><bdi>{patient.firstName} {patient.lastName}</bdi>, {treatment.name}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
