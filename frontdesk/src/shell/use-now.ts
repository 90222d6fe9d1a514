import { useSyncExternalStore } from "react";

const MINUTE = 60_000;
let now = new Date();
const listeners = new Set<() => void>();

function tick(): void {
  now = new Date();
  for (const listener of listeners) listener();
  schedule();
}

function schedule(): void {
  setTimeout(tick, MINUTE - (Date.now() % MINUTE) + 50);
}
schedule();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The present moment, anew with each minute. */
export const useNow = (): Date => useSyncExternalStore(subscribe, () => now);
