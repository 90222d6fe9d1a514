import { clinicTime } from "gql-packages-client";
import { useDesk } from "../../desk/desk";
import { useAnswer } from "../../desk/use-answer";
import { useLive } from "../../desk/use-live";
import { useArchive } from "../../desk/use-archive";
import {
  ArchiveAPatientDocument,
  FollowThePatientDocument,
  type PatientPackageStatus,
  ThePatientDocument,
  type ThePatientQuery,
} from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { Button } from "../../parts/button";
import { Icon } from "../../parts/icon";
import { Screen } from "../../parts/screen";
import { Empty, Failed, Loading } from "../../parts/states";
import { bookAddress } from "../../flows/addresses";
import { addressOf, useRoute } from "../../shell/router";
import { useNow } from "../../shell/use-now";
import { PackageCard } from "./package-card";
import { PatientDialogs } from "./patient-dialogs";
import { PatientTabs } from "./patient-tabs";
import "./patients.css";

export type Patient = NonNullable<ThePatientQuery["patient"]>;

/** Everything of one patient, kept current by what others do. */
export function PatientScreen({ id }: { readonly id: string }) {
  const words = useMessages().patients;
  const { data, failure, reload } = useAnswer(ThePatientDocument, { id });
  useLive(FollowThePatientDocument, { patientId: id }, { read: reload, changed: reload });
  const patient = data?.patient;
  const title = patient ? `${patient.firstName} ${patient.lastName}` : words.title;
  return (
    <Screen title={title} beside={patient && <Actions patient={patient} />}>
      {data === undefined && failure && <Failed failure={failure} retry={reload} />}
      {data === undefined && !failure && <Loading rows={5} />}
      {patient === null && <Empty icon="people" text={words.gone} />}
      {patient && (
        <>
          <Contact patient={patient} reload={reload} />
          <Duplicates patient={patient} />
          <Packages patient={patient} reload={reload} />
          <PatientTabs patient={patient} />
          <PatientDialogs patient={patient} reload={reload} />
        </>
      )}
    </Screen>
  );
}

/** The address of a dialog over the patient: it is still open after a reload. */
export function dialogAddress(patientId: string, dialog: string, about: Record<string, string> = {}): string {
  return addressOf("patients", [patientId], { do: dialog, ...about });
}

function Actions({ patient }: { readonly patient: Patient }) {
  const desk = useDesk();
  const words = useMessages().patients;
  const { book, print } = useMessages();
  const route = useRoute();
  const now = useNow();
  const today = clinicTime(now, desk.viewer.clinic.timeZone).date;
  const maySell = desk.may("PACKAGES_SELL") && !patient.isArchived;
  return (
    <div className="screen-actions">
      <a className="button button-quiet" href={addressOf("print", ["statement", patient.id])}><Icon name="print" /> {print.titles.statement}</a>
      {desk.may("SCHEDULE_EDIT") && !patient.isArchived && (
        <a className="button button-plain" href={bookAddress(route, { at: today, patientId: patient.id })}><Icon name="book" /> {book.open}</a>
      )}
      {maySell && <a className="button button-plain" href={dialogAddress(patient.id, "pay")}><Icon name="coin" /> {words.takePayment}</a>}
      {maySell && <a className="button button-strong" href={dialogAddress(patient.id, "sell")}><Icon name="sell" /> {words.sell}</a>}
    </div>
  );
}

function Contact({ patient, reload }: PatientProps) {
  const words = useMessages().patients;
  const { day, dayOf, money } = useFormats();
  const owes = Number(patient.owing.amount) > 0;
  return (
    <section className="card contact" aria-label={words.contact}>
      <dl>
        {patient.number !== null && <Said name={words.patientNumber}><span className="number">#{patient.number}</span></Said>}
        {patient.dateOfBirth && <Said name={words.dateOfBirth}>{day(patient.dateOfBirth)}</Said>}
        {patient.phone && <Said name={words.phone}><a href={`tel:${patient.phone.replace(/[^+\d]/g, "")}`}>{patient.phone}</a></Said>}
        {patient.email && <Said name={words.email}><a href={`mailto:${patient.email}`}>{patient.email}</a></Said>}
        <Said name={words.lastVisitName}>{patient.lastVisitAt ? dayOf(patient.lastVisitAt) : "–"}</Said>
        {patient.isArchived && <Said name=""><span className="badge badge-warn">{words.archived}</span></Said>}
      </dl>
      <dl className="balances">
        <Said name={words.owing}><strong className={owes ? "owes" : undefined}>{money(patient.owing)}</strong></Said>
        <Said name={words.creditName}><strong>{money(patient.credit)}</strong></Said>
      </dl>
      <Changes patient={patient} reload={reload} />
    </section>
  );
}

/** What can be done about the patient and their credit. */
function Changes({ patient, reload }: PatientProps) {
  const desk = useDesk();
  const words = useMessages().patients;
  const { archive, isBusy } = useArchive(reload);
  const { id, version, isArchived } = patient;
  const name = `${patient.firstName} ${patient.lastName}`;
  const hasCredit = Number(patient.credit.amount) > 0;
  const isPayable = hasCredit && Number(patient.owing.amount) > 0;
  return (
    <div className="contact-changes">
      {isPayable && desk.may("PACKAGES_SELL") && <Change to={dialogAddress(id, "apply")}>{words.applyCredit}</Change>}
      {hasCredit && desk.may("MONEY_RETURN") && <Change to={dialogAddress(id, "payout")}>{words.payOut}</Change>}
      {desk.may("PATIENTS_EDIT") && (
        <>
          <Change to={dialogAddress(id, "edit")}>{words.edit}</Change>
          <Button
            tone="quiet"
            isBusy={isBusy}
            onClick={() => void archive(ArchiveAPatientDocument, { id, version, name }, { patientId: id }, !isArchived)}
          >
            {isArchived ? words.restore : words.archive}
          </Button>
        </>
      )}
    </div>
  );
}

function Change({ to, children }: { readonly to: string; readonly children: string }) {
  return <a className="button button-quiet" href={to}>{children}</a>;
}

/** Others who may be the same person. */
function Duplicates({ patient: { possibleDuplicates } }: { readonly patient: Patient }) {
  const words = useMessages().patients;
  if (possibleDuplicates.length === 0) return null;
  return (
    <div className="duplicates">
      <p>{words.duplicates}</p>
      <ul>
        {possibleDuplicates.map(({ id, firstName, lastName, number }) => (
          <li key={id}>
            <a href={addressOf("patients", [id])}><bdi>{firstName} {lastName}</bdi>{number !== null && ` #${number}`}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Said({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt className="muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Packages({ patient, reload }: PatientProps) {
  const words = useMessages().patients;
  const nodes = [...patient.packages.nodes].sort((one, other) => rankOf(one) - rankOf(other));
  return (
    <section aria-labelledby="packages">
      <h2 id="packages" className="section-title">{words.packages}</h2>
      {nodes.length === 0 ? (
        <Empty icon="ticket" text={words.noPackages} />
      ) : (
        <ul className="packages">
          {nodes.map((one) => <li key={one.id}><PackageCard patientId={patient.id} bought={one} reload={reload} /></li>)}
        </ul>
      )}
    </section>
  );
}

interface PatientProps {
  readonly patient: Patient;
  readonly reload: () => Promise<void>;
}

/** What can be used, or could be, stands first. */
function rankOf({ status }: { readonly status: PatientPackageStatus }): number {
  return ["ACTIVE", "UNPAID"].includes(status) ? 0 : 1;
}
