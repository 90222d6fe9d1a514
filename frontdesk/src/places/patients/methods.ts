import type { PaymentMethod } from "../../generated/graphql";

/** How money is received, the most usual first. */
export const METHODS: readonly PaymentMethod[] = ["CARD", "CASH", "BANK_TRANSFER", "CHEQUE", "OTHER"];
