import type { RefusalCode } from "./generated/graphql.js";

type Payload = { readonly __typename: `${string}Payload` };

/** The refusals among what a mutation answers. */
export type RefusalOf<Result> = Exclude<Result, Payload>;

/** What a mutation answers when it is done. */
export type PayloadOf<Result> = Extract<Result, Payload>;

/** Whether it is a "no": narrow it further by `__typename`, or by `code`. */
export function isRefused<Result extends { readonly __typename: string }>(
  result: Result,
): result is RefusalOf<Result> {
  return !result.__typename.endsWith("Payload");
}

/** The code of a refusal at the root of an answer, if there is one. */
export function refusedWith(data: unknown): RefusalCode | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  for (const result of Object.values(data) as unknown[]) {
    if (typeof result !== "object" || result === null) continue;
    const { __typename, code } = result as { __typename?: unknown; code?: unknown };
    const done = typeof __typename === "string" && __typename.endsWith("Payload");
    if (!done && typeof code === "string") return code as RefusalCode;
  }
  return undefined;
}
