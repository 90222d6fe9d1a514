import { useDesk } from "../../desk/desk";
import { useAnswer } from "../../desk/use-answer";
import {
  MoreSalesDocument,
  type PackageSalesFilter,
  type PatientPackageStatus,
  SalesByMonthDocument,
  SalesReportDocument,
  type SalesReportQuery,
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

type Sales = SalesReportQuery["packageSalesReport"];
type Row = Sales["rows"]["nodes"][number];

const STATUSES = ["UNPAID", "ACTIVE", "USED_UP", "EXPIRED", "REFUNDED"] as const satisfies readonly PatientPackageStatus[];

/** The packages that were sold, what was collected for them, and for whom they were sold. */
export function SalesReport() {
  const desk = useDesk();
  const filters = useFilters("sales");
  const filter = filterOf(filters, filters.days);
  const reading = useAnswer(SalesReportDocument, { filter }, { keep: true });
  const words = useMessages().reports;
  const columns = useColumns();
  return (
    <>
      <SalesFilters filters={filters} file={filter} />
      <SalesPlot filters={filters} />
      <Report
        reading={reading}
        rowsIn={(data) => data.packageSalesReport.rows}
        withRows={(data, rows) => ({ packageSalesReport: { ...data.packageSalesReport, rows } })}
        more={async (after) => (await desk.run(MoreSalesDocument, { filter, after })).packageSalesReport.rows}
        sums={(data) => <SalesSums summary={data.packageSalesReport.summary} />}
        label={words.sales.rows}
        columns={columns}
        keyOf={(row) => row.patientPackage.id}
      />
    </>
  );
}

function filterOf({ get }: Filters, days: Days | undefined): PackageSalesFilter {
  return {
    ...(days && { sold: days }),
    ...(get("offer") && { packageIds: [get("offer")] }),
    ...(get("staff") && { staffMemberId: get("staff") }),
    ...(get("status") && { status: [get("status") as PatientPackageStatus] }),
  };
}

function SalesFilters({ filters, file }: { readonly filters: Filters; readonly file: PackageSalesFilter }) {
  const words = useMessages().reports;
  const { offers, staff } = useChoices();
  return (
    <FilterBar filters={filters}>
      <Choice filters={filters} name="offer" label={words.offer} options={offers} />
      <Choice filters={filters} name="staff" label={words.soldFor} options={staff} />
      <Choice
        filters={filters}
        name="status"
        label={words.status}
        options={STATUSES.map((status) => ({ value: status, label: words.statuses[status] }))}
      />
      <Download file={{ name: "package-sales", filter: file }} />
    </FilterBar>
  );
}

function SalesPlot({ filters }: { readonly filters: Filters }) {
  const words = useMessages().reports;
  const answer = useAnswer(SalesByMonthDocument, filtersOf(filters.months, (days) => filterOf(filters, days)), { keep: true });
  const sums = answer.data && sumsOf(answer.data);
  return (
    <MonthPlot
      title={words.sales.byMonth}
      filters={filters}
      series={[
        { name: words.invoiced, values: sums?.map(({ invoiced }) => invoiced) },
        { name: words.collected, values: sums?.map(({ collected }) => collected) },
      ]}
    />
  );
}

function SalesSums({ summary }: { readonly summary: Sales["summary"] }) {
  const words = useMessages().reports;
  const { money } = useFormats();
  return (
    <>
      <Sums
        sums={[
          { name: words.packagesSold, value: summary.packagesSold },
          { name: words.invoiced, value: money(summary.invoiced) },
          { name: words.collected, value: money(summary.collected) },
          { name: words.refunded, value: money(summary.refunded) },
          { name: words.usesLeft, value: summary.usesRemaining, about: words.ofUses(summary.usesSold) },
        ]}
      />
      {summary.byStaffMember.length > 0 && (
        <Breakdown
          label={words.sales.byStaff}
          rows={summary.byStaffMember}
          keyOf={({ staffMember }) => staffMember.id}
          columns={[
            { title: words.soldFor, cell: ({ staffMember }) => staffMember.name },
            { title: words.packagesSold, isNumber: true, cell: ({ packagesSold }) => packagesSold },
            { title: words.invoiced, isNumber: true, cell: ({ invoiced }) => money(invoiced) },
            { title: words.collected, isNumber: true, cell: ({ collected }) => money(collected) },
            { title: words.refunded, isNumber: true, cell: ({ refunded }) => money(refunded) },
          ]}
        />
      )}
    </>
  );
}

function useColumns(): readonly Column<Row>[] {
  const words = useMessages().reports;
  const { dayOf, day, money } = useFormats();
  return [
    {
      title: words.patient,
      cell: ({ packageName, patientName, patientNumber, patientPackage }) => (
        <>
          <PatientLink id={patientPackage.patient.id} name={patientName} number={patientNumber} />
          <small>{packageName}</small>
        </>
      ),
    },
    { title: words.sold, isOneLine: true, cell: ({ purchasedAt }) => dayOf(purchasedAt) },
    { title: words.invoice, isOneLine: true, cell: ({ invoiceNumber }) => invoiceNumber },
    { title: words.price, isNumber: true, cell: ({ price }) => money(price) },
    { title: words.collected, isNumber: true, cell: ({ collected }) => money(collected) },
    { title: words.refunded, isNumber: true, cell: ({ refunded }) => Number(refunded.amount) !== 0 && money(refunded) },
    { title: words.usesLeft, isNumber: true, cell: (row) => words.leftOf(row.usesRemaining, row.usesRemaining + row.usesRedeemed) },
    { title: words.validTo, isOneLine: true, cell: ({ expiresOn }) => (expiresOn ? day(expiresOn) : words.noEnd) },
    { title: words.status, cell: ({ status }) => <span className={`badge badge-${TONES[status]}`}>{words.statuses[status]}</span> },
    { title: words.soldFor, cell: ({ staffName }) => staffName },
  ];
}

const TONES: Readonly<Record<PatientPackageStatus, string>> = {
  UNPAID: "alarm",
  ACTIVE: "good",
  USED_UP: "plain",
  EXPIRED: "warn",
  REFUNDED: "plain",
};
