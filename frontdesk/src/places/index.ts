import type { ComponentType, LazyExoticComponent } from "react";
import type { Permission } from "../generated/graphql";
import type { Messages } from "../messages";
import type { IconName } from "../parts/icon";

/** A place of the front desk. Each folder here with a `place.ts` is one. */
export interface Place {
  /** The first part of its address: "#/today". */
  readonly path: string;
  readonly title: (messages: Messages) => string;
  readonly icon: IconName;
  /** Where it stands in the navigation. */
  readonly order: number;
  /** Not in the navigation: other places lead to it. */
  readonly isHidden?: boolean;
  /** Opened and offered only with one of these rights. */
  readonly permissions: readonly Permission[];
  /** Loaded when it is opened first. */
  readonly Screen: LazyExoticComponent<ComponentType>;
}

const found = import.meta.glob<{ readonly place: Place }>("./*/place.ts", { eager: true });

export const PLACES: readonly Place[] = Object.values(found)
  .map(({ place }) => place)
  .sort((one, other) => one.order - other.order);
