import type { TypedDocument } from "gql-packages-client";
import { useDesk } from "./desk";
import { type Reading, useReading } from "./use-reading";

/** The answer to a query, read again when its variables change. Without variables nothing is asked. */
export function useAnswer<Result, Variables>(
  document: TypedDocument<Result, Variables>,
  variables: Variables | undefined,
  options: { readonly keep?: boolean } = {},
): Reading<Result> {
  const desk = useDesk();
  const key = variables === undefined ? undefined : JSON.stringify(variables);
  return useReading(key, (signal) => desk.run(document, variables as Variables, { signal }), options);
}
