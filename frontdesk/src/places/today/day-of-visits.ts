import { clinicTime } from "gql-packages-client";
import type { VisitOfTheDayFragment } from "../../generated/graphql";

export type Visit = VisitOfTheDayFragment;

/** The visits with those that changed; an older version of one never replaces a newer. */
export function withChanges(
  visits: readonly Visit[],
  changed: readonly Visit[],
  day: string,
  timeZone: string,
): readonly Visit[] {
  const known = new Map(visits.map((visit) => [visit.id, visit]));
  for (const visit of changed) {
    if ((known.get(visit.id)?.version ?? -1) > visit.version) continue;
    if (clinicTime(visit.startsAt, timeZone).date === day) known.set(visit.id, visit);
    else known.delete(visit.id);
  }
  return inOrder([...known.values()]);
}

/** By time, then by name. */
export function inOrder(visits: Visit[]): Visit[] {
  const name = ({ patient }: Visit) => `${patient.lastName} ${patient.firstName}`;
  const moment = ({ startsAt }: Visit) => Date.parse(startsAt);
  return visits.sort((one, other) => moment(one) - moment(other) || name(one).localeCompare(name(other)));
}

/** A time in which nobody is booked: until the next visit, or to the end of the day. */
export interface FreeTime {
  readonly from: Date;
  readonly until: Date | undefined;
}

const QUARTER = 15 * 60_000;

/** The free times of a column, by the id of the visit that they precede; "" for the one after the last. */
export function freeTimesOf(visits: readonly Visit[], now: Date): ReadonlyMap<string, FreeTime> {
  const free = new Map<string, FreeTime>();
  const soon = Math.ceil(now.getTime() / QUARTER) * QUARTER;
  let end: number | undefined;
  const note = (id: string, until: number | undefined) => {
    if (end === undefined) return;
    const from = Math.max(end, soon);
    if (until !== undefined && until - from < QUARTER) return;
    free.set(id, { from: new Date(from), until: until === undefined ? undefined : new Date(until) });
  };
  for (const visit of visits) {
    if (visit.status === "CANCELLED") continue;
    note(visit.id, Date.parse(visit.startsAt));
    end = Math.max(end ?? 0, Date.parse(visit.endsAt));
  }
  note("", undefined);
  return free;
}

export interface Column {
  /** null: visits without a practitioner. */
  readonly practitioner: { readonly id: string; readonly name: string } | null;
  readonly visits: readonly Visit[];
}

/** A column for each practitioner: the person's own first, those without a practitioner last. */
export function columnsOf(visits: readonly Visit[], ownId: string): readonly Column[] {
  const columns = new Map<string, Visit[]>();
  for (const visit of visits) {
    const id = visit.practitioner?.id ?? "";
    columns.set(id, [...(columns.get(id) ?? []), visit]);
  }
  const rank = ({ practitioner }: Column) => (practitioner === null ? 2 : practitioner.id === ownId ? 0 : 1);
  return [...columns.values()]
    .map((own): Column => ({ practitioner: own[0]?.practitioner ?? null, visits: own }))
    .sort(
      (one, other) =>
        rank(one) - rank(other) ||
        (one.practitioner?.name ?? "").localeCompare(other.practitioner?.name ?? ""),
    );
}
