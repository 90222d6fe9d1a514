import { explorerPlugin } from "@graphiql/plugin-explorer";
import { HISTORY_PLUGIN } from "@graphiql/plugin-history";
import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { GraphiQL } from "graphiql";
import { useEffect, useState } from "react";
import { fetcherFor } from "./fetcher";
import { QUESTIONS_PLUGIN } from "./questions-plugin";
import { QUESTIONS } from "./questions";
import type { Session } from "./session";
import { storage } from "./storage";

const PLUGINS = [QUESTIONS_PLUGIN, explorerPlugin({ showAttribution: false }), HISTORY_PLUGIN];

const TABS = QUESTIONS.map(({ document, variables }) => ({ query: document, variables }));

/** What is in the editors is kept apart from the tabs; GraphiQL begins with the query alone. */
function openFirstTab(): void {
  storage.setItem("graphiql:query", TABS[0]!.query);
  storage.setItem("graphiql:variables", TABS[0]!.variables);
}

/** GraphiQL with a tab for each question that support gets; all that it keeps ends with the tab. */
export function Explorer({ session }: { session: Session }) {
  const [fetcher] = useState(() => {
    if (storage.length === 0) openFirstTab();
    return fetcherFor(session);
  });
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      shouldPersistHeaders
      showPersistHeadersSettings={false}
      plugins={PLUGINS}
      visiblePlugin={QUESTIONS_PLUGIN}
      defaultTabs={TABS}
      defaultEditorToolsVisibility="variables"
      defaultQuery=""
    >
      <GraphiQL.Logo>
        <Manners />
      </GraphiQL.Logo>
    </GraphiQL>
  );
}

/** Stands where GraphiQL's name would, and sees to what it does not. */
function Manners() {
  useWrappedLines();
  useColoursOfTheMachine();
  return null;
}

/** Long lines are wrapped, as they are in answers. */
function useWrappedLines(): void {
  const query = useGraphiQL((state) => state.queryEditor);
  const variables = useGraphiQL((state) => state.variableEditor);
  useEffect(() => {
    for (const editor of [query, variables]) editor?.updateOptions({ wordWrap: "on" });
  }, [query, variables]);
}

/** The editors turn dark when the machine does, where nobody has chosen otherwise. */
function useColoursOfTheMachine(): void {
  const theme = useGraphiQL((state) => state.theme);
  const { setTheme } = useGraphiQLActions();
  useEffect(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const follow = () => setTheme(theme);
    dark.addEventListener("change", follow);
    return () => dark.removeEventListener("change", follow);
  }, [theme, setTheme]);
}
