import savedQueries from "saved-queries";
import { clinicTime } from "../../clients/typescript/src/clinic-time";

/** What a question can be about, chosen once for all of them: the placeholders `${patient}` and so on. */
export const SUBJECTS = { patient: "Patient", package: "PatientPackage", treatment: "Treatment" } as const;
export type Subject = keyof typeof SUBJECTS;

/** The ids of what is chosen. */
export type Chosen = Partial<Record<Subject, string>>;

/** A query of support's: its document, and variables with `${…}` placeholders. */
export interface SavedQuery {
  name: string;
  /** The document's first line, a comment. */
  title: string;
  /** The second, if it is one: what the question is called beside what it is about. */
  next: string | undefined;
  document: string;
  variables: string;
  operationName: string;
  isSubscription: boolean;
  needs: Subject[];
}

/** A placeholder for something that was not chosen yet. */
export class NotChosen extends Error {}

const PLACEHOLDER = /\$\{([^}]+)\}/g;

export const SAVED_QUERIES: SavedQuery[] = savedQueries.map(({ name, document, variables }) => {
  const [, kind, operationName] = /^(query|subscription) (\w+)/m.exec(document)!;
  return {
    name,
    document,
    title: document.split("\n", 1)[0]!.replace(/^#\s*/, ""),
    next: /^# Next: (.+)$/m.exec(document)?.[1],
    operationName: operationName!,
    isSubscription: kind === "subscription",
    variables: variables.trim(),
    needs: subjects().filter((subject) => variables.includes(`\${${subject}}`)),
  };
});

export const FIND = SAVED_QUERIES[0]!;
export const OPEN = SAVED_QUERIES[1]!;

function subjects(): Subject[] {
  return Object.keys(SUBJECTS) as Subject[];
}

/** What a question is asked about a thing of: her package rather than herself. */
export function aboutOf({ needs }: SavedQuery): Subject | undefined {
  return needs.includes("package") ? "package" : needs[0];
}

/** The variables with days instead of placeholders, as of today in the clinic. */
export function withDays(variables: string, timeZone: string): string {
  return variables.replace(PLACEHOLDER, (place, named: string) => dayOf(named, timeZone) ?? place);
}

/**
 * The variables of a question with the ids of what is chosen, and else with what stood there `before`.
 * `made` are those of the saved query, with its days.
 */
export function withAnswers(saved: string, made: string, before: string, chosen: Chosen): string {
  const merged = (template: unknown, fresh: unknown, was: unknown): unknown => {
    if (isObject(template) && isObject(fresh)) {
      const old = isObject(was) ? was : {};
      const known = Object.keys(template).map((name) => [name, merged(template[name], fresh[name], old[name])]);
      return { ...old, ...Object.fromEntries(known) };
    }
    const subject = typeof template === "string" ? missingFrom(template) : undefined;
    const id = chosen[subject as Subject];
    if (id !== undefined) return id;
    // A package that stood there before may be another patient's.
    const isStale = subject !== undefined && subject in SUBJECTS && chosen.patient !== undefined;
    return isStale ? fresh : (was ?? fresh);
  };
  return JSON.stringify(merged(JSON.parse(saved), JSON.parse(made), parsed(before)), null, 2);
}

/** The variables, if they are an object in JSON. */
export function parsed(variables: string | null | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(variables ?? "");
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The first placeholder that is left, if there is one. */
export function missingFrom(variables: string): string | undefined {
  return variables.match(/\$\{([^}]+)\}/)?.[1];
}

/** The variables with nothing left to be filled in. Throws NotChosen. */
export function filledIn(value: unknown, chosen: Chosen): unknown {
  if (Array.isArray(value)) return value.map((part) => filledIn(part, chosen));
  if (value && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, filledIn(part, chosen)]),
    );
  }
  if (typeof value !== "string") return value;
  return value.replace(PLACEHOLDER, (_, named: string) => meant(named, chosen));
}

function meant(named: string, chosen: Chosen): string {
  if (named === "search") return "";
  const id = chosen[named as Subject];
  if (id !== undefined) return id;
  if (!(named in SUBJECTS)) {
    throw new NotChosen(`\${${named}} stands for nothing: write the value itself.`);
  }
  const where = named === "treatment" ? "above the answer" : `in the answer to ${FIND.operationName}`;
  throw new NotChosen(`Choose a ${named} first, ${where}; or write its id instead of \${${named}}.`);
}

function dayOf(named: string, timeZone: string): string | undefined {
  const [year, month, day] = clinicTime(new Date(), timeZone).date.split("-").map(Number) as [number, number, number];
  const later = /^in-(\d+)-days$/.exec(named);
  if (later) return written(year, month - 1, day + Number(later[1]));
  if (named === "month-begins") return written(year, month - 1, 1);
  if (named === "month-ends") return written(year, month, 0);
  return undefined;
}

function written(year: number, month: number, day: number): string {
  const date = new Date(Date.UTC(year, month, day));
  return date.toISOString().slice(0, 10);
}
