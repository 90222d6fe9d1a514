import { useGraphiQL } from "@graphiql/react";
import { useEffect, useMemo, useState } from "react";
import { tablesOf, type Part } from "./answer";
import { Parts } from "./answer-tables";
import { useActiveTab, useDesk } from "./desk";
import { QuestionForm } from "./question-form";
import { download, reportIn, type ReportFile } from "./report-csv";
import { filledIn, FIND, isObject, parsed } from "./saved-queries";
import { messageOf } from "./session";

export interface View {
  query: boolean;
  json: boolean;
}

interface Props {
  view: View;
  onView: (view: View) => void;
}

/** The tab's question, to be filled in, and its answer as tables, in the clinic's time. */
export function AnswerPanel({ view, onView }: Props) {
  const { tab, saved } = useActiveTab();
  const { viewer, choice } = useDesk();
  const answer = useMemo(() => parsed(tab?.response), [tab?.response]);
  const parts = useParts(answer);
  const report = useReport();
  const errors = Array.isArray(answer?.["errors"]) ? answer["errors"] : [];

  // Who was asked about is who is asked about next.
  useEffect(() => {
    const [part] = parts;
    if (parts.length === 1 && part?.is === "section") choice.chooseFrom(part.section.own);
  }, [parts, choice]);

  return (
    <article className="answer" aria-label="Answer">
      <header>
        <h2>{saved?.title ?? "Answer"}</h2>
        {report && <Download report={report} />}
        <Toggle label="Query" isOn={view.query} onToggle={(query) => onView({ ...view, query })} />
        <Toggle label="JSON" isOn={view.json} onToggle={(json) => onView({ ...view, json })} />
      </header>
      {saved && <QuestionForm key={saved.name} saved={saved} variables={tab?.variables ?? ""} />}
      {errors.map((error, index) => <ErrorView key={index} error={error} />)}
      <Parts parts={parts} level={3} />
      {saved === FIND && parts.length === 0 && answer && errors.length === 0 && <p>Nobody was found.</p>}
      {parts.length > 0 && (
        <p className="hint">Times are those of the clinic ({viewer.timeZone}). Point at a column's name to read what it is.</p>
      )}
    </article>
  );
}

function useParts(answer: Record<string, unknown> | undefined): Part[] {
  const schema = useGraphiQL((state) => state.schema);
  const { tab } = useActiveTab();
  const { timeZone, currency } = useDesk().viewer;
  return useMemo(() => {
    const data = answer?.["data"];
    if (!schema || !tab?.query || !isObject(data)) return [];
    try {
      return tablesOf(schema, tab.query, tab.operationName, data, { timeZone, currency });
    } catch {
      return []; // What stands in the editor now is no document: the JSON stays.
    }
  }, [schema, tab?.query, tab?.operationName, answer, timeZone, currency]);
}

function useReport(): ReportFile | undefined {
  const { tab } = useActiveTab();
  const { choice } = useDesk();
  return useMemo(() => {
    try {
      const variables = filledIn(parsed(tab?.variables) ?? {}, choice.ids);
      return reportIn(tab?.query ?? "", variables as Record<string, unknown>);
    } catch {
      return undefined; // Something is still to be chosen.
    }
  }, [tab?.query, tab?.variables, choice]);
}

function Download({ report }: { report: ReportFile }) {
  const { session } = useDesk();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const save = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await download(report, session);
    } catch (error) {
      setFailure(messageOf(error));
    }
    setBusy(false);
  };
  return (
    <>
      {failure && <span role="alert">{failure}</span>}
      <button type="button" disabled={isBusy} onClick={() => void save()}>Download CSV</button>
    </>
  );
}

function Toggle({ label, isOn, onToggle }: { label: string; isOn: boolean; onToggle: (isOn: boolean) => void }) {
  return (
    <button type="button" className="quiet" aria-pressed={isOn} onClick={() => onToggle(!isOn)}>
      {label}
    </button>
  );
}

function ErrorView({ error }: { error: unknown }) {
  const { message, extensions } = error as { message?: unknown; extensions?: { code?: unknown } };
  return (
    <p role="alert">
      {extensions?.code ? <code>{String(extensions.code)}</code> : null} {String(message)}
    </p>
  );
}
