import { useState } from "react";
import { useDesk } from "../../desk/desk";
import type { ReportFile } from "../../desk/report-parameters";
import { useAnswer } from "../../desk/use-answer";
import {
  LiabilityByMonthDocument,
  type LiabilityFiguresFragment,
  type LiabilityGrouping,
  LiabilityReportDocument,
  type LiabilityRowFragment,
  MoreLiabilityDocument,
  type PackageLiabilityFilter,
} from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { Button } from "../../parts/button";
import type { Column } from "../../parts/table";
import { useChoices } from "./choices";
import { Choice, FilterBar } from "./filter-bar";
import { MonthPlot } from "./month-plot";
import { type Days, daysOfMonth } from "./periods";
import { Breakdown, Download, PatientLink, Report, Sums } from "./report-parts";
import { LiabilityEntries } from "./liability-entries";
import { type Filters, useFilters } from "./use-filters";

/** No package was sold before. */
const FIRST_DAY = "2000-01-01";

/** What else than one package that was sold a row can be for. */
const GROUPS = ["PATIENT", "PACKAGE"] as const satisfies readonly LiabilityGrouping[];

/** In the order of the sum: what was there, what came and went, and what is left. */
const MOVES = ["opening", "sold", "redeemed", "refunded", "suspense", "expired", "adjusted", "closing"] as const;
const LESS: readonly string[] = ["redeemed", "refunded", "suspense", "expired"];

type Money = LiabilityFiguresFragment["opening"];

/** An amount that is taken away, of which less than nothing is added. */
function less({ amount, currency }: Money): Money {
  if (amount.startsWith("-")) return { amount: amount.slice(1), currency };
  return { amount: /[1-9]/.test(amount) ? `-${amount}` : amount, currency };
}

/** What is owed in visits that are paid and not used yet, and how it came about. */
export function LiabilityReport() {
  const desk = useDesk();
  const filters = useFilters("liability");
  const during: Days = filters.days ?? { from: FIRST_DAY, to: filters.today };
  const groupBy: LiabilityGrouping = GROUPS.find((group) => group === filters.get("by")) ?? "PATIENT_PACKAGE";
  const filter = filterOf(filters);
  const asked = { during, groupBy, filter };
  const reading = useAnswer(LiabilityReportDocument, asked, { keep: true });
  const words = useMessages().reports;
  const [opened, open] = useState<LiabilityRowFragment>();
  const columns = useColumns(open);
  const knownAt = reading.data?.packageLiabilityReport.knownAt ?? "";
  // The file has what is on the screen, whatever is recorded meanwhile.
  const file = { during, groupBy, ...filter, ...(knownAt && { knownAt }) };
  return (
    <>
      <LiabilityFilters filters={filters} file={file} />
      <LiabilityPlot filters={filters} filter={filter} />
      <Report
        reading={reading}
        rowsIn={(data) => data.packageLiabilityReport.rows}
        withRows={(data, rows) => ({ packageLiabilityReport: { ...data.packageLiabilityReport, rows } })}
        more={async (after) => (await desk.run(MoreLiabilityDocument, { ...asked, knownAt, after })).packageLiabilityReport.rows}
        sums={(data) => <LiabilitySums figures={data.packageLiabilityReport.summary} />}
        label={words.liability.rows}
        columns={columns}
        keyOf={({ invoiceNumber, name, package: offer, patient }) => invoiceNumber ?? patient?.id ?? offer?.id ?? name}
      />
      {opened && (
        <LiabilityEntries row={opened} during={during} filter={narrowed(filter, opened)} knownAt={knownAt} onClose={() => open(undefined)} />
      )}
    </>
  );
}

function filterOf({ get }: Filters): PackageLiabilityFilter {
  return get("offer") ? { packageIds: [get("offer")] } : {};
}

