import { explorerPlugin } from "@graphiql/plugin-explorer";
import { HISTORY_PLUGIN } from "@graphiql/plugin-history";
import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { GraphiQL } from "graphiql";
import { useEffect, useRef, useState } from "react";
import { AnswerPanel, type View } from "./answer-panel";
import { Choice } from "./chosen";
import { DeskContext, useAsk, useDesk, type Desk } from "./desk";
import { fetcherFor } from "./fetcher";
import { keepLinkedDocument, takeLinkedDocument } from "./linked-document";
import { keepLinked, takeLinked } from "./linked-patient";
import { SAVED_QUERIES_PLUGIN } from "./saved-queries-plugin";
import { OPEN, parsed, SAVED_QUERIES, withDays } from "./saved-queries";
import type { Session } from "./session";
import { storage } from "./storage";
import type { Viewer } from "./viewer";

const PLUGINS = [SAVED_QUERIES_PLUGIN, explorerPlugin({ showAttribution: false }), HISTORY_PLUGIN];

const VIEW = "graphiql:view";
/** Where the answer stands below what is asked, there is no room for the query. */
const NARROW = "(max-width: 960px)";

/** GraphiQL stores the editors apart from the tabs and would open with the query alone. */
function openFirstTab({ query, variables }: { query: string; variables: string }): void {
  storage.setItem("graphiql:query", query);
  storage.setItem("graphiql:variables", variables);
  // The answer has more to show than the question.
  storage.setItem("graphiql:docExplorerFlex", "0.25");
  storage.setItem("graphiql:editorFlex", "0.5");
}

/** Who only reads has questions in words: the query is one click away. */
function firstView({ canWrite }: Viewer): View {
  const kept = parsed(storage.getItem(VIEW));
  if (kept) return { query: kept["query"] === true, json: kept["json"] === true };
  const isWide = !matchMedia(NARROW).matches;
  return { query: isWide && canWrite, json: isWide };
}

/** GraphiQL with a tab for each saved query. Everything it stores ends with the browser tab. */
export function Explorer({ session, viewer }: { session: Session; viewer: Viewer }) {
  const [{ desk, fetcher, tabs }] = useState(() => {
    const tabs = SAVED_QUERIES.map(({ document, variables }) => {
      return { query: document, variables: withDays(variables, viewer.timeZone) };
    });
    if (storage.length === 0) openFirstTab(tabs[0]!);
    const desk: Desk = { session, viewer, choice: new Choice() };
    return { desk, fetcher: fetcherFor(session, desk.choice), tabs };
  });
  const [view, setView] = useState(() => firstView(viewer));
  const keepView = (changed: View) => {
    storage.setItem(VIEW, JSON.stringify(changed));
    setView(changed);
  };
  return (
    <DeskContext value={desk}>
      <GraphiQL
        className={`${view.query ? "" : "without-query"} ${view.json ? "" : "without-json"}`}
        fetcher={fetcher}
        storage={storage}
        shouldPersistHeaders
        showPersistHeadersSettings={false}
        plugins={PLUGINS}
        visiblePlugin={SAVED_QUERIES_PLUGIN}
        defaultTabs={tabs}
        defaultEditorToolsVisibility="variables"
        defaultQuery=""
      >
        <GraphiQL.Logo>
          <EditorSettings />
        </GraphiQL.Logo>
        <GraphiQL.Footer>
          <AnswerPanel view={view} onView={keepView} />
        </GraphiQL.Footer>
      </GraphiQL>
    </DeskContext>
  );
}

/** Takes the place of GraphiQL's logo to run hooks inside its provider. */
function EditorSettings() {
  useWrappedLines();
  useSystemColorScheme();
  useLinked();
  return null;
}

/** Wrap long lines, as the response pane does. */
function useWrappedLines(): void {
  const query = useGraphiQL((state) => state.queryEditor);
  const variables = useGraphiQL((state) => state.variableEditor);
  useEffect(() => {
    for (const editor of [query, variables]) editor?.updateOptions({ wordWrap: "on" });
  }, [query, variables]);
}

/** Follow the system's dark mode, unless a theme was chosen. */
function useSystemColorScheme(): void {
  const theme = useGraphiQL((state) => state.theme);
  const { setTheme } = useGraphiQLActions();
  useEffect(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const follow = () => setTheme(theme);
    dark.addEventListener("change", follow);
    return () => dark.removeEventListener("change", follow);
  }, [theme, setTheme]);
}

/** Open the patient or the document that an address led to, now or later. */
function useLinked(): void {
  const isReady = useGraphiQL((state) => Boolean(state.queryEditor && state.variableEditor && state.responseEditor));
  const openLinked = useOpenLinked();
  const openDocument = useOpenDocument();
  const latest = useRef({ openLinked, openDocument });
  latest.current = { openLinked, openDocument };
  useEffect(() => {
    if (!isReady) return;
    const follow = () => {
      keepLinked();
      keepLinkedDocument();
      latest.current.openLinked();
      latest.current.openDocument();
    };
    follow();
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [isReady]);
}

function useOpenLinked(): () => void {
  const ask = useAsk();
  const { choice } = useDesk();
  return () => {
    const id = takeLinked();
    if (!id) return;
    choice.choose({ patient: { type: "Patient", id, name: "" } });
    ask(OPEN);
  };
}

/** A tab of its own; it is sent only when asked for, as it may change something. */
function useOpenDocument(): () => void {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const { addTab, updateActiveTabValues } = useGraphiQLActions();
  return () => {
    const linked = takeLinkedDocument();
    if (!linked) return;
    const variables = JSON.stringify(linked.variables, null, 2);
    addTab();
    queryEditor?.setValue(linked.document);
    variableEditor?.setValue(variables);
    updateActiveTabValues({ query: linked.document, variables });
  };
}
