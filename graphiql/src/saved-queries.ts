import questions from "questions";

/** A question that support gets: its document, and variables in which `${…}` are places. */
export interface Question {
  name: string;
  /** What the document says in its first line. */
  says: string;
  document: string;
  variables: string;
  operationName: string;
}

/** What has been answered so far, by the question's name. */
export type Answers = Map<string, unknown>;

/** A place in an answer that nobody has asked for yet, or that is not there. */
export class NotAnswered extends Error {}

const PLACE = /\$\{([^}]+)\}/g;

export const QUESTIONS: Question[] = questions.map(({ name, document, variables }) => ({
  name,
  document,
  says: document.split("\n", 1)[0]!.replace(/^#\s*/, ""),
  operationName: /^(?:query|subscription) (\w+)/m.exec(document)![1]!,
  variables: variables.trim().replace(PLACE, (place, named: string) => dayOf(named) ?? place),
}));

/** The variables with what earlier answers say in the places that stand for it. */
export function filledIn(value: unknown, answers: Answers): unknown {
  if (Array.isArray(value)) return value.map((part) => filledIn(part, answers));
  if (value && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, filledIn(part, answers)]),
    );
  }
  if (typeof value !== "string") return value;
  return value.replace(PLACE, (_, named: string) => String(meant(named, answers)));
}

function meant(named: string, answers: Answers): unknown {
  const [name, ...path] = named.split(".");
  const question = QUESTIONS.find((each) => each.name === name);
  if (!question) throw new NotAnswered(`\${${named}} stands for nothing: write the value itself.`);
  if (!answers.has(question.name)) {
    throw new NotAnswered(
      `Run ${question.operationName} first: \${${named}} is taken from its answer. ` +
        "Or write the id in its place.",
    );
  }
  const found = path.reduce<unknown>(
    (place, step) => (place as Record<string, unknown> | null | undefined)?.[step],
    answers.get(question.name),
  );
  if (found === undefined || found === null) {
    throw new NotAnswered(
      `The answer of ${question.operationName} has no ${path.join(".")}: change the place, ` +
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
