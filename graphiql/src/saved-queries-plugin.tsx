import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from "@graphiql/react";
import { QUESTIONS, type Question } from "./questions";

/** The questions that support gets; each opens its tab, a new one if it was closed. */
function Questions() {
  const tabs = useGraphiQL((state) => state.tabs);
  const active = useGraphiQL((state) => state.activeTabIndex);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const { addTab, changeTab } = useGraphiQLActions();

  const open = ({ operationName, document, variables }: Question) => {
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
        {QUESTIONS.map((question) => (
          <li key={question.name}>
            <button
              type="button"
              aria-current={tabs[active]?.title === question.operationName || undefined}
              onClick={() => open(question)}
            >
              {question.says}
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

function QuestionsIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" height="1em">
      <path d="M4 4h16v12H11l-5 4v-4H4z" strokeLinejoin="round" />
      <path d="M9.8 8.2a2.2 2.2 0 1 1 2.9 2.1c-.5.2-.7.5-.7 1v.4M12 13.6v.3" strokeLinecap="round" />
    </svg>
  );
}

export const QUESTIONS_PLUGIN: GraphiQLPlugin = {
  title: "Questions",
  icon: QuestionsIcon,
  content: Questions,
};
