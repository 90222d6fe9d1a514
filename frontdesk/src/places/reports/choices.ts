import { type Desk, useDesk } from "../../desk/desk";
import { useReading } from "../../desk/use-reading";
import { ReportChoicesDocument, type ReportChoicesQuery } from "../../generated/graphql";
import { useMessages } from "../../messages";

interface Option {
  readonly value: string;
  readonly label: string;
}

export interface Choices {
  readonly offers: readonly Option[];
  readonly treatments: readonly Option[];
  readonly staff: readonly Option[];
}

const NONE: Choices = { offers: [], treatments: [], staff: [] };

/** The offers, treatments and staff members to choose from; those who left are marked. */
export function useChoices(): Choices {
  const desk = useDesk();
  const { gone } = useMessages().reports;
  const { data } = useReading("choices", (signal) => readChoices(desk, signal));
  if (data === undefined) return NONE;
  const named = (one: { id: string; name: string }, isGone: boolean) => ({
    value: one.id,
    label: isGone ? gone(one.name) : one.name,
  });
  return {
    offers: data.packages.nodes.map((one) => named(one, one.isArchived)),
    treatments: data.treatments.map((one) => named(one, one.isArchived)),
    staff: data.staffMembers.map((one) => named(one, !one.isActive)),
  };
}

async function readChoices(desk: Desk, signal: AbortSignal): Promise<ReportChoicesQuery> {
  let read: ReportChoicesQuery = await desk.run(ReportChoicesDocument, {}, { signal });
  while (read.packages.pageInfo.hasNextPage) {
    const after = read.packages.pageInfo.endCursor;
    const { packages } = await desk.run(ReportChoicesDocument, { after }, { signal });
    read = { ...read, packages: { ...packages, nodes: [...read.packages.nodes, ...packages.nodes] } };
  }
  return read;
}
