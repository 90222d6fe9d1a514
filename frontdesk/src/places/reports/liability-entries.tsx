import { useDesk } from "../../desk/desk";
import { useAnswer } from "../../desk/use-answer";
import {
  type LiabilityEntryFragment,
  LiabilityEntriesDocument,
  type LiabilityRowFragment,
  type PackageLiabilityFilter,
} from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { Dialog } from "../../parts/dialog";
import type { Column } from "../../parts/table";
import type { Days } from "./periods";
import { Download, Report } from "./report-parts";

interface Props {
  readonly row: LiabilityRowFragment;
  readonly during: Days;
  readonly filter: PackageLiabilityFilter;
  /** That of the report, so that the movements add up to the row. */
  readonly knownAt: string;
  readonly onClose: () => void;
}

/** Every movement behind a row of the liability, and its file. */
export function LiabilityEntries({ row, during, filter, knownAt, onClose }: Props) {
  const desk = useDesk();
  const words = useMessages().reports.liability;
  const asked = { during, filter, knownAt };
  const reading = useAnswer(LiabilityEntriesDocument, { ...asked, after: null }, { keep: true });
  const columns = useColumns();
  return (
    <Dialog title={words.entriesOf(row.invoiceNumber ?? row.name)} about={row.name} isWide onClose={onClose}>
      <Report
        reading={reading}
        rowsIn={(data) => data.packageLiabilityReport.entries}
        withRows={(data, entries) => ({ packageLiabilityReport: { ...data.packageLiabilityReport, entries } })}
        more={async (after) => (await desk.run(LiabilityEntriesDocument, { ...asked, after })).packageLiabilityReport.entries}
        sums={() => null}
        label={words.entries}
        columns={columns}
        keyOf={({ id }) => id}
        isNarrow
      />
      <div className="report-file"><Download file={{ name: "package-liability-entries", filter: { during, ...filter, knownAt } }} /></div>
    </Dialog>
  );
}

function useColumns(): readonly Column<LiabilityEntryFragment>[] {
  const words = useMessages().reports.liability;
  const { money, day, moment } = useFormats();
  return [
    { title: words.on, isOneLine: true, cell: ({ on }) => day(on) },
    { title: words.move, cell: ({ kind }) => words.kinds[kind] },
    { title: words.amount, isNumber: true, cell: ({ amount }) => money(amount) },
    { title: words.balanceAfter, isNumber: true, cell: ({ balanceAfter }) => money(balanceAfter) },
    { title: words.recordedAt, isOneLine: true, cell: ({ recordedAt }) => moment(recordedAt) },
  ];
}
