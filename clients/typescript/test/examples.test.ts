import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import WebSocket from "ws";
import {
  BookWithThePreselectedPackageDocument,
  MemoryStorage,
  ReceiveTheRestDocument,
} from "gql-packages-client";
import { connectLive, type Live } from "gql-packages-client/live";
import { sell } from "../examples/web-form.js";
import { type Diary, follow, line } from "../examples/web-diary.js";
import { node, showPatient, urql } from "../examples/web-urql.js";
import { BadNetwork, unavailable } from "./bad-network.js";
import { client, inDays, offer, patient, sellTo, sold, token, visitOf } from "./clinic.js";

let network: BadNetwork;
beforeEach(async () => (network = await BadNetwork.open()));
afterEach(() => network.close());

test("the web form sells once, and says so", async () => {
  const patientId = await patient();
  const { packageId } = await offer();
  const draft = { form: randomUUID(), patientId, packageId, paid: "200.00" };
  const storage = new MemoryStorage();
  const web = client({ url: network.url, storage });
  const impatient = client({ url: network.url, storage, patience: { deadline: 1_000 } });

  network.isDown = true;
  assert.equal(await sell(impatient, draft), "It may have been sold. Press again to find out.");
  network.isDown = false;
  network.cuts = 1;
  assert.match(await sell(web, draft), /^INV-\d+: 280\.00 is still to pay\.$/);
  assert.deepEqual(await sold(patientId), [1, 1, 1]);
  const wrong = { ...draft, form: randomUUID(), paid: "-1.00" };
  assert.match(await sell(web, wrong), /^input\.payment\.amount: /);
});

/** What somebody's browser shows of a patient, over the bad network. */
function browser(patientId: string, follow?: Live) {
  const patience = { firstWait: 20, longestWait: 100 };
  const live = follow ?? connectLive({ url: network.url, token, webSocket: WebSocket, patience });
  const web = urql(client({ url: network.url }), live, network.url);
  let shown: readonly [packages: number, available: number, visits: number, owing: string];
  const stop = showPatient(web, patientId, (screen) => {
    const { packages, appointments, owing } = screen!;
    const available = packages.nodes.reduce((sum, each) => sum + each.usesAvailable, 0);
    shown = [packages.nodes.length, available, appointments.nodes.length, owing.amount];
  });
  const until = async (expected: typeof shown) => {
    for (let tries = 0; tries < 3_000 && !isDeepStrictEqual(shown, expected); tries++) await sleep(20);
    assert.deepEqual(shown, expected);
  };
  return { web, stop, until };
}

test("a screen of urql stays true: after own changes, those of others, and what was missed", async () => {
  const patientId = await patient();
  const { web, stop, until } = browser(patientId);
  await until([0, 0, 0, "0.00"]);

  const { invoice } = await sellTo(patientId, "200.00");
  await until([1, 7, 0, "280.00"]);

  network.cuts = 1;
  const payment = { amount: "280.00", method: "CASH" } as const;
  const input = { patientId, payment, invoiceIds: [invoice.id], idempotencyKey: randomUUID() };
  const paid = await web.mutation(node(ReceiveTheRestDocument), { input }).toPromise();
  assert.equal(paid.error, undefined);
  await until([1, 7, 0, "0.00"]);

  const { treatmentIds } = await offer();
  const when = { treatmentId: treatmentIds[0] ?? "", startsAt: inDays(3) };
  const visit = { patientId, ...when, usePreselected: true, idempotencyKey: randomUUID() };
  const booked = await web.mutation(node(BookWithThePreselectedPackageDocument), { input: visit }).toPromise();
  assert.equal(booked.data?.bookAppointment.__typename, "BookAppointmentPayload");
  await until([1, 6, 1, "0.00"]);

  network.isDown = true;
  network.cut();
  await sellTo(patientId, "480.00");
  network.isDown = false;
  await until([2, 13, 1, "0.00"]);

  stop();
});

test("a screen of urql that could not be read when something was told is read later", async () => {
  const patientId = await patient();
  const { stop, until } = browser(patientId);
  await until([0, 0, 0, "0.00"]);
  while (network.requests < 2) await sleep(10);
  await sleep(200);

  network.instead.push(unavailable("INTERNAL"));
  await sellTo(patientId, "200.00");

  await until([1, 7, 0, "280.00"]);
  stop();
});

test("where nothing is told, a screen of urql shows at least what was done on it", async () => {
  const patientId = await patient();
  await sellTo(patientId, "480.00");
  const { web, stop, until } = browser(patientId, () => () => undefined);
  await until([1, 7, 0, "0.00"]);

  const { treatmentIds } = await offer();
  const when = { treatmentId: treatmentIds[0] ?? "", startsAt: inDays(3) };
  const visit = { patientId, ...when, usePreselected: true, idempotencyKey: randomUUID() };
  await web.mutation(node(BookWithThePreselectedPackageDocument), { input: visit }).toPromise();

  await until([1, 6, 1, "0.00"]);
  stop();
});

test("the diary on the wall is read, told, and says why it ends", async () => {
  // As in a browser, where a WebSocket is there without being given.
  Object.assign(globalThis, { WebSocket });
  const said: string[] = [];
  const lines: string[] = [];
  const diary = {
    readAgain: async () => void said.push("read"),
    put: (visits: Parameters<Diary["put"]>[0]) => {
      lines.push(...visits.map((visit) => line(visit, "America/Vancouver")));
      said.push(...visits.map(({ status }) => status));
    },
    say: (sentence: string) => void said.push(sentence),
  };
  const day = inDays(50).slice(0, 10);
  const stop = follow(network.url, async () => token(), { from: day, to: day }, diary);
  const told = async (count: number) => {
    for (let tries = 0; tries < 3_000 && said.length < count; tries++) await sleep(20);
  };
  await told(1);
  await visitOf(await patient(), 50);
  await told(2);
  stop();
  follow(network.url, async () => "nonsense", { from: day, to: day }, diary);
  await told(3);

  assert.deepEqual(said, ["read", "BOOKED", "The token is not taken."]);
  const [shown = ""] = lines;
  assert.ok(shown.startsWith(`${day} 04:00 `) || shown.startsWith(`${day} 05:00 `), shown);
});

const from = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf-8");

test("what README.md shows is taken from the examples", () => {
  const examples = ["web-form", "web-diary", "web-urql", "mobile-day"].map((name) => from(`examples/${name}.ts`));
  const lines = (text: string) => text.split("\n").map((line) => line.trim()).join("\n");
  const shown = [...from("README.md").matchAll(/```ts\n(.*?)```/gs)].map(([, block]) => block ?? "");

  assert.ok(shown.length >= 3);
  for (const block of shown) {
    assert.ok(examples.some((example) => lines(example).includes(lines(block))), block);
  }
});
