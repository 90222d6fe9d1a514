import type { TypedDocument } from "gql-packages-client";
import { useDesk } from "./desk";
import { type Reading, useReading } from "./use-reading";

interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Everything of a list, asked for page by page. */
export function usePages<Result, Node>(
  document: TypedDocument<Result, { readonly after?: string | null }>,
  pageOf: (result: Result) => Page<Node>,
): Reading<readonly Node[]> {
  const desk = useDesk();
  return useReading<readonly Node[]>("pages", async (signal) => {
    const nodes: Node[] = [];
    let after: string | null = null;
    do {
      const page: Page<Node> = pageOf(await desk.run(document, { after }, { signal }));
      nodes.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    return nodes;
  });
}
