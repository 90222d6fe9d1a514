import savedQueries from "saved-queries";

/** A query of support's: its document, and variables with `${…}` placeholders. */
export interface SavedQuery {
  name: string;
  /** The document's first line, a comment. */
  title: string;
  document: string;
  variables: string;
  operationName: string;
}

/** The latest answer of each saved query, by name. */
export type Answers = Map<string, unknown>;

/** A placeholder that refers to an answer which is not there (yet). */
export class NotAnswered extends Error {}

const PLACEHOLDER = /\$\{([^}]+)\}/g;

export const SAVED_QUERIES: SavedQuery[] = savedQueries.map(({ name, document, variables }) => ({
  name,
  document,
  title: document.split("\n", 1)[0]!.replace(/^#\s*/, ""),
  operationName: /^(?:query|subscription) (\w+)/m.exec(document)![1]!,
  variables: variables.trim().replace(PLACEHOLDER, (place, named: string) => dayOf(named) ?? place),
}));

/** The variables with their placeholders filled in from earlier answers. */
export function filledIn(value: unknown, answers: Answers): unknown {
  if (Array.isArray(value)) return value.map((part) => filledIn(part, answers));
  if (value && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, filledIn(part, answers)]),
    );
  }
  if (typeof value !== "string") return value;
  return value.replace(PLACEHOLDER, (_, named: string) => String(meant(named, answers)));
}

function meant(named: string, answers: Answers): unknown {
  const [name, ...path] = named.split(".");
  const saved = SAVED_QUERIES.find((each) => each.name === name);
  if (!saved) throw new NotAnswered(`\${${named}} stands for nothing: write the value itself.`);
  if (!answers.has(saved.name)) {
    throw new NotAnswered(
      `Run ${saved.operationName} first: \${${named}} is taken from its answer. ` +
        "Or write the id in its place.",
    );
  }
  const found = path.reduce<unknown>(
    (place, step) => (place as Record<string, unknown> | null | undefined)?.[step],
    answers.get(saved.name),
  );
  if (found === undefined || found === null) {
    throw new NotAnswered(
      `The answer of ${saved.operationName} has no ${path.join(".")}: change the place, ` +
        "or write the id itself.",
    );
  }
  return found;
}

function dayOf(named: string): string | undefined {
  const today = new Date();
  const later = /^in-(\d+)-days$/.exec(named);
  if (later) return written(today.getFullYear(), today.getMonth(), today.getDate() + Number(later[1]));
  if (named === "month-begins") return written(today.getFullYear(), today.getMonth(), 1);
  if (named === "month-ends") return written(today.getFullYear(), today.getMonth() + 1, 0);
  return undefined;
}

function written(year: number, month: number, day: number): string {
  const date = new Date(Date.UTC(year, month, day));
  return date.toISOString().slice(0, 10);
}
