import type { GraphiQLPlugin } from "@graphiql/react";
import { CopyButton } from "./copy";
import { useActiveTab, useAsk, useChosen } from "./desk";
import { linkTo } from "./linked-patient";
import { SAVED_QUERIES } from "./saved-queries";

/** The list of saved queries. Each opens its tab, a new one if it was closed. */
function SavedQueries() {
  const { saved: current } = useActiveTab();
  const ask = useAsk();
  return (
    <section className="questions">
      <h2>Questions</h2>
      <ChosenView />
      <ol>
        {SAVED_QUERIES.map((saved) => (
          <li key={saved.name}>
            <button type="button" aria-current={saved === current || undefined} onClick={() => ask(saved)}>
              {saved.title}
            </button>
          </li>
        ))}
      </ol>
      <p>
        Find a patient first. The others are about that patient, or the package that you ask about
        below their name. What watches stays open, and shows the last change.
      </p>
    </section>
  );
}

/** Who and what the questions are about. */
function ChosenView() {
  const { patient, package: sold } = useChosen();
  if (!patient?.name) return null;
  return (
    <div className="about">
      <span>
        About <strong>{patient.name}</strong>
        {sold?.name && `, ${sold.name}`}
      </span>
      <CopyButton label="Copy link" text={linkTo(patient.id)} />
    </div>
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
