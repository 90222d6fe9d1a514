import { useSyncExternalStore } from "react";

/** Where the person is: "#/patients/ID?tab=invoices". It stands behind the `#`: no server is told of it. */
export interface Route {
  readonly place: string;
  readonly rest: readonly string[];
  readonly params: URLSearchParams;
}

const HOME = "#/today";

export function routeOf(hash: string): Route {
  const [path = "", asked = ""] = (hash.startsWith("#/") ? hash : HOME).slice(2).split("?");
  const [place = "today", ...rest] = path.split("/").map(decodeURIComponent);
  return { place, rest, params: new URLSearchParams(asked) };
}

/** An address inside the front desk, for links. */
export function addressOf(place: string, rest: readonly string[] = [], params: Record<string, string> = {}): string {
  const path = [place, ...rest].map(encodeURIComponent).join("/");
  const asked = new URLSearchParams(params).toString();
  return `#/${path}${asked && `?${asked}`}`;
}

/** The address of this route with other params; null takes one away. */
export function addressWith({ place, rest, params }: Route, change: Record<string, string | null>): string {
  const changed = new Map(params);
  for (const [name, value] of Object.entries(change)) {
    if (value === null) changed.delete(name);
    else changed.set(name, value);
  }
  return addressOf(place, rest, Object.fromEntries(changed));
}

/** Go to an address; `replace` leaves no step back. */
export function go(address: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (!replace) location.hash = address;
  else {
    history.replaceState(null, "", address);
    dispatchEvent(new HashChangeEvent("hashchange"));
  }
}

let known = { hash: "", route: routeOf("") };

function current(): Route {
  if (known.hash !== location.hash) known = { hash: location.hash, route: routeOf(location.hash) };
  return known.route;
}

function subscribe(listener: () => void): () => void {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
}

export const useRoute = (): Route => useSyncExternalStore(subscribe, current);
