import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Choice, ChosenThings } from "./chosen";
import {
  missingFrom,
  SAVED_QUERIES,
  withAnswers,
  withDays,
  type SavedQuery,
} from "./saved-queries";
import type { Session } from "./session";
import type { Viewer } from "./viewer";

/** What the parts of the explorer share. */
export interface Desk {
  session: Session;
  viewer: Viewer;
  choice: Choice;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  return useContext(DeskContext)!;
}

export function useChosen(): ChosenThings {
  const { choice } = useDesk();
  return useSyncExternalStore(choice.subscribe, choice.state);
}

/** The tab in front, and the saved query that it was opened with. */
export function useActiveTab() {
  const tab = useGraphiQL((state) => state.tabs[state.activeTabIndex]);
  return { tab, saved: SAVED_QUERIES.find(({ operationName }) => operationName === tab?.title) };
}

/**
 * Turn to a saved query about what is chosen; send it if nothing is missing. What changed in its
 * variables otherwise, such as days, stays.
 */
export function useAsk(): (saved: SavedQuery) => void {
  const tabs = useGraphiQL((state) => state.tabs);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  const { addTab, changeTab, run, stop, updateActiveTabValues } = useGraphiQLActions();
  const { choice, viewer } = useDesk();

  return (saved) => {
    const index = tabs.findIndex((tab) => tab.title === saved.operationName);
    const template = withDays(saved.variables, viewer.timeZone);
    const before = tabs[index]?.variables ?? "";
    const variables = withAnswers(saved.variables, template, before, choice.ids);
    stop();
    if (index >= 0) changeTab(index);
    else addTab();
    if (index < 0) queryEditor?.setValue(saved.document);
    variableEditor?.setValue(variables);
    const query = queryEditor?.getValue() ?? saved.document;
    updateActiveTabValues({ query, variables, operationName: saved.operationName });
    if (!saved.isSubscription && missingFrom(variables) === undefined) return run();
    if (variables === before) return;
    // An answer about somebody else must not stand below this question.
    responseEditor?.setValue("");
    updateActiveTabValues({ response: "" });
  };
}
