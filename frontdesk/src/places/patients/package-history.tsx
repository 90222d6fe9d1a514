import { type ReactNode, useEffect, useRef } from "react";
import { useDesk } from "../../desk/desk";
import { useAnswer } from "../../desk/use-answer";
import { HistoryOfAPackageDocument, type HistoryOfAPackageQuery } from "../../generated/graphql";
import { type Formats, type Messages, useFormats, useMessages } from "../../messages";
import { Button } from "../../parts/button";
import { Failed, Loading } from "../../parts/states";
import type { Bought } from "./package-card";
import { useUndoAdjustment } from "./use-undo-adjustment";

type Entry = NonNullable<HistoryOfAPackageQuery["patientPackage"]>["history"]["nodes"][number];

/** Everything that happened to the package, the latest first: who, when, and what was left. */
export function PackageHistory({ bought, reload: reloadPatient }: { readonly bought: Bought; readonly reload: () => Promise<void> }) {
  const { id, version } = bought;
  const { patients: words, shell } = useMessages();
  const desk = useDesk();
  const { isBusy, undo } = useUndoAdjustment(reloadPatient);
  const mayUndo = bought.status !== "REFUNDED" && desk.may("USES_ADJUST");
  const { data, failure, reload } = useAnswer(HistoryOfAPackageDocument, { id, after: null }, { keep: true });
  const shown = useRef(version);
  useEffect(() => {
    // The package has changed since it was read.
    if (shown.current !== version) reload().catch(() => undefined);
    shown.current = version;
  }, [version, reload]);
  if (data === undefined) return failure ? <Failed failure={failure} retry={reload} /> : <Loading rows={2} />;
  const entries = data.patientPackage?.history.nodes ?? [];
  return (
    <ol className="timeline" reversed aria-label={words.history}>
      {[...entries].reverse().map((entry) => (
        <HistoryEntry key={entry.id} entry={entry}>
          {mayUndo && isAdjustment(entry) && entry.undoneBy === null && (
            <Button
              tone="quiet"
              isBusy={isBusy}
              aria-label={`${shell.undo}: ${words.entries[entry.kind]}, ${words.changed(entry.usesChange ?? 0)}`}
              onClick={() => void undo(entry.id)}
            >
              {shell.undo}
            </Button>
          )}
        </HistoryEntry>
      ))}
    </ol>
  );
}

const isAdjustment = ({ kind }: Entry) => kind === "USES_ADDED" || kind === "USES_TAKEN";

function HistoryEntry({ entry, children }: { readonly entry: Entry; readonly children: ReactNode }) {
  const words = useMessages().patients;
  const formats = useFormats();
  return (
    <li className={`timeline-${entry.kind}`}>
      <p>
        <strong>{words.entries[entry.kind]}</strong>
        {entry.appointment && (
          <span> {words.forVisit(entry.appointment.treatment.name, formats.moment(entry.appointment.startsAt))}</span>
        )}
        {detailOf(entry, words, formats) && <span> {detailOf(entry, words, formats)}</span>}
        {entry.undoneBy && <span className="badge">{words.undone}</span>}
      </p>
      <p className="muted">{words.byAt(entry.actor.name, formats.moment(entry.at))}</p>
      {entry.note && <p className="timeline-note">“{entry.note}”</p>}
      <p className="timeline-balance">{words.balance(entry.usesAvailableAfter)}</p>
      {children}
    </li>
  );
}

function detailOf(entry: Entry, words: Messages["patients"], { day }: Formats): string | undefined {
  if (entry.kind === "EXPIRY_CHANGED") {
    const said = (date: string | null) => (date === null ? words.noExpiry : day(date));
    return words.fromTo(said(entry.expiresOnBefore), said(entry.expiresOnAfter));
  }
  if (entry.usesChange !== null) return words.changed(entry.usesChange);
  return entry.kind === "COMPENSATION_CHANGED" ? entry.staffMemberAfter?.name : undefined;
}
