import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { sheCame } from "../examples/mobile-day.js";
import { type Deed, from, OfflineQueue, withThoseThatNeed } from "../examples/mobile-queue.js";
import { BadNetwork, unavailable } from "./bad-network.js";
import { client, inDays, offer, patient, sale, screen, sold } from "./clinic.js";
import { Phone } from "./phone.js";

let network: BadNetwork;
let phone: Phone;
let told: string[];
beforeEach(async () => {
  network = await BadNetwork.open();
  phone = new Phone(mkdtempSync(join(tmpdir(), "phone-")));
  told = [];
});
afterEach(() => network.close());

/** The app, started on the same phone. */
function app(deadline = 30_000): OfflineQueue {
  return new OfflineQueue(client({ url: network.url, patience: { deadline } }), phone, {
    done: (deed: Deed) => told.push(`${deed.name} done`),
    setAside: (deed: Deed) => told.push(`${deed.name} ${deed.is}: ${deed.why}`),
  });
}

const nobody = { appointmentId: "bm9uc2Vuc2U=" };
const NOT_THERE = "There is nothing with this id.";

async function visitFor(patientId: string) {
  const { treatmentIds } = await offer();
  return { patientId, treatmentId: treatmentIds[0] ?? "", startsAt: inDays(1), usePreselected: true };
}

test("what was done offline is done once and in order, over the app's end and cut answers", async () => {
  const patientId = await patient();
  network.isDown = true;
  const first = app(200);
  await Promise.all([
    first.add("sell", await sale(patientId)),
    first.add("receive", { patientId, payment: { amount: "5.00", method: "CASH" } }),
  ]);
  await first.flush();
  const kept = await first.deeds();
  assert.deepEqual(kept.map((deed) => deed.is), ["waiting", "waiting"]);

  network.isDown = false;
  network.cuts = Infinity;
  await app(2_000).flush();
  assert.deepEqual(await app().deeds(), kept);
  assert.deepEqual(await sold(patientId), [1, 1, 1]);

  network.cuts = 1;
  const last = app();
  await Promise.all([last.flush(), last.flush()]);
  assert.deepEqual(await last.deeds(), []);
  assert.deepEqual(told, ["sell done", "receive done"]);
  assert.deepEqual(await sold(patientId), [1, 1, 2]);
});

test("an app that is killed between sending and the answer has sold once when it is back", async () => {
  const patientId = await patient();
  await app().add("sell", await sale(patientId));
  const running = () =>
    spawn("node", [fileURLToPath(new URL("phone.js", import.meta.url)), phone.folder, network.url]);
  network.isMute = true;
  const killed = running();
  while (network.answers === 0) await sleep(10);
  const gone = once(killed, "exit");
  killed.kill("SIGKILL");
  await gone;
  assert.deepEqual(await sold(patientId), [1, 1, 1]);
  assert.equal((await app().deeds()).length, 1);

  network.isMute = false;
  const [code] = await once(running(), "exit");

  assert.equal(code, 0);
  assert.deepEqual(await app().deeds(), []);
  assert.deepEqual(await sold(patientId), [1, 1, 1]);
});

test("what is added while something is being sent is kept at once, and sent too", async () => {
  const patientId = await patient();
  const queue = app();
  await queue.add("sell", await sale(patientId));
  network.isMute = true;
  const flushed = queue.flush();
  while (network.answers === 0) await sleep(10);

  await queue.add("receive", { patientId, payment: { amount: "5.00", method: "CASH" } });

  assert.equal((await app().deeds()).length, 2);
  network.isMute = false;
  network.cut();
  await flushed;
  assert.deepEqual(told, ["sell done", "receive done"]);
});

test("a refusal stands aside, and does not keep back what does not need it", async () => {
  const patientId = await patient();
  const queue = app();
  const refused = await queue.add("arrive", nobody);
  await queue.add("sell", await sale(patientId));

  await queue.flush();

  assert.deepEqual(told, [`arrive refused: ${NOT_THERE}`, "sell done"]);
  const [aside, ...others] = await queue.deeds();
  assert.deepEqual([aside?.id, aside?.is, aside?.why, others], [refused, "refused", NOT_THERE, []]);
  await queue.flush();
  assert.equal(told.length, 2);
});

