import type { Reading } from "../../desk/use-reading";
import { usePages } from "../../desk/use-pages";
import { OffersSetUpDocument, type OfferSetUpFragment } from "../../generated/graphql";

/** All packages on offer, and those that no longer are. */
export const useOffers = (): Reading<readonly OfferSetUpFragment[]> => usePages(OffersSetUpDocument, ({ packages }) => packages);
