import { type Desk, useDesk } from "../../desk/desk";
import { useLive } from "../../desk/use-live";
import { type Reading, useReading } from "../../desk/use-reading";
import { FollowTheDayDocument, VisitsOfTheDayDocument, type VisitsOfTheDayQuery } from "../../generated/graphql";
import { inOrder, type Visit, withChanges } from "./day-of-visits";

/** The visits of a day of the clinic, kept current by what others do. */
export function useVisits(day: string): Reading<readonly Visit[]> {
  const desk = useDesk();
  const during = { from: day, to: day };
  const reading = useReading<readonly Visit[]>(day, (signal) => readVisits(desk, during, signal));
  useLive(FollowTheDayDocument, { during }, {
    read: reading.reload,
    changed: ({ appointmentsChanged }) =>
      reading.put((visits) => withChanges(visits, appointmentsChanged.appointments, day, desk.viewer.clinic.timeZone)),
  });
  return reading;
}

async function readVisits(desk: Desk, during: { from: string; to: string }, signal: AbortSignal) {
  const visits: Visit[] = [];
  let after: string | null = null;
  do {
    const { appointments }: VisitsOfTheDayQuery = await desk.run(VisitsOfTheDayDocument, { during, after }, { signal });
    visits.push(...appointments.nodes);
    after = appointments.pageInfo.hasNextPage ? appointments.pageInfo.endCursor : null;
  } while (after !== null);
  return inOrder(visits);
}
