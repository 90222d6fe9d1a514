import { Suspense, useEffect, useState, useSyncExternalStore } from "react";
import { useDesk } from "../desk/desk";
import icon from "../icon.svg";
import { useFormats, useMessages } from "../messages";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { Screen } from "../parts/screen";
import { Empty, Loading } from "../parts/states";
import { Flows } from "../flows";
import { PLACES, type Place } from "../places";
import { GraphqlDrawer } from "./graphql-drawer";
import { Guarded } from "./guarded";
import { PatientSearch } from "./patient-search";
import { addressOf, addressWith, useRoute } from "./router";
import { useNow } from "./use-now";
import { YouMenu } from "./you-menu";
import "./shell.css";

const DRAWER = "gql-packages:drawer";

/** The frame around every place: navigation, search, whose clinic it is, and what was sent. */
export function Shell() {
  const desk = useDesk();
  const messages = useMessages();
  const route = useRoute();
  const [isDrawerOpen, setDrawerOpen] = useState(() => sessionStorage.getItem(DRAWER) === "open");
  const toggleDrawer = (isOpen: boolean) => {
    sessionStorage.setItem(DRAWER, isOpen ? "open" : "closed");
    setDrawerOpen(isOpen);
  };
  const allowed = PLACES.filter(({ permissions }) => permissions.some((one) => desk.may(one)));
  const place = PLACES.find(({ path }) => path === route.place);

  return (
    <div className="shell">
      <a className="skip" href="#content" onClick={(event) => (event.preventDefault(), focusContent())}>
        {messages.app.skip}
      </a>
      <header className="bar">
        <a className="brand" href={addressOf("today")}>
          <img src={icon} alt="" width={32} height={32} />
          <span className="brand-words">
            <span>{desk.viewer.clinic.name}</span>
            <ClinicClock />
          </span>
        </a>
        <PatientSearch />
        {desk.isViewOnly && <span className="badge badge-notice">{messages.app.viewOnly}</span>}
        <YouMenu />
      </header>
      <Navigation places={allowed.filter(({ isHidden }) => !isHidden)} current={route.place}>
        <Button tone="quiet" aria-expanded={isDrawerOpen} onClick={() => toggleDrawer(!isDrawerOpen)}>
          <Icon name="code" /> <span>{messages.graphql.show}</span>
        </Button>
      </Navigation>
      <main id="content" className="content" tabIndex={-1}>
        <PlaceScreen place={place} isAllowed={place !== undefined && allowed.includes(place)} />
        <Flows />
      </main>
      <OfflineNotice />
      {isDrawerOpen && <GraphqlDrawer onClose={() => toggleDrawer(false)} />}
    </div>
  );
}

function focusContent(): void {
  document.getElementById("content")?.focus();
}

function PlaceScreen({ place, isAllowed }: { readonly place: Place | undefined; readonly isAllowed: boolean }) {
  const messages = useMessages();
  const route = useRoute();
  const { app } = messages;
  if (place === undefined || !isAllowed) {
    return (
      <Screen title={place?.title(messages) ?? app.name}>
        <Empty icon="alarm" text={place === undefined ? app.notFound : app.notAllowed}>
          <a className="button button-plain" href={addressOf("today")}>{app.toToday}</a>
        </Empty>
      </Screen>
    );
  }
  const title = place.title(messages);
  return (
    <Guarded address={addressWith(route, {})} around={(said) => <Screen title={title}>{said}</Screen>}>
      <Suspense fallback={<ComingScreen title={title} />}>
        <place.Screen key={place.path} />
      </Suspense>
    </Guarded>
  );
}

/** While a screen's own scripts are loaded: shaped as it will be. */
function ComingScreen({ title }: { readonly title: string }) {
  return (
    <div className="screen">
      <header className="screen-head"><h1>{title}</h1></header>
      <Loading rows={4} />
    </div>
  );
}

interface NavigationProps {
  readonly places: readonly Place[];
  readonly current: string;
  readonly children: React.ReactNode;
}

function Navigation({ places, current, children }: NavigationProps) {
  const messages = useMessages();
  return (
    <div className="side">
      <nav aria-label={messages.shell.places}>
        <ul>
          {places.map(({ path, icon: name, title }) => (
            <li key={path}>
              <a href={addressOf(path)} aria-current={path === current ? "page" : undefined}>
                <Icon name={name} /> <span>{title(messages)}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="side-foot">{children}</div>
    </div>
  );
}

/** The clinic's clock, wherever the browser is. */
function ClinicClock() {
  const now = useNow();
  const { shell } = useMessages();
  const { time, timeZone } = useFormats();
  const city = timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;
  return <small className="muted">{shell.clinicTime(time(now), city)}</small>;
}

/** Said when the browser is offline, or the live connection has been lost for a moment. */
function OfflineNotice() {
  const desk = useDesk();
  const { shell } = useMessages();
  const link = useSyncExternalStore(desk.onLink, desk.link);
  const isOnline = useSyncExternalStore(subscribeOnline, () => navigator.onLine);
  const isAway = !isOnline || link === "lost";
  const [isSaid, setSaid] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(isAway), isAway ? 1_500 : 0);
    return () => clearTimeout(timer);
  }, [isAway]);
  return (
    <div role="status" className="offline-place">
      {isSaid && (
        <p className="offline"><Icon name="offline" /> {shell.offline}</p>
      )}
    </div>
  );
}

function subscribeOnline(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}
