// The clinic's owner, somewhere else: OWNER is their token.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { ADDRESS } from "./browser.mjs";

export async function asked(query, variables) {
  const response = await fetch(new URL("graphql", ADDRESS), {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${process.env.OWNER}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

/** Lets the staff member go, or has them back. */
export async function archive(staffMemberId, archived) {
  const { archiveStaffMember } = await asked(
    `mutation ($input: ArchiveStaffMemberInput!) {
      archiveStaffMember(input: $input) { ... on ArchiveStaffMemberPayload { staffMember { id } } }
    }`,
    { input: { staffMemberId, archived } },
  );
  assert.equal(archiveStaffMember.staffMember.id, staffMemberId);
}

export async function register(firstName, lastName) {
  const { createPatient } = await asked(
    `mutation ($input: CreatePatientInput!) {
      createPatient(input: $input) { ... on CreatePatientPayload { patient { id } } ... on Refusal { code message } }
    }`,
    { input: { firstName, lastName } },
  );
  assert.ok(createPatient.patient, JSON.stringify(createPatient));
}

/** Books a visit of the patient for that day, held by one of her packages. */
export async function book(patientId, treatmentId, patientPackageId, day) {
  const input = { patientId, treatmentId, patientPackageId, startsAt: `${day}T12:00:00-08:00`, idempotencyKey: randomUUID() };
  const { bookAppointment } = await asked(
    `mutation ($input: BookAppointmentInput!) { bookAppointment(input: $input) {
      ... on BookAppointmentPayload { appointment { id patientTotal { amount } } }
      ... on Refusal { code message }
    } }`,
    { input },
  );
  assert.ok(bookAppointment.appointment, JSON.stringify(bookAppointment));
}
