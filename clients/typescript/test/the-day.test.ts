import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ArriveAfterAllDocument,
  ArriveDocument,
  BookAnotherVisitDocument,
  BookWithThePreselectedPackageDocument,
  CancelDocument,
  CollectFromCreditDocument,
  FindThePatientDocument,
  isRefused,
  NotYetUsableDocument,
  PackageOptionsDocument,
  type PayloadOf,
  PutItBackDocument,
  ReceiveTheRestDocument,
  RemoveThePackageDocument,
  RescheduleDocument,
  SellWithAPartPaymentDocument,
  TheDaysVisitsDocument,
  UndoTheArrivalDocument,
  WhatIsLeftDocument,
  WhoAmIDocument,
} from "gql-packages-client";
import { client, inDays, offer, patient, screen } from "./clinic.js";

const desk = client();
let forms = 0;

function form() {
  return desk.form(`the day ${++forms}`);
}

function done<Result extends { readonly __typename: string }>(result: Result): PayloadOf<Result> {
  assert.ok(!isRefused(result), JSON.stringify(result));
  return result as PayloadOf<Result>;
}

test("the front desk's day, in typed documents", async () => {
  const { viewer } = await desk.run(WhoAmIDocument, {});
  assert.equal(viewer.role, "FRONT_DESK");
  assert.ok(viewer.permissions.includes("PACKAGES_SELL"));

  const born = Date.now().toString(36);
  await patient("Lucía", `García Okafor ${born}`);
  const search = `${born} garcia`;
  const { patients } = await desk.run(FindThePatientDocument, { search });
  const patientId = patients.nodes[0]?.id ?? "";
  const { packageId, treatmentIds } = await offer();
  const [treatmentId = "", otherTreatmentId = ""] = treatmentIds;

  const input = { patientId, packageId, payment: { amount: "200.00", method: "CARD" } } as const;
  const sale = done((await form().submit(SellWithAPartPaymentDocument, { input })).sellPackage);
  assert.equal(sale.invoice.balanceDue.amount, "280.00");
  const visit = { patientId, treatmentId, startsAt: inDays(7) };
  const before = await desk.run(NotYetUsableDocument, visit);
  assert.deepEqual(before.packageOptions.map((option) => option.refusalCode), ["NOT_FULLY_PAID"]);

  const money = { amount: "300.00", method: "CASH" } as const;
  const rest = { patientId, payment: money, invoiceIds: [sale.invoice.id] };
  const received = done((await form().submit(ReceiveTheRestDocument, { input: rest })).receivePayment);
  assert.equal(received.patient.credit.amount, "20.00");
  const now = await desk.run(PackageOptionsDocument, visit);
  assert.deepEqual(now.packageOptions.map((option) => option.isPreselected), [true]);

  const preselected = { input: { ...visit, usePreselected: true } };
  const booked = done(
    (await form().submit(BookWithThePreselectedPackageDocument, preselected)).bookAppointment,
  ).appointment;
  assert.equal(booked.redemption?.status, "RESERVED");
  assert.equal(booked.patientTotal.amount, "15.00");
  const appointmentId = booked.id;
  const later = { appointmentId, startsAt: inDays(8), expectedVersion: booked.version };
  const moved = await desk.run(RescheduleDocument, { input: later });
  assert.ok(done(moved.rescheduleAppointment).appointment.version > booked.version);
  const day = inDays(8).slice(0, 10);
  const diary = await desk.run(TheDaysVisitsDocument, { during: { from: day, to: day } });
  assert.ok(diary.appointments.nodes.some((one) => one.patient.id === patientId));

  await form().submit(ArriveDocument, { input: { appointmentId } });
  const undone = await form().submit(UndoTheArrivalDocument, { input: { appointmentId } });
  assert.equal(done(undone.undoArrival).patientPackage?.usesReserved, 1);
  const arrived = done(
    (await form().submit(ArriveAfterAllDocument, { input: { appointmentId } })).arriveAppointment,
  );
  assert.equal(arrived.patientPackage?.usesRedeemed, 1);
  const credit = { paymentId: received.payment.id, invoiceId: arrived.invoice.id };
  const collected = await form().submit(CollectFromCreditDocument, { input: credit });
  assert.equal(done(collected.applyPayment).invoice.status, "PAID");

  const patientPackageId = sale.patientPackage.id;
  const again = { patientId, treatmentId: otherTreatmentId, startsAt: inDays(14), patientPackageId };
  const other = done(
    (await form().submit(BookAnotherVisitDocument, { input: again })).bookAppointment,
  ).appointment;
  const on = { appointmentId: other.id };
  const removed = await form().submit(RemoveThePackageDocument, { input: on });
  assert.equal(done(removed.removePackage).patientPackage.usesAvailable, 6);
  const back = { ...on, patientPackageId };
  const redeemed = await form().submit(PutItBackDocument, { input: back });
  assert.equal(done(redeemed.redeemPackage).patientPackage.usesAvailable, 5);
  const cancelled = await desk.run(CancelDocument, { input: on });
  assert.equal(done(cancelled.cancelAppointment).patientPackage?.usesAvailable, 6);

  const left = await desk.run(WhatIsLeftDocument, { id: patientPackageId });
  assert.equal(left.patientPackage?.usesRemaining, 6);
  const her = await screen(patientId);
  assert.deepEqual([her.credit.amount, her.owing.amount], ["5.00", "0.00"]);
});
