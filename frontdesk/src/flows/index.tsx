import { lazy, Suspense } from "react";
import { useDesk } from "../desk/desk";
import { Loading } from "../parts/states";
import { go, useRoute } from "../shell/router";
import { placeAddress } from "./addresses";
import "./sheet.css";

const BookDialog = lazy(() => import("./book/book-dialog"));
const VisitPanel = lazy(() => import("./visit/visit-panel"));

/** What the address opens over a place, whichever it is: "?book=2026-12-01", "?visit=ID". */
export function Flows() {
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
