import type { TypedDocument } from "gql-packages-client";
import { useEffect, useRef } from "react";
import { useDesk } from "./desk";

interface Heard<Result> {
  /** Read what the screen shows: nothing is missed from now on. */
  readonly read: () => unknown;
  /** The changed things, as they are now. */
  readonly changed: (event: Result) => unknown;
}

/** Follow a subscription for as long as the screen is there. */
export function useLive<Result, Variables>(
  document: TypedDocument<Result, Variables>,
  variables: Variables,
  heard: Heard<Result>,
): void {
  const desk = useDesk();
  const latest = useRef(heard);
  latest.current = heard;
  const key = JSON.stringify(variables);
  useEffect(
    () =>
      desk.follow(document, JSON.parse(key) as Variables, {
        read: () => latest.current.read(),
        changed: (event) => latest.current.changed(event),
      }),
    [desk, document, key],
  );
}
