import { Fragment } from "react";
import type { Cell, Part, Section, Table, Thing, Things } from "./answer";
import { CopyButton } from "./copy";
import { useActiveTab, useAsk, useChosen, useDesk } from "./desk";
import { aboutOf, OPEN, SAVED_QUERIES, SUBJECTS, type SavedQuery } from "./saved-queries";
import { linkTo } from "./linked-patient";

/** The parts of an answer, one below the other. */
export function Parts({ parts, level }: { parts: Part[]; level: number }) {
  return parts.map((part, index) => {
    if (part.is === "table") return <TableView key={index} table={part.table} />;
    if (part.is === "note") return <p key={index} className="hint">{part.text}</p>;
    return <SectionView key={index} section={part.section} level={level} />;
  });
}

function SectionView({ section, level }: { section: Section; level: number }) {
  const { heading, facts, own, things, parts } = section;
  const Heading = level > 3 ? "h4" : "h3";
  return (
    <section className={useIsChosen(own) ? "part chosen" : "part"}>
      {heading && (
        <div className="part-head">
          <Heading>{heading}</Heading>
          <Copies own={own} />
        </div>
      )}
      <Next own={own} things={things} />
      {facts.length > 0 && (
        <dl>
          {facts.map(({ label, description, cell }) => (
            <div key={label}>
              <dt title={description}>{label}</dt>
              <dd title={cell.title}>{cell.text}</dd>
            </div>
          ))}
        </dl>
      )}
      <Parts parts={parts} level={level + 1} />
    </section>
  );
}

function TableView({ table }: { table: Table }) {
  const { caption, heads, rows, more } = table;
  const canCopy = rows.some(({ own }) => own.size > 0);
  return (
    <div className="part">
      <div className="table" role="region" aria-label={caption} tabIndex={0}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {heads.map(({ label, description, isNumber }) => (
                <th key={label} scope="col" title={description} className={isNumber ? "number" : undefined}>{label}</th>
              ))}
              {canCopy && <th scope="col" aria-label="Copy" />}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ cells, own, things }, index) => (
              <Fragment key={index}>
                <Cells cells={cells} own={own} canCopy={canCopy} />
                {questionsAbout(own).length > 0 && (
                  <tr className="next-row">
                    <td colSpan={heads.length + 1}><Next own={own} things={things} /></td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && <p className="hint">None.</p>}
      {more && <p className="hint">{more}</p>}
    </div>
  );
}

function Cells({ cells, own, canCopy }: { cells: Cell[]; own: Things; canCopy: boolean }) {
  return (
    <tr className={useIsChosen(own) ? "chosen" : undefined}>
      {cells.map(({ text, title, isNumber, isMoment }, index) => (
        <td key={index} title={title} className={isNumber ? "number" : isMoment ? "moment" : undefined}>{text}</td>
      ))}
      {canCopy && <td className="copies"><Copies own={own} /></td>}
    </tr>
  );
}

/** A row is about its package if it has one: whose it is stands beside it. */
function mainOf(own: Things): Thing | undefined {
  return own.get(SUBJECTS.package) ?? own.get(SUBJECTS.patient) ?? [...own.values()][0];
}

function Copies({ own }: { own: Things }) {
  const main = mainOf(own);
  if (!main) return null;
  return (
    <>
      <CopyButton label="Copy id" text={main.id} />
      {main.type === SUBJECTS.patient && <CopyButton label="Copy link" text={linkTo(main.id)} />}
    </>
  );
}

/** What can be asked next about a row. */
function questionsAbout(own: Things): SavedQuery[] {
  const main = mainOf(own);
  return SAVED_QUERIES.filter((saved) => {
    if (!saved.next) return false;
    const about = aboutOf(saved);
    return (about && SUBJECTS[about] === main?.type) || (saved === OPEN && own.has(SUBJECTS.patient));
  });
}

function Next({ own, things }: { own: Things; things: Things }) {
  const { choice } = useDesk();
  const { saved: current } = useActiveTab();
  const ask = useAsk();
  const questions = questionsAbout(own).filter((saved) => saved !== current);
  if (questions.length === 0) return null;
  const about = mainOf(own)?.name;
  return (
    <div className="next" role="group" aria-label={about ? `Questions about ${about}` : "Questions"}>
      {questions.map((saved) => (
        <button
          key={saved.name}
          type="button"
          title={saved.title}
          onClick={() => {
            choice.chooseFrom(things);
            ask(saved);
          }}
        >
          {saved.next}
        </button>
      ))}
    </div>
  );
}

function useIsChosen(own: Things): boolean {
  const chosen = useChosen();
  const main = mainOf(own);
  if (!main) return false;
  return Object.values(chosen).some(({ type, id }) => type === main.type && id === main.id);
}