test("what needs an earlier deed waits for it, and is told what it made", async () => {
  const patientId = await patient();
  network.isDown = true;
  const queue = app(200);
  await sheCame(queue, await sale(patientId, "480.00"), await visitFor(patientId));
  network.isDown = false;

  await app().flush();

  assert.deepEqual(told, ["sell done", "book done", "arrive done"]);
  const her = await screen(patientId);
  assert.deepEqual(her.appointments.nodes.map((visit) => visit.status), ["ARRIVED"]);
  assert.deepEqual(her.packages.nodes.map((each) => each.usesRemaining), [6]);
  assert.deepEqual(await app().deeds(), []);
});

test("with a refusal wait those that need it, and go on when it is corrected under a new key", async () => {
  const patientId = await patient();
  const queue = app();
  const wrong = { ...(await sale(patientId, "480.00")), packageId: "bm9uc2Vuc2U=" };
  const sell = await queue.add("sell", wrong);
  const book = await queue.add("book", await visitFor(patientId), [sell]);
  const arrive = await queue.add("arrive", { appointmentId: from(book, "appointment.id") });
  await queue.add("receive", { patientId, payment: { amount: "5.00", method: "CASH" } });
  await queue.flush();
  assert.deepEqual(told, [`sell refused: ${NOT_THERE}`, "receive done"]);
  const before = await queue.deeds();
  const [aside] = before;
  assert.ok(aside);
  assert.deepEqual([...withThoseThatNeed([aside], before)], [sell, book, arrive]);

  const { packageId } = await offer();
  await queue.again(sell, (input) => ({ ...input, packageId }));
  const [renewed] = await queue.deeds();
  await queue.flush();

  assert.notEqual(renewed?.input.idempotencyKey, aside.input.idempotencyKey);
  assert.deepEqual(told.slice(2), ["sell done", "book done", "arrive done"]);
  assert.deepEqual(await queue.deeds(), []);
});

test("what is discarded takes along what cannot be done without it, and nothing else", async () => {
  const patientId = await patient();
  const queue = app();
  const first = await queue.add("arrive", nobody);
  const second = await queue.add("arrive", nobody, [first]);
  await queue.add("arrive", nobody, [second]);
  await queue.add("sell", await sale(patientId));
  await queue.discard(first);
  assert.equal((await queue.deeds()).length, 4, "what waits is not discarded");
  await queue.flush();

  await queue.discard(first);

  assert.deepEqual(await queue.deeds(), []);
  assert.deepEqual(await sold(patientId), [1, 1, 1]);
});

test("what may have been done is sent again under the same key, whatever is corrected", async () => {
  const patientId = await patient();
  const queue = app();
  const id = await queue.add("sell", await sale(patientId));
  network.cuts = 1;
  network.instead.push(undefined, unavailable("INTERNAL"));
  await queue.flush();
  const [aside] = await queue.deeds();
  assert.deepEqual([aside?.is, aside?.isUnknown], ["failed", true]);

  await queue.again(id, (input) => ({ ...input, payment: { amount: "1.00", method: "CASH" } }));
  await queue.flush();

  assert.deepEqual(told.slice(1), ["sell done"]);
  assert.deepEqual(await sold(patientId), [1, 1, 1]);
});

test("what this version of the app cannot do, and what nothing was made for, is shown and blocks nobody", async () => {
  const patientId = await patient();
  const queue = app();
  const sell = await queue.add("sell", await sale(patientId));
  await queue.add("arrive", { appointmentId: from(sell, "appointment.id") });
  const [old, ...others] = await queue.deeds();
  await phone.setItem("gql-packages.queue", JSON.stringify([{ ...old, id: "old", name: "fax" }, old, ...others]));

  await app().flush();

  assert.deepEqual(told, [
    "fax failed: This app cannot do it.",
    "sell done",
    "arrive failed: What was done has no appointment.id.",
  ]);
});
