import { useState } from "react";
import { useFormats, useMessages } from "../../messages";
import { Table } from "../../parts/table";
import { go } from "../../shell/router";
import { daysOfMonth, isAmong } from "./periods";
import { marksOf } from "./scale";
import type { Filters } from "./use-filters";
import "./month-plot.css";

type Money = { readonly amount: string; readonly currency: string };

export interface Series {
  readonly name: string;
  /** One for each month of the filters; absent while they are read. */
  readonly values: readonly Money[] | undefined;
}

interface Props {
  readonly title: string;
  readonly filters: Filters;
  readonly series: readonly Series[];
}

/** Bars over twelve months. A press on a month makes the report one of that month; a table says the same. */
export function MonthPlot({ title, filters, series }: Props) {
  const words = useMessages().reports;
  const { locale, money } = useFormats();
  const [pointed, setPointed] = useState<number>();
  const long = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const nameOf = (month: string) => long.format(new Date(`${month}-15T12:00:00Z`));
  const of = (values: Series["values"], index: number) => (values?.[index] ? money(values[index]) : "–");
  const addressOf = (month: string) => filters.addressWith(daysOfMonth(month));
  return (
    <figure className="card plot" aria-label={title}>
      <figcaption>
        <h2>{title}</h2>
        <ul className="plot-legend">
          {series.map(({ name, values }, index) => (
            <li key={name} className={`plot-series-${index}`}>
              {name} {pointed !== undefined && <strong className="number">{of(values, pointed)}</strong>}
            </li>
          ))}
        </ul>
        <p className="muted plot-pointed" aria-hidden="true">{pointed !== undefined && nameOf(filters.months[pointed] ?? "")}</p>
      </figcaption>
      <Bars filters={filters} series={series} point={setPointed} choose={(month) => go(addressOf(month))} />
      <details>
        <summary>{words.asTable}</summary>
        <Table
          label={title}
          rows={filters.months}
          keyOf={(month) => month}
          isCurrent={(month) => isAmong(month, filters.days)}
          columns={[
            { title: words.month, cell: (month) => <a href={addressOf(month)}>{nameOf(month)}</a> },
            ...series.map(({ name, values }) => ({
              title: name,
              isNumber: true,
              cell: (month: string) => of(values, filters.months.indexOf(month)),
            })),
          ]}
        />
      </details>
    </figure>
  );
}

interface BarsProps {
  readonly filters: Filters;
  readonly series: readonly Series[];
  readonly point: (index: number | undefined) => void;
  readonly choose: (month: string) => void;
}

const SLOT = 100 / 12;
/** How much of a month's room the bars take. */
const FILLED = 0.62;

/** The picture alone: the table says the same, and its links do the same by keyboard. */
function Bars({ filters: { days, months }, series, point, choose }: BarsProps) {
  const { locale } = useFormats();
  const currency = series[0]?.values?.[0]?.currency;
  const marks = marksOf(series.flatMap(({ values = [] }) => values.map(({ amount }) => Number(amount))));
  const [least = 0, most = 1] = [marks[0], marks.at(-1)];
  const fromTop = (value: number) => ((most - value) / (most - least)) * 100;
  const short = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
  const compact = new Intl.NumberFormat(locale, {
    notation: "compact",
    ...(currency ? { style: "currency", currency, currencyDisplay: "narrowSymbol", minimumFractionDigits: 0, maximumFractionDigits: 1 } : {}),
  });
  const width = (SLOT * FILLED) / series.length;
  return (
    <div className="plot-body" aria-hidden="true">
      <div className="plot-axis muted">
        {marks.map((mark) => <span key={mark} style={{ top: `${fromTop(mark)}%` }}>{currency && compact.format(mark)}</span>)}
      </div>
      <svg className="plot-area" onMouseLeave={() => point(undefined)}>
        {marks.map((mark) => (
          <line key={mark} className={mark === 0 ? "plot-zero" : undefined} x1="0" x2="100%" y1={`${fromTop(mark)}%`} y2={`${fromTop(mark)}%`} />
        ))}
        {months.map((month, index) => (
          <g key={month} className={isAmong(month, days) ? "plot-month is-among" : "plot-month"} onMouseEnter={() => point(index)} onClick={() => choose(month)}>
            <rect className="plot-room" x={`${index * SLOT}%`} width={`${SLOT}%`} height="100%" />
            {series.map(({ name, values }, number) => {
              const value = Number(values?.[index]?.amount ?? 0);
              return (
                <rect
                  key={name}
                  className={`plot-bar plot-series-${number}`}
                  x={`${index * SLOT + (SLOT * (1 - FILLED)) / 2 + number * width}%`}
                  width={`${width * 0.94}%`}
                  y={`${fromTop(Math.max(value, 0))}%`}
                  height={`${(Math.abs(value) / (most - least)) * 100}%`}
                  rx="2"
                />
              );
            })}
          </g>
        ))}
      </svg>
      <div className="plot-names muted">
        {months.map((month) => (
          <span key={month} className={isAmong(month, days) ? "is-among" : undefined}>{short.format(new Date(`${month}-15T12:00:00Z`))}</span>
        ))}
      </div>
    </div>
  );
}
