import { type ReactNode, useState } from "react";
import { downloadReport } from "../../desk/report-file";
import type { ReportFile } from "../../desk/report-parameters";
import { useDesk } from "../../desk/desk";
import type { Reading } from "../../desk/use-reading";
import { useFormats, useMessages } from "../../messages";
import { Button } from "../../parts/button";
import { Icon } from "../../parts/icon";
import { Empty, Failed, Loading } from "../../parts/states";
import { type Column, Table } from "../../parts/table";
import { messageOf } from "../../session/session";
import { addressOf } from "../../shell/router";
import { useToast } from "../../shell/toasts";

/** The button that saves the report for a spreadsheet. */
export function Download({ file }: { readonly file: ReportFile }) {
  const { session } = useDesk();
  const { reports, shell } = useMessages();
  const say = useToast();
  const [isBusy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      await downloadReport(file, session);
    } catch (error) {
      say({ tone: "alarm", text: messageOf(error), action: { label: shell.tryAgain, run: download } });
    } finally {
      setBusy(false);
    }
  };
  return <Button isBusy={isBusy} onClick={() => void download()}><Icon name="download" /> {reports.download}</Button>;
}

/** One page of a report's rows, and where the next begins. */
export interface Rows<Row> {
  readonly totalCount: number;
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

interface ReportProps<Data, Row> {
  readonly reading: Reading<Data>;
  readonly rowsIn: (data: Data) => Rows<Row>;
  /** The sums: shown above the rows, where there are any. */
  readonly sums: (data: Data) => ReactNode;
  readonly more: (after: string) => Promise<Omit<Rows<Row>, "totalCount">>;
  readonly withRows: (data: Data, rows: Rows<Row>) => Data;
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  /** Said where there is no row. */
  readonly empty?: string;
  /** Few columns: they are a table for longer. */
  readonly isNarrow?: boolean;
}

/** What a report says: sums and rows, or that there is nothing. */
export function Report<Data, Row>({ reading, rowsIn, sums, more, withRows, label, columns, keyOf, empty, isNarrow = false }: ReportProps<Data, Row>) {
  const words = useMessages().reports;
  const { data, failure, isLoading, reload } = reading;
  if (data === undefined) return failure ? <Failed failure={failure} retry={reload} /> : <Loading rows={5} />;
  const rows = rowsIn(data);
  const addMore = async (after: string) => {
    const next = await more(after);
    reading.put((before) => {
      const had = rowsIn(before);
      if (had.pageInfo.endCursor !== after) return before;
      return withRows(before, { ...had, nodes: [...had.nodes, ...next.nodes], pageInfo: next.pageInfo });
    });
  };
  return (
    <div className="report" aria-busy={isLoading}>
      {failure && <Failed failure={failure} retry={reload} />}
      {rows.totalCount === 0 ? (
        <Empty icon="report" text={empty ?? words.empty} />
      ) : (
        <>
          {sums(data)}
          <section className="card" aria-label={label}>
            <header className="report-rows-head">
              <h2>{label}</h2>
              <span className="muted" role="status">{words.shown(rows.nodes.length, rows.totalCount)}</span>
            </header>
            <Table isWide={!isNarrow} label={label} columns={columns} rows={rows.nodes} keyOf={keyOf} />
            {rows.pageInfo.endCursor !== null && rows.pageInfo.hasNextPage && (
              <More after={rows.pageInfo.endCursor} add={addMore} />
            )}
          </section>
        </>
      )}
    </div>
  );
}

function More({ after, add }: { readonly after: string; readonly add: (after: string) => Promise<void> }) {
  const { reports, shell, state } = useMessages();
  const say = useToast();
  const [isBusy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    try {
      await add(after);
    } catch {
      say({ tone: "alarm", text: state.failed, action: { label: shell.tryAgain, run: press } });
    } finally {
      setBusy(false);
    }
  };
  return <div className="report-more"><Button isBusy={isBusy} onClick={() => void press()}>{reports.more}</Button></div>;
}

interface Sum {
  readonly name: string;
  readonly value: ReactNode;
  readonly about?: string;
}

/** The large figures of a report. */
export function Sums({ sums }: { readonly sums: readonly Sum[] }) {
  const { locale } = useFormats();
  return (
    <dl className="sums">
      {sums.map(({ name, value, about }) => (
        <div key={name} className="card">
          <dt>{name}</dt>
          <dd>
            <strong className="number">{typeof value === "number" ? value.toLocaleString(locale) : value}</strong>
            {about && <small className="muted">{about}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The sums apart, for each of something. */
export function Breakdown<Row>({ label, ...table }: Parameters<typeof Table<Row>>[0]) {
  return (
    <section className="card" aria-label={label}>
      <h2>{label}</h2>
      <Table label={label} {...table} />
    </section>
  );
}

interface PatientLinkProps {
  readonly id: string;
  readonly name: string;
  readonly number: number | null;
}

/** A patient's name, as a link to them, and their number. */
export function PatientLink({ id, name, number }: PatientLinkProps) {
  return (
    <>
      <a href={addressOf("patients", [id])}><bdi>{name}</bdi></a>
      {number !== null && <span className="muted number"> #{number}</span>}
    </>
  );
}
