import assert from "node:assert/strict";
import { test } from "node:test";
import {
  BookAnotherVisitDocument,
  CancelDocument,
  type MarkANoShowMutation,
  MarkANoShowDocument,
  PutItBackDocument,
  ImportPatientsDocument,
  RegisterAPatientDocument,
  ServerError,
  WhoAmIDocument,
} from "gql-packages-client";
import { client, inDays, offer, patient, sellTo } from "./clinic.js";

const desk = client();

async function visit(patientId: string): Promise<string> {
  const { treatmentIds } = await offer();
  const input = { patientId, treatmentId: treatmentIds[0] ?? "", startsAt: inDays(1) };
  const form = desk.form(`visit of ${patientId}`);
  const { bookAppointment: booked } = await form.submit(BookAnotherVisitDocument, { input });
  assert.equal(booked.__typename, "BookAppointmentPayload");
  return booked.appointment.id;
}

/** Every member of the union, by its __typename: the compiler says if one is missing. */
function said(result: MarkANoShowMutation["markNoShow"]): string {
  switch (result.__typename) {
    case "MarkNoShowPayload":
      return `${result.appointment.status}, billed ${result.invoice?.number ?? "nothing"}`;
    case "NotFullyPaid":
      return `${result.balanceDue.amount} ${result.balanceDue.currency} to pay`;
    case "PackageExpired":
      return `expired on ${result.expiresOn}`;
    case "PackageUsedUp":
      return `${result.usesRedeemed} of ${result.usesTotal} used`;
    case "ItemUsedUp":
      return `${result.limit.redeemed} of ${result.limit.uses} used for this treatment`;
    case "WrongStatus":
      return `is ${result.status}`;
    case "InvalidInput":
    case "SimpleRefusal":
      return result.code;
  }
}

test("a refusal is told apart by its name and carries its own data", async () => {
  const patientId = await patient();
  const { patientPackage } = await sellTo(patientId);
  const appointmentId = await visit(patientId);
  const form = desk.form(`no-show ${appointmentId}`);
  const redeem = { redeemPackage: { patientPackageId: patientPackage.id } };

  const unpaid = await form.submit(MarkANoShowDocument, { input: { appointmentId, resolution: redeem } });
  assert.equal(said(unpaid.markNoShow), "280.00 CAD to pay");

  // The same form, otherwise filled in: nothing was done, so it is sent under another key.
  const nothing = { chargeNothing: true };
  const marked = await form.submit(MarkANoShowDocument, { input: { appointmentId, resolution: nothing } });
  assert.equal(said(marked.markNoShow), "NO_SHOW, billed nothing");

  const twice = desk.form(`no-show again ${appointmentId}`);
  const again = await twice.submit(MarkANoShowDocument, { input: { appointmentId, resolution: nothing } });
  assert.equal(said(again.markNoShow), "is NO_SHOW");
});

test("what is wrong with the input is listed, field by field", async () => {
  const input = { firstName: "", lastName: "Haddad" };
  const { createPatient: refused } = await desk.run(RegisterAPatientDocument, { input });

  assert.equal(refused.__typename, "InvalidInput");
  assert.deepEqual(refused.problems.map((problem) => problem.path), [["input", "firstName"]]);
});

test("an import is not for the front desk", async () => {
  const rows = [{ externalId: "K-1", firstName: "Kim", lastName: "Park" }];
  const asked = desk.form("import").submit(ImportPatientsDocument, { input: { rows, dryRun: true } });

  await assert.rejects(asked, (error: unknown) => error instanceof ServerError && error.code === "FORBIDDEN");
});

test("what is not there is refused with a code", async () => {
  const input = { appointmentId: "bm9uc2Vuc2U=" };
  const { cancelAppointment: refused } = await desk.run(CancelDocument, { input });

  assert.equal(refused.__typename, "SimpleRefusal");
  assert.equal(refused.code, "NOT_FOUND");
});

test("a form that is sent otherwise without an answer in between is refused, and stays so", async () => {
  const patientId = await patient();
  const { patientPackage } = await sellTo(patientId, "480.00");
  const form = desk.form("one thing");
  const first = { appointmentId: await visit(patientId), patientPackageId: patientPackage.id };
  await form.submit(PutItBackDocument, { input: first });

  const other = { ...first, appointmentId: await visit(await patient()) };
  for (const _ of [1, 2]) {
    const { redeemPackage: refused } = await form.submit(PutItBackDocument, { input: other });
    assert.equal(refused.__typename, "SimpleRefusal");
    assert.equal(refused.code, "IDEMPOTENCY_KEY_MISMATCH");
  }
});

test("a token that does not hold is an error with a code, and only another one is tried", async () => {
  let asked = 0;
  const token = (refused?: string) => refused ?? `nonsense-${++asked}`;

  await assert.rejects(client({ token }).run(WhoAmIDocument, {}), (error: unknown) => {
    assert.ok(error instanceof ServerError);
    assert.deepEqual([error.code, error.status, error.outcome], ["UNAUTHENTICATED", 401, "nothing-done"]);
    return true;
  });
  assert.equal(asked, 1);
});
