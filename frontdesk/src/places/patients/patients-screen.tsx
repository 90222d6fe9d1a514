import { useRoute } from "../../shell/router";
import { PatientList } from "./patient-list";
import { PatientScreen } from "./patient-screen";

/** The patients, or the one whose id stands in the address. */
export default function PatientsScreen() {
  const { rest } = useRoute();
  const [id] = rest;
  return id === undefined ? <PatientList /> : <PatientScreen key={id} id={id} />;
}
