import { addressWith, type Route } from "../shell/router";

/** What a booking begins with. */
export interface Prefill {
  /** A Date, or a Date and time of the clinic's clock: "2026-12-01T09:30". */
  readonly at: string;
  readonly patientId?: string;
  readonly practitionerId?: string | undefined;
}

/** Booking a visit, over the place where the person is. */
export function bookAddress(route: Route, { at, patientId = "", practitionerId = "" }: Prefill): string {
  return addressWith(route, { visit: null, do: null, book: at, for: patientId || null, with: practitionerId || null });
}

/** A visit's panel, beside the place where the person is; `action` opens one of its dialogs. */
export function visitAddress(route: Route, visitId: string, action: "move" | "change" | null = null): string {
  return addressWith(route, { book: null, for: null, with: null, visit: visitId, do: action });
}

/** The place alone. */
export function placeAddress(route: Route): string {
  return addressWith(route, { book: null, for: null, with: null, visit: null, do: null });
}
