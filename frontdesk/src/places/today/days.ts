const DAY = 86_400_000;

/** The Date so many days later: ("2026-11-30", 1) is "2026-12-01". */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The day that a param names, if it is one of a calendar: an address can be mistyped. */
export function dayIn(params: URLSearchParams, name: string): string | undefined {
  const day = params.get(name) ?? "";
  const time = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : undefined;
}
