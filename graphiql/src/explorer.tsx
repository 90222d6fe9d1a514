import { explorerPlugin } from "@graphiql/plugin-explorer";
import { HISTORY_PLUGIN } from "@graphiql/plugin-history";
import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { GraphiQL } from "graphiql";
import { useEffect, useState } from "react";
import { fetcherFor } from "./fetcher";
import { SAVED_QUERIES_PLUGIN } from "./saved-queries-plugin";
import { SAVED_QUERIES } from "./saved-queries";
import type { Session } from "./session";
import { storage } from "./storage";

const PLUGINS = [SAVED_QUERIES_PLUGIN, explorerPlugin({ showAttribution: false }), HISTORY_PLUGIN];

const TABS = SAVED_QUERIES.map(({ document, variables }) => ({ query: document, variables }));

/** GraphiQL stores the editors apart from the tabs and would open with the query alone. */
function openFirstTab(): void {
  storage.setItem("graphiql:query", TABS[0]!.query);
  storage.setItem("graphiql:variables", TABS[0]!.variables);
}

/** GraphiQL with a tab for each saved query. Everything it stores ends with the browser tab. */
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
      visiblePlugin={SAVED_QUERIES_PLUGIN}
      defaultTabs={TABS}
      defaultEditorToolsVisibility="variables"
      defaultQuery=""
    >
      <GraphiQL.Logo>
        <EditorSettings />
      </GraphiQL.Logo>
    </GraphiQL>
  );
}

/** Takes the place of GraphiQL's logo to run two hooks inside its provider. */
function EditorSettings() {
  useWrappedLines();
  useSystemColorScheme();
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
