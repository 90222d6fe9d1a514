import { clinicTime } from "gql-packages-client";
import { useMemo, useState } from "react";
import { useDesk } from "../../desk/desk";
import { useAnswer } from "../../desk/use-answer";
import { NextVisitDocument } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { Avatar } from "../../parts/avatar";
import { Button } from "../../parts/button";
import { Icon } from "../../parts/icon";
import { Screen } from "../../parts/screen";
import { Empty, Failed, Loading } from "../../parts/states";
import { bookAddress } from "../../flows/addresses";
import { addressOf, go, useRoute } from "../../shell/router";
import { useNow } from "../../shell/use-now";
import { dayAfter, dayIn } from "./days";
import { useVisitActions, type VisitActions } from "./visit-actions";
import { VisitCard } from "./visit-card";
import { type Column, columnsOf, type FreeTime, freeTimesOf, type Visit, withChanges } from "./day-of-visits";
import { useVisits } from "./visits";
import "./today.css";

/** The visits of a day by practitioner and time, as the clinic's clock shows it. */
export default function TodayScreen() {
  const desk = useDesk();
  const { timeZone } = desk.viewer.clinic;
  const today = clinicTime(useNow(), timeZone).date;
  const { params } = useRoute();
  const day = dayIn(params, "day") ?? today;
  const visits = useVisits(day);
  const put = (visit: Visit) => visits.put((before) => withChanges(before, [visit], day, timeZone));
  const actions = useVisitActions(put);
  const messages = useMessages();
  const { longDay } = useFormats();
  return (
    <Screen
      title={day === today ? messages.today.title : longDay(day)}
      beside={<DayPicker day={day} today={today} book={desk.may("SCHEDULE_EDIT") && day >= today} />}
    >
      {visits.data === undefined && visits.failure && <Failed failure={visits.failure} retry={visits.reload} />}
      {visits.data === undefined && !visits.failure && <Loading rows={4} />}
      {visits.data?.length === 0 && <EmptyDay day={day} />}
      {visits.data !== undefined && visits.data.length > 0 && (
        <DayOfVisits
          visits={visits.data}
          isToday={day === today}
          actions={desk.may("SCHEDULE_EDIT") ? actions : undefined}
        />
      )}
    </Screen>
  );
}

function DayPicker({ day, today, book }: { readonly day: string; readonly today: string; readonly book: boolean }) {
  const { book: booking, today: words } = useMessages();
  const route = useRoute();
  const { longDay } = useFormats();
  const show = (chosen: string) => go(addressOf("today", [], chosen === today ? {} : { day: chosen }));
  return (
    <div className="day-picker">
      {day === today && <span className="muted">{longDay(day)}</span>}
      {day !== today && <Button onClick={() => show(today)}>{words.backToToday}</Button>}
      <div className="joined">
        <Button isSquare label={words.earlier} onClick={() => show(dayAfter(day, -1))}><Icon name="left" /></Button>
        <input
          type="date"
          aria-label={words.day}
          value={day}
          required
          onChange={({ target }) => target.value && show(target.value)}
        />
        <Button isSquare label={words.later} onClick={() => show(dayAfter(day, 1))}><Icon name="right" /></Button>
      </div>
      {book && (
        <a className="button button-strong" href={bookAddress(route, { at: day })}><Icon name="book" /> {booking.open}</a>
      )}
    </div>
  );
}

function EmptyDay({ day }: { readonly day: string }) {
  const words = useMessages().today;
  const { timeZone } = useDesk().viewer.clinic;
  const { longDay } = useFormats();
  const next = useAnswer(NextVisitDocument, { during: { from: dayAfter(day, 1), to: dayAfter(day, 30) } });
  const [visit] = next.data?.appointments.nodes ?? [];
  const date = visit && clinicTime(visit.startsAt, timeZone).date;
  return (
    <Empty icon="day" text={words.empty}>
      {date && <a className="button button-plain" href={addressOf("today", [], { day: date })}>{words.next(longDay(date))}</a>}
    </Empty>
  );
}

