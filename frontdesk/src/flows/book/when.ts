import { clinicTime, fromClinicTime } from "gql-packages-client";

const QUARTER = 15 * 60_000;

/** The next full quarter of an hour. */
export function nextQuarter(moment: Date): Date {
  return new Date(Math.ceil(moment.getTime() / QUARTER) * QUARTER);
}

/** Day and time that a booking begins with: what was asked for; today soon; another day in the morning. */
export function firstWhen(at: string, now: Date, timeZone: string): { readonly date: string; readonly time: string } {
  const [date = "", time] = at.split("T");
  if (time) return { date, time };
  const soon = clinicTime(nextQuarter(now), timeZone);
  return date === soon.date ? soon : { date, time: "09:00" };
}

/** The moment to send; nothing while there is no such day or time. */
export function momentOf(date: string, time: string, timeZone: string): string | undefined {
  try {
    return fromClinicTime(date, time, timeZone);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

interface Span {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** The first of the visits that a visit of so many minutes would run into. */
export function inTheWay<Visit extends Span>(
  visits: readonly Visit[],
  startsAt: string,
  minutes: number,
): Visit | undefined {
  const from = Date.parse(startsAt);
  const until = from + minutes * 60_000;
  return visits.find((visit) => Date.parse(visit.startsAt) < until && Date.parse(visit.endsAt) > from);
}
