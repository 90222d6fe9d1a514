// What the compiler refuses: each line below it would be a mistake.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import {
  type Client,
  FindThePatientDocument,
  type MarkNoShowInput,
  type PayloadOf,
  type RefusalOf,
  SellWithAPartPaymentDocument,
  type SellWithAPartPaymentMutation,
  type SellWithAPartPaymentMutationVariables,
  type TypedDocument,
} from "gql-packages-client";

const visit = { appointmentId: "a", idempotencyKey: "0123456789abcdef" };

export const resolutions: MarkNoShowInput[] = [
  { ...visit, resolution: { redeemPackage: {} } },
  { ...visit, resolution: { chargeFee: { noShowFeeId: "f" } } },
  { ...visit, resolution: { chargeNothing: true } },
  // @ts-expect-error one of the three is needed
  { ...visit, resolution: {} },
  // @ts-expect-error and no more than one
  { ...visit, resolution: { chargeNothing: true, redeemPackage: {} } },
  // @ts-expect-error null is none
  { ...visit, resolution: { redeemPackage: null } },
];

declare const withAnother: TypedDocument<
  SellWithAPartPaymentMutation,
  SellWithAPartPaymentMutationVariables & { readonly first: number }
>;

declare const parsed: TypedDocumentNode<SellWithAPartPaymentMutation, SellWithAPartPaymentMutationVariables>;

export async function mistakes(client: Client): Promise<void> {
  // @ts-expect-error the variable is called search
  await client.run(FindThePatientDocument, { find: "garcia" });
  const { patients } = await client.run(FindThePatientDocument, { search: "garcia" });
  // @ts-expect-error the first may be missing
  patients.nodes[0].id;
  // @ts-expect-error it was not asked for
  patients.nodes[0]?.email;
  const input = { patientId: "p", packageId: "o" };
  // @ts-expect-error a form puts its own key in
  await client.form("f").submit(SellWithAPartPaymentDocument, { input: { ...input, idempotencyKey: "k" } });
  // @ts-expect-error the other variable is needed
  await client.form("f").submit(withAnother, { input });
  await client.form("f").submit(withAnother, { input, first: 5 });
  // @ts-expect-error without a form it has to be given
  await client.run(SellWithAPartPaymentDocument, { input });
  // @ts-expect-error nor does a document that was parsed take other variables
  await client.form("f").submit(parsed, { input: { patient: "p" } });
  await client.form("f").submit(parsed, { input });
  // @ts-expect-error a query has no form
  await client.form("f").submit(FindThePatientDocument, { search: "garcia" });
}

type Sale = SellWithAPartPaymentMutation["sellPackage"];

export const payload: PayloadOf<Sale>["__typename"] = "SellPackagePayload";
export const refusals: Record<RefusalOf<Sale>["__typename"], true> = {
  SimpleRefusal: true,
  InvalidInput: true,
};

test("the compiler refused what it should", () => assert.equal(resolutions.length, 6));
