import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from "@graphiql/react";
import { SAVED_QUERIES, type SavedQuery } from "./saved-queries";

/** The list of saved queries. Each opens its tab, a new one if it was closed. */
function SavedQueries() {
  const tabs = useGraphiQL((state) => state.tabs);
  const active = useGraphiQL((state) => state.activeTabIndex);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const { addTab, changeTab } = useGraphiQLActions();

  const open = ({ operationName, document, variables }: SavedQuery) => {
    const index = tabs.findIndex((tab) => tab.title === operationName);
    if (index >= 0) return changeTab(index);
    addTab();
    queryEditor?.setValue(document);
    variableEditor?.setValue(variables);
  };

  return (
    <section className="questions">
      <h2>Questions</h2>
      <ol>
        {SAVED_QUERIES.map((saved) => (
          <li key={saved.name}>
            <button
              type="button"
              aria-current={tabs[active]?.title === saved.operationName || undefined}
              onClick={() => open(saved)}
            >
              {saved.title}
            </button>
          </li>
        ))}
      </ol>
      <p>
        Run the first with a patient's name in its variables. In the others, <code>{"${…}"}</code>{" "}
        is taken from an earlier answer: change the place in it, or write an id instead. What watches
        stays open, and shows the last change.
      </p>
    </section>
  );
}

function SavedQueriesIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" height="1em">
      <path d="M4 4h16v12H11l-5 4v-4H4z" strokeLinejoin="round" />
      <path d="M9.8 8.2a2.2 2.2 0 1 1 2.9 2.1c-.5.2-.7.5-.7 1v.4M12 13.6v.3" strokeLinecap="round" />
    </svg>
  );
}

export const SAVED_QUERIES_PLUGIN: GraphiQLPlugin = {
  title: "Questions",
  icon: SavedQueriesIcon,
  content: SavedQueries,
};
