import { clinicTime } from "gql-packages-client";
import { useDesk } from "../../desk/desk";
import { addressOf, go, useRoute } from "../../shell/router";
import { useNow } from "../../shell/use-now";
import { dayIn } from "../today/days";
import { type Days, daysOf, monthAfter, twelveMonths } from "./periods";

/** What the report is narrowed to. It stands in the address: a reload, a step back and a link keep it. */
export interface Filters {
  readonly report: string;
  /** Today, on the clinic's calendar. */
  readonly today: string;
  /** Undefined: all days that there are. */
  readonly days: Days | undefined;
  readonly get: (name: string) => string;
  readonly day: (name: string) => string | undefined;
  readonly set: (changes: Readonly<Record<string, string>>) => void;
  readonly setDays: (days: Days | undefined) => void;
  /** The address of the same report over other days. */
  readonly addressWith: (days: Days | undefined) => string;
  /** The twelve months that the plot shows: up to the last one that is asked for, or the present one. */
  readonly months: readonly string[];
}

/** The filters of this report; without any it is about the present month. */
export function useFilters(report: string): Filters {
  const { timeZone } = useDesk().viewer.clinic;
  const { params } = useRoute();
  const today = clinicTime(useNow(), timeZone).date;
  const days = daysIn(params, today);
  const addressAfter = (changes: Readonly<Record<string, string>>) => {
    const next = { ...Object.fromEntries(params), ...changes };
    return addressOf("reports", [report], Object.fromEntries(Object.entries(next).filter(([, value]) => value !== "")));
  };
  const written = (chosen: Days | undefined) => ({
    days: chosen === undefined ? "all" : "",
    from: chosen?.from ?? "",
    to: chosen?.to ?? "",
  });
  return {
    report,
    today,
    days,
    get: (name) => params.get(name) ?? "",
    day: (name) => dayIn(params, name),
    set: (changes) => go(addressAfter(changes), { replace: true }),
    setDays: (chosen) => go(addressAfter(written(chosen)), { replace: true }),
    addressWith: (chosen) => addressAfter(written(chosen)),
    months: twelveMonths(lastOf(days, today)),
  };
}

function daysIn(params: URLSearchParams, today: string): Days | undefined {
  if (params.get("days") === "all") return undefined;
  const month = daysOf("month", today);
  return { from: dayIn(params, "from") ?? month.from, to: dayIn(params, "to") ?? month.to };
}

function lastOf(days: Days | undefined, today: string): string {
  const present = today.slice(0, 7);
  const last = days?.to.slice(0, 7) ?? present;
  // Months to come have nothing to show, unless they are what is asked for.
  return last > present && (days?.from.slice(0, 7) ?? "") <= present ? present : monthAfter(last, 0);
}
