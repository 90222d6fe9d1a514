// What a Relay application would follow: what changed is in the store, what was deleted leaves it.
import { graphql } from "relay-runtime";

graphql`
  subscription PatientPackagesSubscriptionsPackagesSubscription($patientId: ID!) {
    patientPackagesChanged(patientId: $patientId) {
      kind
      patient { ...PatientPackages_money }
      patientPackages {
        name
        status
        usesAvailable
        ...PatientPackages_history
      }
      deletedPatientPackageIds @deleteRecord
    }
  }
`;

graphql`
  subscription PatientPackagesSubscriptionsVisitsSubscription($during: DateRange!) {
    appointmentsChanged(during: $during) {
      kind
      appointments {
        status
        startsAt
        patient { firstName lastName }
        redemption { status }
      }
    }
  }
`;
