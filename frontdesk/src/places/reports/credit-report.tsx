import { useDesk } from "../../desk/desk";
import { useAnswer } from "../../desk/use-answer";
import { CreditReportDocument, type CreditRowFragment, MoreCreditDocument } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import type { Column } from "../../parts/table";
import { Day, Filtering } from "./filter-bar";
import { Download, PatientLink, Report, Sums } from "./report-parts";
import { useFilters } from "./use-filters";

/** The money of patients that is neither applied nor paid back, at the end of a day. */
export function CreditReport() {
  const desk = useDesk();
  const { day, set, today } = useFilters("credit");
  const asOf = day("on") ?? today;
  const reading = useAnswer(CreditReportDocument, { asOf }, { keep: true });
  const words = useMessages().reports;
  const { money } = useFormats();
  const columns = useColumns();
  const knownAt = reading.data?.patientCreditReport.knownAt ?? "";
  // The file has what is on the screen, whatever is recorded meanwhile.
  const file = { asOf, ...(knownAt && { knownAt }) };
  return (
    <>
      <Filtering>
        <Day label={words.credit.asOf} day={asOf} last={today} choose={(chosen) => set({ on: chosen === today ? "" : chosen })} />
        <Download file={{ name: "patient-credit", filter: file }} />
      </Filtering>
      <Report
        reading={reading}
        rowsIn={(data) => data.patientCreditReport.rows}
        withRows={(data, rows) => ({ patientCreditReport: { ...data.patientCreditReport, rows } })}
        more={async (after) => (await desk.run(MoreCreditDocument, { asOf, knownAt, after })).patientCreditReport.rows}
        sums={({ patientCreditReport: { rows, total } }) => (
          <Sums sums={[{ name: words.credit.total, value: money(total), about: words.credit.of(rows.totalCount) }]} />
        )}
        empty={words.credit.none}
        label={words.credit.rows}
        columns={columns}
        keyOf={({ patient }) => patient.id}
      />
    </>
  );
}

function useColumns(): readonly Column<CreditRowFragment>[] {
  const { credit: words, patient: patientTitle } = useMessages().reports;
  const { day, money } = useFormats();
  return [
    {
      title: patientTitle,
      cell: ({ patient, patientName }) => <PatientLink id={patient.id} name={patientName} number={patient.number} />,
    },
    { title: words.oldest, isOneLine: true, cell: ({ oldestOn }) => day(oldestOn) },
    { title: words.amount, isNumber: true, cell: ({ credit }) => money(credit) },
  ];
}
