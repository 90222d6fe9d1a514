import { type Days, daysOfMonth } from "./periods";

type Numbers = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;
export type ByMonth<Value> = { readonly [month in `month${Numbers}`]: Value };

/** A filter for each of the twelve months, as the documents take them. */
export function filtersOf<Filter>(months: readonly string[], filterOf: (days: Days) => Filter): ByMonth<Filter> {
  const filters = months.map((month, index) => [`month${index + 1}`, filterOf(daysOfMonth(month))] as const);
  return Object.fromEntries(filters) as unknown as ByMonth<Filter>;
}

/** The sums of the months, in their order. */
export function sumsOf<Summary>(answer: ByMonth<{ readonly summary: Summary }>): readonly Summary[] {
  return Array.from({ length: 12 }, (_, index) => answer[`month${(index + 1) as Numbers}`].summary);
}