interface DayProps {
  readonly visits: readonly Visit[];
  readonly isToday: boolean;
  readonly actions: VisitActions | undefined;
}

function DayOfVisits({ visits, isToday, actions }: DayProps) {
  const words = useMessages().today;
  const { viewer } = useDesk();
  const columns = useMemo(() => columnsOf(visits, viewer.staffMember.id), [visits, viewer.staffMember.id]);
  const [chosen, setChosen] = useState("");
  const shown = columns.filter(({ practitioner }) => chosen === "" || practitioner?.id === chosen);
  return (
    <>
      <div className="day-summary">
        <Counts visits={visits} />
        {columns.length > 1 && (
          <select aria-label={words.practitioner} value={chosen} onChange={({ target }) => setChosen(target.value)}>
            <option value="">{words.everyone}</option>
            {columns.map(({ practitioner }) =>
              practitioner && <option key={practitioner.id} value={practitioner.id}>{practitioner.name}</option>,
            )}
          </select>
        )}
      </div>
      <div className="columns">
        {(shown.length > 0 ? shown : columns).map((column) => (
          <PractitionerColumn key={column.practitioner?.id ?? ""} column={column} isToday={isToday} actions={actions} />
        ))}
      </div>
    </>
  );
}

function Counts({ visits }: { readonly visits: readonly Visit[] }) {
  const words = useMessages().today;
  const count = (status: Visit["status"]) => visits.filter((visit) => visit.status === status).length;
  const counts = [
    ["BOOKED", words.toCome],
    ["ARRIVED", words.arrived],
    ["NO_SHOW", words.missed],
    ["CANCELLED", words.cancelled],
  ] as const;
  return (
    <ul className="counts">
      {counts.map(([status, word]) => (
        <li key={status} className={`count count-${status}`}><strong>{count(status)}</strong> {word}</li>
      ))}
    </ul>
  );
}

interface ColumnProps {
  readonly column: Column;
  readonly isToday: boolean;
  readonly actions: VisitActions | undefined;
}

function PractitionerColumn({ column: { practitioner, visits }, isToday, actions }: ColumnProps) {
  const words = useMessages().today;
  const now = useNow();
  const { time } = useFormats();
  const name = practitioner?.name ?? words.nobody;
  const free = freeTimesOf(visits, now);
  const firstToCome = visits.findIndex(({ startsAt }) => Date.parse(startsAt) > now.getTime());
  return (
    <section className="column" aria-label={name}>
      <header>
        <Avatar name={name} />
        <h2>{name}</h2>
        <span className="muted">{words.visits(visits.length)}</span>
      </header>
      <ol>
        {visits.map((visit, index) => (
          <li key={visit.id}>
            {isToday && index === firstToCome && index > 0 && (
              <p className="now"><span>{words.now} · {time(now)}</span></p>
            )}
            {actions && <FreeTimeLink free={free.get(visit.id)} practitioner={practitioner} />}
            <VisitCard visit={visit} actions={actions} />
          </li>
        ))}
        {actions && (
          <li><FreeTimeLink free={free.get("")} practitioner={practitioner} /></li>
        )}
      </ol>
    </section>
  );
}

interface FreeProps {
  readonly free: FreeTime | undefined;
  readonly practitioner: Column["practitioner"];
}

/** A free time: pressed, it is where a booking begins. */
function FreeTimeLink({ free, practitioner }: FreeProps) {
  const { book, today } = useMessages();
  const { time, times, timeZone } = useFormats();
  const route = useRoute();
  if (free === undefined) return null;
  const { date, time: at } = clinicTime(free.from, timeZone);
  const said = free.until ? times(free.from.toISOString(), free.until.toISOString()) : book.from(time(free.from));
  return (
    <a
      className="free"
      href={bookAddress(route, { at: `${date}T${at}`, practitionerId: practitioner?.id })}
      aria-label={`${said}: ${book.at(time(free.from), practitioner?.name ?? today.nobody)}`}
    >
      <Icon name="plus" /> {said}
    </a>
  );
}
