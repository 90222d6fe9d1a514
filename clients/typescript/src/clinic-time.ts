/** A moment as the clock on the clinic's wall shows it. */
export interface ClinicTime {
  /** "2026-11-28" */
  readonly date: string;
  /** "06:30", of a day of 24 hours */
  readonly time: string;
  /** From UTC: "-08:00" */
  readonly offset: string;
}

/**
 * A DateTime of the API in the clinic's `timeZone` ("America/Vancouver"), whatever the browser's is.
 * Throws RangeError if it is none, or the zone is not known.
 */
export function clinicTime(moment: string | Date, timeZone: string): ClinicTime {
  const at = new Date(moment).getTime();
  const minutes = offsetAt(at, timeZone);
  const local = new Date(at + minutes * MINUTE).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16), offset: written(minutes) };
}

/**
 * What to send for a date ("2026-11-28") and time ("06:30") of the clinic: a DateTime with its offset.
 * A time that the clocks skip is as much later; of one that they show twice it is the first.
 * Throws RangeError if there is no such date or time, or the zone is not known.
 */
export function fromClinicTime(date: string, time: string, timeZone: string): string {
  const wall = Date.parse(`${date}T${time}:00Z`);
  const isThere = !Number.isNaN(wall) && new Date(wall).toISOString().startsWith(`${date}T${time}`);
  if (!isThere) throw new RangeError(`There is no ${date} ${time}.`);
  const before = offsetAt(wall - DAY, timeZone);
  const after = offsetAt(wall + DAY, timeZone);
  const found = [before, after].find((minutes) => offsetAt(wall - minutes * MINUTE, timeZone) === minutes);
  if (found !== undefined) return `${date}T${time}:00${written(found)}`;
  const skipped = clinicTime(new Date(wall - before * MINUTE), timeZone);
  return `${skipped.date}T${skipped.time}:00${skipped.offset}`;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Minutes that the zone is ahead of UTC at that moment. */
function offsetAt(at: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
  const wall = Date.UTC(year, month - 1, day, hour % 24, minute);
  return Math.round((wall - Math.floor(at / MINUTE) * MINUTE) / MINUTE);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once for each zone: they are slow to make. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  formats.set(timeZone, made);
  return made;
}

function written(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (count: number) => String(count).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
