import { type ComponentType, lazy, type LazyExoticComponent } from "react";

/** The scripts of a screen did not come: there is no connection, or the server has those of another release. */
export class NotLoaded extends Error {}

/** A component whose scripts are loaded when it is shown first. */
export function later<Props>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() =>
    load().catch((cause: unknown) => {
      throw new NotLoaded("The scripts did not load.", { cause });
    }),
  );
}
