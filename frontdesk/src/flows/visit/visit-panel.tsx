import { clinicTime } from "gql-packages-client";
import { type ReactNode, useEffect, useRef } from "react";
import { useDesk } from "../../desk/desk";
import { useAnswer } from "../../desk/use-answer";
import { useLive } from "../../desk/use-live";
import { FollowTheVisitDocument, TheVisitDocument, type TheVisitQuery } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { Button } from "../../parts/button";
import { Icon } from "../../parts/icon";
import { Empty, Failed, Loading } from "../../parts/states";
import { nameOf, useVisitActions } from "../../places/today/visit-actions";
import { VisitMenu } from "../../places/today/visit-menu";
import { addressOf, go, useRoute } from "../../shell/router";
import { visitAddress } from "../addresses";
import { ChangeDialog } from "./change-dialog";
import { MoveDialog } from "./move-dialog";
import { VisitCover } from "./visit-cover";
import { VisitInvoice } from "./visit-invoice";
import "./visit.css";

export type OpenVisit = NonNullable<TheVisitQuery["appointment"]>;

interface Props {
  readonly id: string;
  readonly onClose: () => void;
}

/** A visit beside the place where the person is: what covers it, and everything that can be done with it. */
export default function VisitPanel({ id, onClose }: Props) {
  const { visit: words } = useMessages();
  const { data, failure, reload } = useAnswer(TheVisitDocument, { id }, { keep: true });
  const visit = data?.appointment;
  const panel = useFocusInside();
  return (
    <aside
      ref={panel}
      className="sheet card"
      aria-label={visit ? words.open(nameOf(visit)) : words.title}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open]")) onClose();
      }}
    >
      <header className="sheet-head">
        <h2 tabIndex={-1}>
          {visit ? <a href={addressOf("patients", [visit.patient.id])}><bdi>{nameOf(visit)}</bdi></a> : words.title}
        </h2>
        <Button tone="quiet" isSquare label={words.close} onClick={onClose}><Icon name="close" /></Button>
      </header>
      {data === undefined && failure && <Failed failure={failure} retry={reload} />}
      {data === undefined && !failure && <Loading rows={4} />}
      {visit === null && <Empty icon="day" text={words.gone} />}
      {visit && <TheVisit visit={visit} reload={reload} />}
    </aside>
  );
}

function TheVisit({ visit, reload }: { readonly visit: OpenVisit; readonly reload: () => Promise<void> }) {
  const desk = useDesk();
  const { today, visit: words } = useMessages();
  const { longDay, times } = useFormats();
  const route = useRoute();
  useLive(FollowTheVisitDocument, { patientId: visit.patient.id }, { read: reload, changed: reload });
  const read = () => void reload().catch(() => undefined);
  const mayChange = desk.may("SCHEDULE_EDIT");
  const isBooked = visit.status === "BOOKED";
  const action = route.params.get("do");
  const close = () => go(visitAddress(route, visit.id));
  const done = () => {
    close();
    read();
  };
  return (
    <>
      <p><span className={`badge ${STATUS_BADGES[visit.status]}`}>{today.statuses[visit.status]}</span></p>
      <dl className="facts">
        <Fact name={words.when}>
          {longDay(useClinicDay(visit.startsAt))}<br />{times(visit.startsAt, visit.endsAt)}
        </Fact>
        <Fact name={words.treatment}>{visit.treatment.name}</Fact>
        <Fact name={words.practitioner}>{visit.practitioner?.name ?? today.nobody}</Fact>
        {visit.note && <Fact name={words.note}>{visit.note}</Fact>}
      </dl>
      {mayChange && isBooked && (
        <div className="sheet-actions">
          <a className="button button-plain" href={visitAddress(route, visit.id, "move")}>{words.move}</a>
          <a className="button button-plain" href={visitAddress(route, visit.id, "change")}>{words.change}</a>
        </div>
      )}
      <VisitCover visit={visit} reload={read} />
      <VisitInvoice visit={visit} />
      {mayChange && <Outcome visit={visit} reload={read} />}
      {mayChange && isBooked && action === "move" && <MoveDialog visit={visit} onDone={done} onClose={close} />}
      {mayChange && isBooked && action === "change" && <ChangeDialog visit={visit} onDone={done} onClose={close} />}
    </>
  );
}

const STATUS_BADGES = { BOOKED: "badge-accent", ARRIVED: "badge-good", NO_SHOW: "badge-warn", CANCELLED: "" } as const;

/** Arrive, not come, cancel; or undo what became of it. */
function Outcome({ visit, reload }: { readonly visit: OpenVisit; readonly reload: () => void }) {
  const { today } = useMessages();
  const actions = useVisitActions(reload);
  return (
    <div className="sheet-actions sheet-outcome">
      {visit.status === "BOOKED" ? (
        <>
          <Button tone="strong" isBusy={actions.isBusyWith(visit)} onClick={() => void actions.arrive(visit)}>{today.arrive}</Button>
          <VisitMenu visit={visit} actions={actions} />
        </>
      ) : (
        <Button key="undo" isBusy={actions.isBusyWith(visit)} onClick={() => void actions.undo(visit)}>
          <Icon name="undo" /> {UNDO[visit.status](today)}
        </Button>
      )}
    </div>
  );
}

type Today = ReturnType<typeof useMessages>["today"];
const UNDO = {
  ARRIVED: (today: Today) => today.undoArrival,
  NO_SHOW: (today: Today) => today.undoNoShow,
  CANCELLED: (today: Today) => today.undoCancellation,
} as const;

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The Date that the clinic's calendar shows at that moment. */
function useClinicDay(moment: string): string {
  const { timeZone } = useFormats();
  return clinicTime(moment, timeZone).date;
}

/** Opened by a press it takes the focus; closed, it gives it back. */
function useFocusInside() {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    const inside = panel.current;
    inside?.querySelector("h2")?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return panel;
}
