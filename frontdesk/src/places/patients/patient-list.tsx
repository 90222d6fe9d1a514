import { useState } from "react";
import { useDesk } from "../../desk/desk";
import { useReading } from "../../desk/use-reading";
import { ListPatientsDocument, type ListPatientsQuery } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { Avatar } from "../../parts/avatar";
import { Button } from "../../parts/button";
import { Screen } from "../../parts/screen";
import { Empty, Failed, Loading } from "../../parts/states";
import { addressOf, useRoute } from "../../shell/router";
import { RegisterDialog } from "./register-dialog";
import "./patients.css";

type Listed = ListPatientsQuery["patients"]["nodes"][number];

/** Those who came last first; the search above finds everybody else. */
export function PatientList() {
  const desk = useDesk();
  const words = useMessages().patients;
  const { params } = useRoute();
  const [pages, setPages] = useState(1);
  const reading = useReading(
    `page ${pages}`,
    async (signal) => {
      const nodes: Listed[] = [];
      let after: string | null = null;
      for (let page = 0; page < pages; page++) {
        const { patients }: ListPatientsQuery = await desk.run(
          ListPatientsDocument,
          { orderBy: "LAST_VISIT_DESC" as const, after },
          { signal },
        );
        nodes.push(...patients.nodes);
        after = patients.pageInfo.endCursor;
        if (!patients.pageInfo.hasNextPage) return { nodes, hasMore: false };
      }
      return { nodes, hasMore: true };
    },
    { keep: true },
  );
  const { data, failure, reload } = reading;
  return (
    <Screen
      title={words.title}
      beside={
        desk.may("PATIENTS_EDIT") && (
          <a className="button button-strong" href={addressOf("patients", [], { do: "register" })}>{words.register}</a>
        )
      }
    >
      {data === undefined && failure && <Failed failure={failure} retry={reload} />}
      {data === undefined && !failure && <Loading rows={6} />}
      {params.get("do") === "register" && desk.may("PATIENTS_EDIT") && <RegisterDialog />}
      {data?.nodes.length === 0 && <Empty icon="people" text={words.none} />}
      {data !== undefined && data.nodes.length > 0 && (
        <>
          <ul className="patients">
            {data.nodes.map((patient) => <ListedPatient key={patient.id} patient={patient} />)}
          </ul>
          {data.hasMore && (
            <Button isBusy={reading.isLoading} onClick={() => setPages(pages + 1)}>{words.more}</Button>
          )}
        </>
      )}
    </Screen>
  );
}

function ListedPatient({ patient }: { readonly patient: Listed }) {
  const words = useMessages().patients;
  const { dayOf, money } = useFormats();
  const name = `${patient.firstName} ${patient.lastName}`;
  return (
    <li>
      <a className="listed" href={addressOf("patients", [patient.id])}>
        <Avatar name={name} />
        <strong><bdi>{name}</bdi> {patient.number !== null && <small className="muted number">#{patient.number}</small>}</strong>
        <span className="muted">{patient.phone}</span>
        <span className="muted">{patient.lastVisitAt && words.lastVisit(dayOf(patient.lastVisitAt))}</span>
        <span className="listed-money">
          {Number(patient.owing.amount) > 0 && <span className="badge badge-alarm">{words.owes(money(patient.owing))}</span>}
          {Number(patient.credit.amount) > 0 && <span className="badge badge-good">{words.credit(money(patient.credit))}</span>}
        </span>
      </a>
    </li>
  );
}
