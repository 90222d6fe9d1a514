import { type Desk, useDesk } from "../../desk/desk";
import { type Reading, useReading } from "../../desk/use-reading";
import { OffersSetUpDocument, type OffersSetUpQuery, type OfferSetUpFragment } from "../../generated/graphql";

/** All packages on offer, and those that no longer are. */
export function useOffers(): Reading<readonly OfferSetUpFragment[]> {
  const desk = useDesk();
  return useReading("offers", (signal) => readOffers(desk, signal));
}

async function readOffers(desk: Desk, signal: AbortSignal): Promise<readonly OfferSetUpFragment[]> {
  const offers: OfferSetUpFragment[] = [];
  let after: string | null = null;
  do {
    const { packages }: OffersSetUpQuery = await desk.run(OffersSetUpDocument, { after }, { signal });
    offers.push(...packages.nodes);
    after = packages.pageInfo.hasNextPage ? packages.pageInfo.endCursor : null;
  } while (after !== null);
  return offers;
}
