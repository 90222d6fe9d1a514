import { useEffect, useRef } from "react";
import { useFormats, useMessages } from "../../messages";
import { Button } from "../../parts/button";
import { Icon } from "../../parts/icon";
import { visitAddress } from "../../flows/addresses";
import { addressOf, useRoute } from "../../shell/router";
import { nameOf, type VisitActions } from "./visit-actions";
import { VisitMenu } from "./visit-menu";
import type { Visit } from "./day-of-visits";

interface Props {
  readonly visit: Visit;
  /** Absent for those who only look. */
  readonly actions: VisitActions | undefined;
}

/** A visit: who, when, for what, what covers it, and what can be done with it. */
export function VisitCard({ visit, actions }: Props) {
  const { today, visit: words } = useMessages();
  const { times } = useFormats();
  const route = useRoute();
  const isOpen = route.params.get("visit") === visit.id;
  const card = useRef<HTMLElement>(null);
  const { id, patient, startsAt, endsAt, status, treatment } = visit;
  // Where it could be pressed what becomes of it, it then says what became of it.
  const isDone = actions !== undefined && status !== "BOOKED";
  const isPressed = useRef(false);
  const pressed = (action: (visit: Visit) => Promise<void>) => {
    isPressed.current = true;
    void action(visit);
  };
  useEffect(() => {
    // The pressed button is gone: the focus stays with the visit.
    if (isPressed.current && document.activeElement === document.body) card.current?.focus();
    isPressed.current = false;
  }, [status]);
  return (
    <article ref={card} className={`visit visit-${status}`} aria-labelledby={`who-${id}`} tabIndex={-1}>
      <p className="visit-time">
        <a href={visitAddress(route, id)} aria-current={isOpen || undefined}>
          <strong>{times(startsAt, endsAt)}</strong> <span className="only-spoken">{words.open(nameOf(visit))}</span>
        </a>
        {!isDone && <Status of={status} />}
      </p>
      <h3 id={`who-${id}`}>
        <a href={addressOf("patients", [patient.id])}><bdi>{nameOf(visit)}</bdi></a>
      </h3>
      <p className="muted">{treatment.name}</p>
      <Cover visit={visit} />
      {actions && (
        <div className="visit-actions">
          {status === "BOOKED" ? (
            <>
              <Button tone="strong" isBusy={actions.isBusyWith(visit)} onClick={() => pressed(actions.arrive)}>
                {today.arrive}
              </Button>
              <VisitMenu visit={visit} actions={actions} />
            </>
          ) : (
            <>
              <Status of={status} />
              <Button key="undo" tone="quiet" isBusy={actions.isBusyWith(visit)} label={undoLabel(visit, today)} onClick={() => pressed(actions.undo)}>
                <Icon name="undo" /> {today.undo}
              </Button>
            </>
          )}
        </div>
      )}
    </article>
  );
}

const MARKS = { BOOKED: null, ARRIVED: "check", NO_SHOW: "close", CANCELLED: "close" } as const;

function Status({ of }: { readonly of: Visit["status"] }) {
  const { statuses } = useMessages().today;
  return <span className={`status status-${of}`}>{MARKS[of] && <Icon name={MARKS[of]} />} {statuses[of]}</span>;
}

/** The package that pays for the visit, or what the patient does. */
function Cover({ visit: { invoice, patientTotal, redemption, status } }: { readonly visit: Visit }) {
  const { covered } = useMessages().today;
  const { money } = useFormats();
  const isCovered = redemption?.status === "RESERVED" || redemption?.status === "REDEEMED";
  const due = invoice && Number(invoice.balanceDue.amount) > 0 ? covered.due(money(invoice.balanceDue)) : null;
  const own = status === "BOOKED" ? covered.patientPays(money(patientTotal)) : (due ?? (invoice ? covered.paid : covered.nothing));
  const isFree = isCovered && (Number(patientTotal.amount) === 0 || (status !== "BOOKED" && !invoice));
  return (
    <p className="cover">
      {isCovered && (
        <span className={`chip chip-${redemption.status}`}>
          <Icon name="ticket" />
          <span>
            {(redemption.status === "RESERVED" ? covered.held : covered.used)(redemption.patientPackage.name)}
            {" · "}
            {covered.free(redemption.patientPackage.usesAvailable)}
          </span>
        </span>
      )}
      {!isFree && (
        <span className={due ? "chip chip-due" : "chip"}>
          <Icon name="coin" /> {own}
        </span>
      )}
    </p>
  );
}

function undoLabel(visit: Visit, today: ReturnType<typeof useMessages>["today"]): string {
  if (visit.status === "ARRIVED") return today.undoArrival;
  return visit.status === "NO_SHOW" ? today.undoNoShow : today.undoCancellation;
}