/** The packages of a row. */
function narrowed(filter: PackageLiabilityFilter, { patientPackage, patient, package: offer }: LiabilityRowFragment): PackageLiabilityFilter {
  if (patientPackage) return { patientPackageId: patientPackage.id };
  return { ...filter, ...(patient && { patientIds: [patient.id] }), ...(offer && { packageIds: [offer.id] }) };
}

function LiabilityFilters({ filters, file }: { readonly filters: Filters; readonly file: ReportFile["filter"] }) {
  const words = useMessages().reports;
  const { offers } = useChoices();
  return (
    <FilterBar filters={filters}>
      <Choice filters={filters} name="offer" label={words.offer} options={offers} />
      <Choice
        filters={filters}
        name="by"
        label={words.liability.by}
        none={words.liability.groups.PATIENT_PACKAGE}
        options={GROUPS.map((value) => ({ value, label: words.liability.groups[value] }))}
      />
      <Download file={{ name: "package-liability", filter: file }} />
    </FilterBar>
  );
}

interface PlotProps {
  readonly filters: Filters;
  readonly filter: PackageLiabilityFilter;
}

/** What was owed at the end of each month. */
function LiabilityPlot({ filters, filter }: PlotProps) {
  const { currency } = useDesk().viewer.clinic;
  const words = useMessages().reports;
  const { months } = filters;
  const during = { from: daysOfMonth(months[0] ?? "").from, to: daysOfMonth(months.at(-1) ?? "").to };
  const rows = useAnswer(LiabilityByMonthDocument, { during, filter }, { keep: true }).data?.packageLiabilityReport.rows.nodes;
  const ends = rows && months.map((month) => rows.find((row) => row.month?.startsWith(month))?.figures);
  const nothing = { amount: "0", currency };
  return (
    <MonthPlot
      title={words.liability.byMonth}
      filters={filters}
      series={[
        { name: words.liability.owed, values: ends?.map((end) => end?.liability ?? nothing) },
        { name: words.liability.ofWhichExpired, values: ends?.map((end) => end?.ofWhichExpired ?? nothing) },
      ]}
    />
  );
}

function LiabilitySums({ figures }: { readonly figures: LiabilityFiguresFragment }) {
  const words = useMessages().reports.liability;
  const { money } = useFormats();
  const { liability, ofWhichExpired, receivable } = figures;
  return (
    <>
      <Sums
        sums={[
          { name: words.owed, value: money(liability), about: words.expiredOf(money(ofWhichExpired)) },
          { name: words.receivable, value: money(receivable) },
        ]}
      />
      <Breakdown
        label={words.cameAbout}
        hasSum
        rows={MOVES}
        keyOf={(move) => move}
        columns={[
          { title: words.move, cell: (move) => words.moves[move] },
          { title: words.amount, isNumber: true, cell: (move) => money(LESS.includes(move) ? less(figures[move]) : figures[move]) },
        ]}
      />
    </>
  );
}

function useColumns(open: (row: LiabilityRowFragment) => void): readonly Column<LiabilityRowFragment>[] {
  const { liability: words, invoice, patient: patientTitle } = useMessages().reports;
  const { money } = useFormats();
  const figure = (name: keyof typeof words.moves): Column<LiabilityRowFragment> => ({
    title: words.moves[name],
    isNumber: true,
    cell: ({ figures }) => money(figures[name]),
  });
  return [
    { title: words.name, cell: ({ name }) => name },
    {
      title: patientTitle,
      cell: ({ patient }) =>
        patient && <PatientLink id={patient.id} name={`${patient.firstName} ${patient.lastName}`} number={patient.number} />,
    },
    { title: invoice, isOneLine: true, cell: ({ invoiceNumber }) => invoiceNumber },
    ...(["opening", "sold", "redeemed", "refunded", "expired", "closing"] as const).map(figure),
    {
      title: words.entries,
      isAction: true,
      cell: (row) => <Button tone="quiet" label={words.entriesOf(row.invoiceNumber ?? row.name)} onClick={() => open(row)}>{words.entries}</Button>,
    },
  ];
}
