// What a Relay application would do: a sale goes to the top of its list, a deleted one leaves the store.
import { graphql } from "relay-runtime";

graphql`
  mutation PatientPackagesMutationsSellMutation($input: SellPackageInput!, $lists: [ID!]!) {
    sellPackage(input: $input) {
      __typename
      ... on SellPackagePayload {
        patientPackage @prependNode(connections: $lists, edgeTypeName: "PatientPackageEdge") {
          name
          patient { ...PatientPackages_money }
        }
      }
      ... on Refusal { code message path }
      ... on InvalidInput { problems { path message } }
    }
  }
`;

graphql`
  mutation PatientPackagesMutationsDeleteMutation($input: DeletePackageSaleInput!) {
    deletePackageSale(input: $input) {
      ... on DeletePackageSalePayload {
        deletedPatientPackageId @deleteRecord
        patient { ...PatientPackages_money }
      }
      ... on Refusal { code message }
    }
  }
`;

graphql`
  mutation PatientPackagesMutationsNoShowMutation($id: ID!, $key: String!) {
    markNoShow(
      input: { appointmentId: $id, idempotencyKey: $key, resolution: { chargeNothing: true } }
    ) {
      ... on MarkNoShowPayload { appointment { status } }
      ... on Refusal { code message }
    }
  }
`;
