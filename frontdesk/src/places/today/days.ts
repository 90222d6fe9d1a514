const DAY = 86_400_000;

/** The Date so many days later: ("2026-11-30", 1) is "2026-12-01". */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
