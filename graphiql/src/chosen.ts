import type { Thing, Things } from "./answer";
import { SUBJECTS, type Chosen, type Subject } from "./saved-queries";
import { storage } from "./storage";

export type ChosenThings = Partial<Record<Subject, Thing>>;

const KEPT = "graphiql:chosen";

/** The patient, package and treatment that questions are about: kept until the browser's tab is closed. */
export class Choice {
  private things: ChosenThings = kept();
  private readonly listeners = new Set<() => void>();

  readonly state = () => this.things;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get ids(): Chosen {
    return Object.fromEntries(Object.entries(this.things).map(([subject, { id }]) => [subject, id]));
  }

  /** One patient's package is not another's: it is forgotten with the patient. */
  choose(things: ChosenThings): void {
    const isAnother = things.patient && things.patient.id !== this.things.patient?.id;
    const { package: _, ...others } = this.things;
    this.things = { ...(isAnother ? others : this.things), ...things };
    storage.setItem(KEPT, JSON.stringify(this.things));
    for (const listener of this.listeners) listener();
  }

  /** Whatever of a row can be chosen. */
  chooseFrom(things: Things): void {
    const found = Object.entries(SUBJECTS).map(([subject, type]) => [subject, things.get(type)]);
    this.choose(Object.fromEntries(found.filter(([, thing]) => thing !== undefined)));
  }
}

function kept(): ChosenThings {
  try {
    return JSON.parse(storage.getItem(KEPT) ?? "{}");
  } catch {
    return {};
  }
}
