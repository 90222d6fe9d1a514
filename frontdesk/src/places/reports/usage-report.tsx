import { useDesk } from "../../desk/desk";
import { useAnswer } from "../../desk/use-answer";
import {
  type CommissionBasis,
  MoreUsesDocument,
  type PackageUsageFilter,
  type RedemptionReason,
  UsageByMonthDocument,
  UsageReportDocument,
  type UsageReportQuery,
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

type Usage = UsageReportQuery["packageUsageReport"];
type Row = Usage["rows"]["nodes"][number];

const REASONS = ["ARRIVAL", "NO_SHOW", "LATE_CANCELLATION"] as const satisfies readonly RedemptionReason[];
const BASES = ["SALE", "REDEMPTION"] as const satisfies readonly CommissionBasis[];

/** The uses that were redeemed, what they are worth, and who treated. */
export function UsageReport() {
  const desk = useDesk();
  const filters = useFilters("usage");
  const filter = filterOf(filters, filters.days);
  const reading = useAnswer(UsageReportDocument, { filter }, { keep: true });
  const words = useMessages().reports;
  const columns = useColumns();
  return (
    <>
      <UsageFilters filters={filters} file={filter} />
      <UsagePlot filters={filters} />
      <Report
        reading={reading}
        rowsIn={(data) => data.packageUsageReport.rows}
        withRows={(data, rows) => ({ packageUsageReport: { ...data.packageUsageReport, rows } })}
        more={async (after) => (await desk.run(MoreUsesDocument, { filter, after })).packageUsageReport.rows}
        sums={(data) => <UsageSums summary={data.packageUsageReport.summary} />}
        label={words.usage.rows}
        columns={columns}
        keyOf={(row) => row.redemption.id}
      />
    </>
  );
}

function filterOf({ get }: Filters, days: Days | undefined): PackageUsageFilter {
  return {
    ...(days && { used: days }),
    ...(get("offer") && { packageIds: [get("offer")] }),
    ...(get("staff") && { practitionerId: get("staff") }),
    ...(get("treatment") && { treatmentIds: [get("treatment")] }),
    ...(get("reason") && { reason: [get("reason") as RedemptionReason] }),
    ...(get("basis") && { commissionBasis: get("basis") as CommissionBasis }),
  };
}

function UsageFilters({ filters, file }: { readonly filters: Filters; readonly file: PackageUsageFilter }) {
  const words = useMessages().reports;
  const { offers, staff, treatments } = useChoices();
  return (
    <FilterBar filters={filters}>
      <Choice filters={filters} name="offer" label={words.offer} options={offers} />
      <Choice filters={filters} name="treatment" label={words.treatment} options={treatments} />
      <Choice filters={filters} name="staff" label={words.practitioner} options={staff} />
      <Choice
        filters={filters}
        name="reason"
        label={words.reason}
        options={REASONS.map((reason) => ({ value: reason, label: words.reasons[reason] }))}
      />
      <Choice
        filters={filters}
        name="basis"
        label={words.basis}
        options={BASES.map((basis) => ({ value: basis, label: words.bases[basis] }))}
      />
      <Download file={{ name: "package-usage", filter: file }} />
    </FilterBar>
  );
}

function UsagePlot({ filters }: { readonly filters: Filters }) {
  const words = useMessages().reports;
  const answer = useAnswer(UsageByMonthDocument, filtersOf(filters.months, (days) => filterOf(filters, days)), { keep: true });
  const sums = answer.data && sumsOf(answer.data);
  return (
    <MonthPlot
      title={words.usage.byMonth}
      filters={filters}
      series={[
        { name: words.value, values: sums?.map(({ value }) => value) },
        { name: words.patientPays, values: sums?.map(({ patientPays }) => patientPays) },
      ]}
    />
  );
}

function UsageSums({ summary }: { readonly summary: Usage["summary"] }) {
  const words = useMessages().reports;
  const { money } = useFormats();
  const figures: readonly Column<Pick<Usage["summary"], "uses" | "value" | "patientPays">>[] = [
    { title: words.uses, isNumber: true, cell: ({ uses }) => uses },
    { title: words.value, isNumber: true, cell: ({ value }) => money(value) },
    { title: words.patientPays, isNumber: true, cell: ({ patientPays }) => money(patientPays) },
  ];
  return (
    <>
      <Sums
        sums={[
          {
            name: words.uses,
            value: summary.uses,
            about: words.usesApart(summary.arrivals, summary.noShows, summary.lateCancellations),
          },
          { name: words.value, value: money(summary.value) },
          { name: words.patientPays, value: money(summary.patientPays) },
        ]}
      />
      <div className="breakdowns">
        <Breakdown
          label={words.usage.byBasis}
          rows={summary.byCommissionBasis}
          keyOf={({ commissionBasis }) => commissionBasis}
          columns={[{ title: words.basis, cell: ({ commissionBasis }) => words.bases[commissionBasis] }, ...figures]}
        />
        {summary.byStaffMember.length > 0 && (
          <Breakdown
            label={words.usage.byStaff}
            rows={summary.byStaffMember}
            keyOf={({ staffMember }) => staffMember?.id ?? ""}
            columns={[{ title: words.practitioner, cell: ({ staffMember }) => staffMember?.name ?? words.nobody }, ...figures]}
          />
        )}
      </div>
    </>
  );
}

function useColumns(): readonly Column<Row>[] {
  const words = useMessages().reports;
  const { moment, money } = useFormats();
  return [
    {
      title: words.patient,
      cell: ({ packageName, patientName, patientNumber, redemption }) => (
        <>
          <PatientLink id={redemption.patientPackage.patient.id} name={patientName} number={patientNumber} />
          <small>{packageName}</small>
        </>
      ),
    },
    { title: words.used, isOneLine: true, cell: ({ usedAt }) => moment(usedAt) },
    {
      title: words.treatment,
      cell: ({ practitionerName, treatmentName }) => (
        <>
          {treatmentName}
          <small>{practitionerName ?? words.nobody}</small>
        </>
      ),
    },
    { title: words.reason, cell: ({ reason }) => words.reasons[reason] },
    { title: words.value, isNumber: true, cell: ({ value }) => money(value) },
    { title: words.patientPays, isNumber: true, cell: ({ patientPays }) => money(patientPays) },
    {
      title: words.leftAfter,
      isNumber: true,
      cell: ({ isSuperseded, usesRemainingAfter }) => (
        <>
          {usesRemainingAfter}
          {isSuperseded && <small>{words.superseded}</small>}
        </>
      ),
    },
    { title: words.basis, cell: ({ commissionBasis }) => words.bases[commissionBasis] },
  ];
}
