import { Tab, TabList, TabPanel, TabProvider } from "@ariakit/react";
import { useEffect, useRef } from "react";
import { useDesk } from "../../desk/desk";
import { useAnswer } from "../../desk/use-answer";
import { PaymentsOfAPatientDocument } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { visitAddress } from "../../flows/addresses";
import { Failed, Loading } from "../../parts/states";
import { addressOf, useRoute } from "../../shell/router";
import type { Patient } from "./patient-screen";
import { dialogAddress } from "./patient-screen";

/** The patient's visits, invoices and payments. */
export function PatientTabs({ patient }: { readonly patient: Patient }) {
  const words = useMessages().patients;
  const { appointments, invoices, payments } = patient;
  return (
    <section className="card tabs" aria-label={words.records}>
      <TabProvider defaultSelectedId="visits">
        <TabList className="tab-list" aria-label={words.records}>
          <Tab className="tab" id="visits">{words.visits} <span className="muted">{appointments.totalCount}</span></Tab>
          <Tab className="tab" id="invoices">{words.invoices} <span className="muted">{invoices.totalCount}</span></Tab>
          <Tab className="tab" id="payments">{words.payments} <span className="muted">{payments.totalCount}</span></Tab>
        </TabList>
        <TabPanel className="tab-panel" tabId="visits"><Visits patient={patient} /></TabPanel>
        <TabPanel className="tab-panel" tabId="invoices"><Invoices patient={patient} /></TabPanel>
        <TabPanel className="tab-panel" tabId="payments" unmountOnHide><Payments patient={patient} /></TabPanel>
      </TabProvider>
    </section>
  );
}

function Visits({ patient: { appointments } }: { readonly patient: Patient }) {
  const { patients: words, today } = useMessages();
  const { moment, money } = useFormats();
  const route = useRoute();
  if (appointments.nodes.length === 0) return <p className="muted">{words.noVisits}</p>;
  return (
    <table className="rows">
      <thead>
        <tr><th>{words.when}</th><th>{words.treatment}</th><th>{words.status}</th><th>{words.coveredBy}</th><th className="amount">{words.pays}</th></tr>
      </thead>
      <tbody>
        {appointments.nodes.map((visit) => (
          <tr key={visit.id}>
            <td data-label={words.when}><a href={visitAddress(route, visit.id)}>{moment(visit.startsAt)}</a></td>
            <td data-label={words.treatment}>
              {visit.treatment.name}
              {visit.practitioner && <small className="muted"> {visit.practitioner.name}</small>}
            </td>
            <td data-label={words.status}><span className={`status status-${visit.status}`}>{today.statuses[visit.status]}</span></td>
            <td data-label={words.coveredBy}>{coverOf(visit.redemption) ?? "–"}</td>
            <td data-label={words.pays} className="amount">{money(visit.patientTotal)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function coverOf(redemption: Patient["appointments"]["nodes"][number]["redemption"]): string | undefined {
  const isCovered = redemption?.status === "RESERVED" || redemption?.status === "REDEEMED";
  return isCovered ? redemption.patientPackage.name : undefined;
}

function Invoices({ patient }: { readonly patient: Patient }) {
  const { id, invoices } = patient;
  const desk = useDesk();
  const words = useMessages().patients;
  const { dayOf, money } = useFormats();
  if (invoices.nodes.length === 0) return <p className="muted">{words.noInvoices}</p>;
  return (
    <table className="rows">
      <thead>
        <tr><th>{words.number}</th><th>{words.issued}</th><th>{words.forWhat}</th><th>{words.status}</th><th className="amount">{words.total}</th><th className="amount">{words.paid}</th><th className="amount">{words.due}</th></tr>
      </thead>
      <tbody>
        {invoices.nodes.map((invoice) => {
          const refund = desk.may("MONEY_RETURN") && refundAddress(patient, invoice);
          const isDue = Number(invoice.balanceDue.amount) > 0;
          return (
            <tr key={invoice.id}>
              <td data-label={words.number}><a href={addressOf("print", ["invoice", invoice.id])}>{invoice.number}</a></td>
              <td data-label={words.issued}>{dayOf(invoice.issuedAt)}</td>
              <td data-label={words.forWhat}>{invoice.lines[0]?.description ?? words.invoiceKinds[invoice.kind]}</td>
              <td data-label={words.status}>{words.invoiceStatuses[invoice.status]}</td>
              <td data-label={words.total} className="amount">{money(invoice.total)}</td>
              <td data-label={words.paid} className="amount">
                {refund ? <a href={refund} aria-label={words.refundOf(invoice.number)}>{words.refund}</a> : null} {money(invoice.paid)}
              </td>
              <td data-label={words.due} className="amount">
                {isDue && desk.may("PACKAGES_SELL") ? (
                  <a href={dialogAddress(id, "pay", { invoice: invoice.id })}>{money(invoice.balanceDue)}</a>
                ) : (
                  money(invoice.balanceDue)
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Where what was paid on the invoice is given back: a package is refunded whole, with what it covers. */
function refundAddress({ id, packages }: Patient, invoice: Patient["invoices"]["nodes"][number]): string | undefined {
  if (Number(invoice.paid.amount) === 0) return undefined;
  if (invoice.kind !== "PACKAGE_SALE") return dialogAddress(id, "unapply", { invoice: invoice.id });
  const bought = packages.nodes.find((one) => one.invoice.id === invoice.id && one.status !== "REFUNDED");
  return bought && dialogAddress(id, "refund", { package: bought.id });
}

/** The payments, read anew whenever the patient is. */
function Payments({ patient }: { readonly patient: Patient }) {
  const words = useMessages().patients;
  const { moment, money } = useFormats();
  const { data, failure, reload } = useAnswer(PaymentsOfAPatientDocument, { id: patient.id });
  const shown = useRef(patient);
  useEffect(() => {
    if (shown.current !== patient) reload().catch(() => undefined);
    shown.current = patient;
  }, [patient, reload]);
  if (data === undefined) return failure ? <Failed failure={failure} retry={reload} /> : <Loading rows={2} />;
  const payments = data.patient?.payments.nodes ?? [];
  if (payments.length === 0) return <p className="muted">{words.noPayments}</p>;
  return (
    <table className="rows">
      <thead>
        <tr><th>{words.when}</th><th>{words.method}</th><th>{words.reference}</th><th>{words.takenBy}</th><th className="amount">{words.amount}</th><th className="amount">{words.unapplied}</th></tr>
      </thead>
      <tbody>
        {payments.map((payment) => (
          <tr key={payment.id} className={payment.void ? "void" : undefined}>
            <td data-label={words.when}>{moment(payment.receivedAt)}</td>
            <td data-label={words.method}>
              {words.methods[payment.method]} {payment.void && <span className="badge badge-warn">{words.voided}</span>}
            </td>
            <td data-label={words.reference}>{payment.reference ?? "–"}</td>
            <td data-label={words.takenBy}>{payment.receivedBy.name}</td>
            <td data-label={words.amount} className="amount">{money(payment.amount)}</td>
            <td data-label={words.unapplied} className="amount">{money(payment.unapplied)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
