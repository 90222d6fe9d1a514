import { Suspense } from "react";
import { useDesk } from "../desk/desk";
import { useMessages } from "../messages";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { later } from "../parts/later";
import { Loading } from "../parts/states";
import { Guarded } from "../shell/guarded";
import { addressWith, go, useRoute } from "../shell/router";
import { placeAddress } from "./addresses";
import "./sheet.css";

const BookDialog = later(() => import("./book/book-dialog"));
const VisitPanel = later(() => import("./visit/visit-panel"));

/** What the address opens over a place, whichever it is: "?book=2026-12-01", "?visit=ID". */
export function Flows() {
  const { book, visit } = useMessages();
  const route = useRoute();
  const isBooking = route.params.has("book");
  const title = isBooking ? book.title : visit.title;
  return (
    <Guarded
      address={addressWith(route, {})}
      around={(said) => (
        <aside className="sheet card" aria-label={title}>
          <header className="sheet-head">
            <h2>{title}</h2>
            <Button tone="quiet" isSquare label={isBooking ? book.close : visit.close} onClick={() => go(placeAddress(route))}>
              <Icon name="close" />
            </Button>
          </header>
          {said}
        </aside>
      )}
    >
      <Opened />
    </Guarded>
  );
}

function Opened() {
  const desk = useDesk();
  const route = useRoute();
  const close = () => go(placeAddress(route));
  const visit = route.params.get("visit");
  const at = route.params.get("book");
  if (at !== null && desk.may("SCHEDULE_EDIT")) {
    const prefill = {
      at,
      patientId: route.params.get("for") ?? "",
      practitionerId: route.params.get("with") ?? "",
    };
    return (
      <Suspense fallback={null}>
        <BookDialog key={JSON.stringify(prefill)} prefill={prefill} onClose={close} />
      </Suspense>
    );
  }
  if (visit === null || !desk.may("PATIENTS_READ")) return null;
  return (
    <Suspense fallback={<div className="sheet card"><Loading rows={4} /></div>}>
      <VisitPanel key={visit} id={visit} onClose={close} />
    </Suspense>
  );
}
