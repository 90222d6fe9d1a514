// The clinic's owner, somewhere else: OWNER is their token.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { ADDRESS } from "./browser.mjs";

export async function asked(query, variables, token = process.env.OWNER) {
  const response = await fetch(new URL("graphql", ADDRESS), {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

/** A mutation that is not refused. */
export async function done(field, type, input, selected) {
  const data = await asked(
    `mutation ($input: ${type}Input!) { ${field}(input: $input) {
      ... on ${type}Payload { ${selected} } ... on Refusal { code message } } }`,
    { input },
  );
  assert.equal(data[field].code, undefined, JSON.stringify(data));
  return data[field];
}

const ZONE = "America/Los_Angeles";

/** The clinic's day, so many days from now. */
export function day(later = 0) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: ZONE }).format(Date.now() + later * 86_400_000);
}

/** A moment of the clinic's day, by its clock. */
export function at(hour, minute = 0, date = day()) {
  const noon = new Date(`${date}T12:00:00Z`);
  const there = new Intl.DateTimeFormat("en", { timeZone: ZONE, timeZoneName: "longOffset" });
  const offset = there.formatToParts(noon).find(({ type }) => type === "timeZoneName").value.slice(3);
  return `${date}T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}:00${offset || "Z"}`;
}

export async function catalogue() {
  const { treatments, staffMembers, packages } = await asked(
    `{ treatments { id name kind } staffMembers { id name role treatments { id } }
       packages(first: 20) { nodes { id name price { amount } eligibleItems { treatment { id } } } } }`,
  );
  return { treatments, practitioners: staffMembers.filter(({ role }) => role === "PRACTITIONER"), packages: packages.nodes };
}

export const named = (firstName, lastName) => `${firstName} ${lastName}`;

export async function registered(firstName, lastName, more = {}) {
  const input = { firstName, lastName, ...more };
  const { patient } = await done("createPatient", "CreatePatient", input, "patient { id }");
  return patient.id;
}

/** Sells a package that is paid at once. */
export async function sold(patientId, { id, price }) {
  const payment = { amount: price.amount, method: "CARD" };
  const input = { patientId, packageId: id, payment, idempotencyKey: randomUUID() };
  const { patientPackage } = await done("sellPackage", "SellPackage", input, "patientPackage { id }");
  return patientPackage.id;
}

export async function booked(patientId, treatmentId, startsAt, more = {}) {
  const input = { patientId, treatmentId, startsAt, usePreselected: true, idempotencyKey: randomUUID(), ...more };
  if (more.patientPackageId) delete input.usePreselected;
  const { appointment } = await done("bookAppointment", "BookAppointment", input, "appointment { id version }");
  return appointment.id;
}

export async function arrived(appointmentId) {
  await done("arriveAppointment", "ArriveAppointment", { appointmentId, idempotencyKey: randomUUID() }, "appointment { id }");
}

/** The latest day before today that has no visit. */
export async function emptyDay() {
  for (let before = 1; before < 30; before++) {
    const during = { from: day(-before), to: day(-before) };
    const { appointments } = await asked("query ($during: DateRange!) { appointments(during: $during, first: 1) { nodes { id } } }", { during });
    if (appointments.nodes.length === 0) return during.from;
  }
  assert.fail("Every day has visits.");
}

/** Lets the staff member go, or has them back. */
export async function archived(staffMemberId, isArchived) {
  await done("archiveStaffMember", "ArchiveStaffMember", { staffMemberId, archived: isArchived }, "staffMember { id }");
}

/** A day with visits of every kind: each practitioner has some, some with a package, one arrived, one missed. */
export async function busyDay() {
  const { treatments, practitioners, packages } = await catalogue();
  const offer = packages.find(({ eligibleItems }) => eligibleItems.length > 0);
  const treatment = offer.eligibleItems[0].treatment;
  const other = treatments.find(({ id, kind }) => kind === "TREATMENT" && id !== treatment.id);
  const names = [["Amélie", "Laurent"], ["Bo", "Chen"], ["Zoë", "Ångström"], ["Dmitri", "Petrov-Sokolowsky"], ["María José", "Carreño Quiñones"], ["Wei", "Zhang"], ["Łukasz", "Wójcik"]];
  const visits = [];
  for (const [index, [firstName, lastName]] of names.entries()) {
    const patient = await registered(firstName, lastName, { phone: `+1 604 555 02${10 + index}` });
    const isCovered = index % 3 !== 2;
    if (isCovered) await sold(patient, offer);
    const startsAt = at(1 + index * 3, index % 2 ? 30 : 0);
    const { id: given } = isCovered ? treatment : other;
    // Those who name no treatment give all.
    const able = practitioners.filter(({ treatments: own }) => own.length === 0 || own.some(({ id }) => id === given));
    const practitionerId = able[index % able.length]?.id;
    const visit = await booked(patient, given, startsAt, { practitionerId });
    visits.push({ visit, patient, name: named(firstName, lastName) });
  }
  await arrived(visits[0].visit);
  await done("markNoShow", "MarkNoShow", { appointmentId: visits[1].visit, resolution: { chargeNothing: true }, idempotencyKey: randomUUID() }, "appointment { id }");
  await done("cancelAppointment", "CancelAppointment", { appointmentId: visits[3].visit }, "appointment { id }");
  return visits;
}
