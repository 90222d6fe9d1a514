import type { RefusedFragment } from "../generated/graphql";
import type { Formats, Messages } from "../messages";

/** One thing that is wrong with an input. */
export type Problem = Extract<RefusedFragment, { readonly __typename: "InvalidInput" }>["problems"][number];

type Say = (values: Readonly<Record<string, string>>) => string;

/** A problem in the person's language, by its code; one that the catalogue does not know in the server's words. */
export function problemInWords(problem: Problem, { problems }: Messages, formats: Formats): string {
  const known: Readonly<Record<string, unknown>> = problems;
  const said = known[problem.code];
  if (typeof said === "function") return (said as Say)(valuesInWords(problem, formats));
  return typeof said === "string" ? said : problem.message;
}

/** Values that are amounts where a currency stands beside them. */
const AMOUNTS: ReadonlySet<string> = new Set(["least", "most", "found", "price"]);

/** The values of its sentence, as the person writes amounts, numbers and days. */
function valuesInWords({ code, values }: Problem, formats: Formats): Readonly<Record<string, string>> {
  const currency = values.find(({ name }) => name === "currency")?.value;
  const inWords = ({ name, value }: Problem["values"][number]): string => {
    if (currency !== undefined && AMOUNTS.has(name)) return formats.money({ amount: value, currency });
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return formats.day(value);
    const isYear = code === "YEAR_OUT_OF_RANGE";
    return /^-?\d+$/.test(value) && !isYear ? formats.number(Number(value)) : value;
  };
  return Object.fromEntries(values.map((each) => [each.name, inWords(each)]));
}
