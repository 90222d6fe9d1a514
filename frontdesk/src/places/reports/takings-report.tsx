import { useDesk } from "../../desk/desk";
import { useAnswer } from "../../desk/use-answer";
import {
  MoreOfMyTakingsDocument,
  MoreTakingsDocument,
  MyTakingsDocument,
  type PaymentMethod,
  TakingsByMonthDocument,
  type TakingsFilter,
  type TakingsPageFragment,
  TakingsReportDocument,
} from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import type { Column } from "../../parts/table";
import { filtersOf, sumsOf } from "./by-month";
import { useChoices } from "./choices";
import { Choice, FilterBar } from "./filter-bar";
import { MonthPlot } from "./month-plot";
import type { Days } from "./periods";
import { Breakdown, Download, PatientLink, Report, Sums } from "./report-parts";
import { type Filters, useFilters } from "./use-filters";

type Row = TakingsPageFragment["rows"]["nodes"][number];

const METHODS = ["CASH", "CARD", "BANK_TRANSFER", "CHEQUE", "OTHER"] as const satisfies readonly PaymentMethod[];

/** The money that was received and paid back, by method. */
export function TakingsReport() {
  const desk = useDesk();
  const filters = useFilters("takings");
  const filter = filterOf(filters, filters.days);
  const reading = useAnswer(TakingsReportDocument, { filter }, { keep: true });
  const words = useMessages().reports;
  const columns = useColumns();
  return (
    <>
      <TakingsFilters filters={filters} file={filter} />
      <TakingsPlot filters={filters} />
      <Report
        reading={reading}
        rowsIn={(data) => data.takingsReport.rows}
        withRows={(data, rows) => ({ takingsReport: { ...data.takingsReport, rows } })}
        more={async (after) => (await desk.run(MoreTakingsDocument, { filter, after })).takingsReport.rows}
        sums={(data) => <TakingsSums report={data.takingsReport} />}
        label={words.takings.rows}
        columns={columns}
        keyOf={keyOf}
      />
    </>
  );
}

/** What the person who is signed in took and paid back today: for counting the till. */
export function MyTakings() {
  const desk = useDesk();
  const reading = useAnswer(MyTakingsDocument, {});
  const words = useMessages().reports;
  const columns = useColumns();
  return (
    <Report
      reading={reading}
      rowsIn={(data) => data.myTakings.rows}
      withRows={(data, rows) => ({ myTakings: { ...data.myTakings, rows } })}
      more={async (after) => (await desk.run(MoreOfMyTakingsDocument, { after })).myTakings.rows}
      sums={(data) => <TakingsSums report={data.myTakings} />}
      label={words.takings.rows}
      columns={columns.filter(({ title }) => title !== words.staff)}
      keyOf={keyOf}
    />
  );
}

/** A payment has a row, and each time that something of it was paid back. */
const keyOf = ({ amount, kind, payment, takenAt }: Row) => `${payment.id} ${kind} ${takenAt} ${amount.amount}`;

function filterOf({ get }: Filters, days: Days | undefined): TakingsFilter {
  return {
    ...(days && { during: days }),
    ...(get("method") && { method: [get("method") as PaymentMethod] }),
    ...(get("staff") && { staffMemberId: get("staff") }),
  };
}

function TakingsFilters({ filters, file }: { readonly filters: Filters; readonly file: TakingsFilter }) {
  const words = useMessages().reports;
  const { staff } = useChoices();
  return (
    <FilterBar filters={filters}>
      <Choice
        filters={filters}
        name="method"
        label={words.method}
        options={METHODS.map((method) => ({ value: method, label: words.methods[method] }))}
      />
      <Choice filters={filters} name="staff" label={words.staff} options={staff} />
      <Download file={{ name: "takings", filter: file }} />
    </FilterBar>
  );
}

function TakingsPlot({ filters }: { readonly filters: Filters }) {
  const words = useMessages().reports;
  const answer = useAnswer(TakingsByMonthDocument, filtersOf(filters.months, (days) => filterOf(filters, days)), { keep: true });
  const sums = answer.data && sumsOf(answer.data);
  return (
    <MonthPlot
      title={words.takings.byMonth}
      filters={filters}
      series={[
        { name: words.received, values: sums?.map(({ received }) => received) },
        { name: words.paidBack, values: sums?.map(({ paidBack }) => paidBack) },
      ]}
    />
  );
}

function TakingsSums({ report: { byMethod, summary } }: { readonly report: TakingsPageFragment }) {
  const words = useMessages().reports;
  const { money } = useFormats();
  return (
    <>
      <Sums
        sums={[
          { name: words.received, value: money(summary.received), about: words.payments(summary.payments) },
          { name: words.paidBack, value: money(summary.paidBack), about: words.payments(summary.refunds) },
          { name: words.net, value: money(summary.net) },
        ]}
      />
      <Breakdown
        label={words.takings.byMethod}
        rows={byMethod}
        keyOf={({ method }) => method}
        columns={[
          { title: words.method, cell: ({ method }) => words.methods[method] },
          { title: words.received, isNumber: true, cell: ({ received }) => money(received) },
          { title: words.paidBack, isNumber: true, cell: ({ paidBack }) => money(paidBack) },
          { title: words.net, isNumber: true, cell: ({ net }) => money(net) },
        ]}
      />
    </>
  );
}

function useColumns(): readonly Column<Row>[] {
  const words = useMessages().reports;
  const { moment, money } = useFormats();
  return [
    {
      title: words.patient,
      cell: ({ patientName, patientNumber, payment }) => (
        <PatientLink id={payment.patient.id} name={patientName} number={patientNumber} />
      ),
    },
    { title: words.taken, isOneLine: true, cell: ({ takenAt }) => moment(takenAt) },
    {
      title: words.method,
      cell: ({ kind, method }) => (
        <>
          {words.methods[method]} {kind === "PAID_BACK" && <span className="badge badge-warn">{words.paidBack}</span>}
        </>
      ),
    },
    { title: words.reference, cell: ({ reference }) => reference },
    { title: words.staff, cell: ({ staffName }) => staffName },
    { title: words.amount, isNumber: true, cell: ({ amount }) => money(amount) },
  ];
}
