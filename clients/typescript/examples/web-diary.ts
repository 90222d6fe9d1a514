// A diary on the wall: the visits of some days, as they are, without any framework.
import {
  clinicTime,
  type DateRange,
  FollowTheDaysVisitsDocument,
  type FollowTheDaysVisitsSubscription,
} from "gql-packages-client";
import { connectLive } from "gql-packages-client/live";

type Visit = FollowTheDaysVisitsSubscription["appointmentsChanged"]["appointments"][number];

/** What the wall does with what it is told. */
export interface Diary {
  readonly readAgain: () => Promise<void>;
  readonly put: (visits: readonly Visit[]) => void;
  readonly say: (sentence: string) => void;
}

/** A visit as a line of the wall, by the clinic's clock. */
export function line(visit: Visit, timeZone: string): string {
  const { date, time } = clinicTime(visit.startsAt, timeZone);
  return `${date} ${time} ${visit.treatment.name}`;
}

/** Keep the diary true until it is stopped. */
export function follow(
  url: string,
  token: (refused?: string) => Promise<string>,
  during: DateRange,
  diary: Diary,
): () => void {
  const live = connectLive({ url, token });
  const stop = live(FollowTheDaysVisitsDocument, { during }, {
    read: () => diary.readAgain(),
    changed: ({ appointmentsChanged }) => diary.put(appointmentsChanged.appointments),
    ended: (failure) => diary.say(failure.message),
  });
  return stop;
}
