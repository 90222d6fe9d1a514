// What a Relay application would ask: paging, refetching by id, and keeping its store true.
import { graphql } from "relay-runtime";

graphql`
  query PatientPackagesQuery($id: ID!) {
    patient(id: $id) {
      ...PatientPackages_money
      ...PatientPackages_list
    }
  }
`;

graphql`
  fragment PatientPackages_money on Patient @refetchable(queryName: "PatientPackagesMoneyQuery") {
    credit { amount currency }
    owing { amount currency }
  }
`;

graphql`
  fragment PatientPackages_list on Patient
  @refetchable(queryName: "PatientPackagesPageQuery")
  @argumentDefinitions(first: { type: "Int", defaultValue: 20 }, after: { type: "String" }) {
    packages(first: $first, after: $after) @connection(key: "PatientPackages_packages") {
      totalCount
      edges {
        node {
          ...PatientPackages_history
          name
          status
          usesAvailable
        }
      }
    }
  }
`;

graphql`
  fragment PatientPackages_history on PatientPackage
  @refetchable(queryName: "PatientPackagesHistoryQuery")
  @argumentDefinitions(first: { type: "Int", defaultValue: 20 }, after: { type: "String" }) {
    history(first: $first, after: $after) @connection(key: "PatientPackages_history") {
      edges { node { kind at usesRemainingAfter } }
    }
  }
`;

graphql`
  query PatientPackagesReportQuery($filter: PackageSalesFilter) {
    packageSalesReport(filter: $filter) {
      rows(first: 20) @connection(key: "PatientPackages_rows") {
        edges { node { packageName patientPackage { id } } }
      }
    }
  }
`;
