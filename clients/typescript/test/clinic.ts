// The clinic that the tests work in: a real server, given by the environment.
import { createPrivateKey, randomUUID, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import {
  BookAnotherVisitDocument,
  Client,
  type ClientOptions,
  isRefused,
  RegisterAPatientDocument,
  SellWithAPartPaymentDocument,
  ThePatientsScreenDocument,
  WhatIsOnOfferDocument,
} from "gql-packages-client";

export function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: the tests need a running server.`);
  return value;
}

export const url = given("CLINIC_URL");
export const token = () => given("CLINIC_TOKEN");

/** The same person's token, for that many seconds. */
export function tokenFor(seconds: number): string {
  const [, claims = ""] = token().split(".");
  const exp = Math.floor(Date.now() / 1000) + seconds;
  const said = { ...(JSON.parse(Buffer.from(claims, "base64url").toString()) as object), exp };
  const encoded = [{ alg: "EdDSA", typ: "JWT" }, said].map((part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url"),
  );
  const key = createPrivateKey(readFileSync(given("CLINIC_SIGNING_KEY")));
  const signature = sign(null, Buffer.from(encoded.join(".")), key).toString("base64url");
  return [...encoded, signature].join(".");
}

/** Waits are short: the tests' server is near. */
const patience = { firstWait: 20, longestWait: 100 };

export function client(options: Partial<ClientOptions> = {}): Client {
  return new Client({ url, token, ...options, patience: { ...patience, ...options.patience } });
}

export async function patient(firstName = "Noor", lastName = "Haddad"): Promise<string> {
  const input = { firstName, lastName };
  const { createPatient: made } = await client().run(RegisterAPatientDocument, { input });
  if (isRefused(made)) throw new Error(made.message);
  return made.patient.id;
}

/** The clinic's package: its id, and those of the treatments that it is good for. */
export async function offer(): Promise<{ packageId: string; treatmentIds: string[] }> {
  const { packages } = await client().run(WhatIsOnOfferDocument, { search: "recovery" });
  const [found] = packages.nodes;
  if (found === undefined) throw new Error("The clinic offers nothing.");
  const treatmentIds = found.eligibleItems.map((item) => item.treatment.id);
  return { packageId: found.id, treatmentIds };
}

/** The input of a sale, but for its key. */
export async function sale(patientId: string, amount = "200.00") {
  const { packageId } = await offer();
  return { patientId, packageId, payment: { amount, method: "CARD" } } as const;
}

export async function screen(id: string) {
  const { patient: found } = await client().run(ThePatientsScreenDocument, { id });
  if (found === null) throw new Error("The patient is not there.");
  return found;
}

/** How many packages, invoices and payments the patient has: what one sale makes of each. */
export async function sold(id: string): Promise<readonly [number, number, number]> {
  const { packages, invoices, payments } = await screen(id);
  return [packages.totalCount, invoices.nodes.length, payments.nodes.length];
}

export async function sellTo(patientId: string, amount = "200.00") {
  const input = { ...(await sale(patientId, amount)), idempotencyKey: randomUUID() };
  const { sellPackage } = await client().run(SellWithAPartPaymentDocument, { input });
  if (isRefused(sellPackage)) throw new Error(sellPackage.message);
  return sellPackage;
}

/** A visit of the patient that many days from now. */
export async function visitOf(patientId: string, days: number) {
  const { treatmentIds } = await offer();
  const visit = { patientId, treatmentId: treatmentIds[0] ?? "", startsAt: inDays(days) };
  const input = { ...visit, idempotencyKey: randomUUID() };
  const { bookAppointment } = await client().run(BookAnotherVisitDocument, { input });
  if (isRefused(bookAppointment)) throw new Error(bookAppointment.message);
  return bookAppointment.appointment;
}

/** That many days from now, at noon UTC. */
export function inDays(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  return `${day}T12:00:00Z`;
}
