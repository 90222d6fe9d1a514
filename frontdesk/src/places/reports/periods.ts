import { dayAfter } from "../today/days";

/** Days of the clinic's calendar, both ends included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

export const PERIODS = ["month", "lastMonth", "quarter", "year", "lastYear"] as const;
export type Period = (typeof PERIODS)[number];

/** The days of a period around `today`: a Date of the clinic's calendar. */
export function daysOf(period: Period, today: string): Days {
  const month = today.slice(0, 7);
  const year = Number(today.slice(0, 4));
  switch (period) {
    case "month":
      return daysOfMonth(month);
    case "lastMonth":
      return daysOfMonth(monthAfter(month, -1));
    case "quarter": {
      const first = monthAfter(month, -((Number(month.slice(5)) - 1) % 3));
      return { from: daysOfMonth(first).from, to: daysOfMonth(monthAfter(first, 2)).to };
    }
    case "year":
      return { from: `${year}-01-01`, to: `${year}-12-31` };
    case "lastYear":
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
  }
}

/** The period that these days are, if they are one. */
export function periodOf(days: Days, today: string): Period | undefined {
  return PERIODS.find((period) => {
    const { from, to } = daysOf(period, today);
    return from === days.from && to === days.to;
  });
}

/** The days of a month: "2026-02" has "2026-02-01" to "2026-02-28". */
export function daysOfMonth(month: string): Days {
  return { from: `${month}-01`, to: dayAfter(`${monthAfter(month, 1)}-01`, -1) };
}

/** The month so many months later: ("2026-11", 2) is "2027-01". */
export function monthAfter(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, "0")}-${String((count % 12) + 1).padStart(2, "0")}`;
}

/** The twelve months of which `last` is the last, the earliest first. */
export function twelveMonths(last: string): readonly string[] {
  return Array.from({ length: 12 }, (_, index) => monthAfter(last, index - 11));
}

/** Whether the month has days of the range; without a range it has. */
export function isAmong(month: string, days: Days | undefined): boolean {
  return days === undefined || (month >= days.from.slice(0, 7) && month <= days.to.slice(0, 7));
}
