import { type ReactNode, useId } from "react";
import { useMessages } from "../../messages";
import { type Days, daysOf, type Period, periodOf, PERIODS } from "./periods";
import type { Filters } from "./use-filters";

/** The days of the report, and what else it is narrowed to: the children are `Choice`s. */
export function FilterBar({ filters, children }: { readonly filters: Filters; readonly children: ReactNode }) {
  return (
    <Filtering>
      <PeriodChoice filters={filters} />
      {filters.days && <OwnDays filters={filters} days={filters.days} />}
      {children}
    </Filtering>
  );
}

/** Where it is chosen what the report is about. */
export function Filtering({ children }: { readonly children: ReactNode }) {
  const { filters } = useMessages().reports;
  return <search className="filters" aria-label={filters}>{children}</search>;
}

function PeriodChoice({ filters: { days, setDays, today } }: { readonly filters: Filters }) {
  const words = useMessages().reports;
  const period = days === undefined ? "all" : (periodOf(days, today) ?? "own");
  const choose = (chosen: string) => setDays(chosen === "all" ? undefined : daysOf(chosen as Period, today));
  return (
    <Labelled label={words.period}>
      {(id) => (
        <select id={id} value={period} onChange={({ target }) => choose(target.value)}>
          {PERIODS.map((one) => <option key={one} value={one}>{words.periods[one]}</option>)}
          <option value="all">{words.periods.all}</option>
          {period === "own" && <option value="own">{words.periods.own}</option>}
        </select>
      )}
    </Labelled>
  );
}

function OwnDays({ filters: { setDays }, days }: { readonly filters: Filters; readonly days: Days }) {
  const words = useMessages().reports;
  return (
    <>
      <Day label={words.from} day={days.from} choose={(from) => setDays({ from, to: from > days.to ? from : days.to })} />
      <Day label={words.to} day={days.to} choose={(to) => setDays({ from: to < days.from ? to : days.from, to })} />
    </>
  );
}

interface DayProps {
  readonly label: string;
  readonly day: string;
  readonly choose: (day: string) => void;
  /** Later ones cannot be chosen. */
  readonly last?: string;
}

export function Day({ label, day, choose, last }: DayProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <input
          id={id}
          type="date"
          required
          value={day}
          max={last}
          onChange={({ target }) => target.validity.valid && choose(target.value)}
        />
      )}
    </Labelled>
  );
}

interface ChoiceProps {
  readonly filters: Filters;
  /** Its name in the address. */
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** What it is if none of them is chosen: any, unless it is said. */
  readonly none?: string;
}

/** One of several, or any. */
export function Choice({ filters, name, label, options, none }: ChoiceProps) {
  const { any } = useMessages().reports;
  return (
    <Labelled label={label}>
      {(id) => (
        <select id={id} value={filters.get(name)} onChange={({ target }) => filters.set({ [name]: target.value })}>
          <option value="">{none ?? any}</option>
          {options.map(({ value, label: shown }) => <option key={value} value={value}>{shown}</option>)}
        </select>
      )}
    </Labelled>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
