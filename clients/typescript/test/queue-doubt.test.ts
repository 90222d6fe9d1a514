// What a queue does where it is not known whether a deed was done: never a second key for it.
import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { type Patience, ServerError } from "gql-packages-client";
import { type Deed, from, OfflineQueue, type Outcomes } from "../examples/mobile-queue.js";
import { BadNetwork, http, unavailable } from "./bad-network.js";
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

/** No second try: its wait would be longer than the deadline. */
const ONCE = { firstWait: 1e9, longestWait: 1e9 };

function app(
  outcomes: Partial<Outcomes> = {},
  makeKey?: () => string,
  patience: Partial<Patience> = { deadline: 30_000 },
): OfflineQueue {
  const desk = client({ url: network.url, patience });
  const tell = {
    done: (deed: Deed) => told.push(`${deed.name} done`),
    setAside: (deed: Deed) => told.push(`${deed.name} ${deed.is}`),
    ...outcomes,
  };
  return new OfflineQueue(desk, phone, tell, makeKey);
}

async function only(queue: OfflineQueue): Promise<Deed> {
  const [deed, ...others] = await queue.deeds();
  assert.ok(deed);
  assert.deepEqual(others, []);
  return deed;
}

const never = (deed: Deed) => assert.fail(deed.why ?? deed.is);

/** An answer that is lost, although what was asked was done. */
async function lost(): Promise<void> {
  network.cuts = 1;
  await app({}, undefined, ONCE).flush();
}

test("what the app does with an answer and fails is no failure of the deed", async () => {
  const patientId = await patient();
  const failing = app({
    done: () => Promise.reject(new ServerError("FORBIDDEN", [], 403, "nothing-done")),
  });
  await failing.add("sell", await sale(patientId));

  await assert.rejects(failing.flush(), ServerError);

  assert.equal((await only(failing)).is, "waiting");
  await app().flush();
  assert.deepEqual(told, ["sell done"]);
  assert.deepEqual(await sold(patientId), [1, 1, 1]);
});

test("that a deed may have been done is remembered, whatever is said later", async () => {
  const patientId = await patient();
  const id = await app().add("sell", await sale(patientId));
  await lost();
  const { input } = await only(app());

  for (const _ of [1, 2]) {
    network.instead.push(unavailable("FORBIDDEN"));
    await app().flush();
    await app().again(id, (given) => ({ ...given, payment: null }));
  }
  await app().flush();

  assert.deepEqual(told, ["sell failed", "sell failed", "sell done"]);
  assert.deepEqual(await sold(patientId), [1, 1, 1]);
  assert.equal((input as { payment?: { amount: string } }).payment?.amount, "200.00");
});

test("it is written down before it is sent, for an app that ends in between", async () => {
  await app().add("sell", await sale(await patient()));
  let kept: unknown;
  const desk = client({
    fetch: async () => {
      kept ??= (await only(app())).isUnknown;
      throw new TypeError("cut");
    },
    patience: { deadline: 50 },
  });

  await new OfflineQueue(desk, phone, { done: never, setAside: never }).flush();

  assert.equal(kept, true);
});

test("what an older app has sent without noting it is sent under the same key", async () => {
  const id = await app().add("sell", await sale(await patient()));
  const { isUnknown: _, ...old } = await only(app());
  await phone.setItem("gql-packages.queue", JSON.stringify([old]));
  network.instead.push(unavailable("FORBIDDEN"));
  await app().flush();

  await app().again(id);

  assert.deepEqual((await only(app())).input, old.input);
});

test("a key that was used for something else says that this may have been done", async () => {
  const id = await app().add("sell", await sale(await patient()));
  const { input } = await only(app());
  const refusal = { __typename: "SimpleRefusal", code: "IDEMPOTENCY_KEY_MISMATCH", message: "" };
  network.instead.push(http("200 OK", JSON.stringify({ data: { sellPackage: refusal } })));
  await app().flush();

  await app().again(id);

  assert.deepEqual(told, ["sell failed"]);
  assert.deepEqual((await only(app())).input, input);
});

test("where nothing was done for certain, it can be corrected", async () => {
  const patientId = await patient();
  const wrong = { ...(await sale(patientId)), packageId: "bm9uc2Vuc2U=" };
  const id = await app().add("sell", wrong);
  network.instead.push(unavailable("BUSY", "60"));
  await app().flush();
  assert.equal((await only(app())).isUnknown, false);
  await lost();
  assert.equal((await only(app())).isUnknown, true);
  await app().flush();

  const { packageId } = await offer();
  await app().again(id, (input) => ({ ...input, packageId }));
  await app().flush();

  assert.deepEqual(told, ["sell refused", "sell done"]);
  assert.deepEqual(await sold(patientId), [1, 1, 1]);
});

test("a queue says why a deed waits, and with it all others", async () => {
  const waits: string[] = [];
  const queue = app({ waits: (deed, why) => waits.push(`${deed.name}: ${why?.name}`) }, undefined, ONCE);
  await queue.add("sell", await sale(await patient()));
  network.isDown = true;

  await queue.flush();

  assert.equal(waits.length, 1);
  assert.match(waits[0] ?? "", /^sell: (ConnectionLost|DeadlinePassed)$/);
});

test("what needs a deed that is done already is told what that has made", async () => {
  const patientId = await patient();
  const { treatmentIds } = await offer();
  const visit = { patientId, treatmentId: treatmentIds[0] ?? "", startsAt: inDays(0) };
  const booked = await app().add("book", { ...visit, usePreselected: false });
  await app().flush();

  await app().add("arrive", { appointmentId: from(booked, "appointment.id") });
  await app().flush();

  assert.deepEqual(told, ["book done", "arrive done"]);
  const { appointments } = await screen(patientId);
  assert.deepEqual(appointments.nodes.map(({ status }) => status), ["ARRIVED"]);
});

test("what needs a deed that nobody knows is not kept", async () => {
  const unknown = from("0123456789abcdef", "appointment.id");

  await assert.rejects(app().add("arrive", { appointmentId: unknown }), /no deed 0123456789abcdef/);

  assert.deepEqual(await app().deeds(), []);
});

for (const mark of ["-", "_", ":", "."]) {
  test(`a place names its deed by any id that makeKey may give: with a ${mark}`, async () => {
    let made = 0;
    const queue = app({}, () => ["phone", "17", "000000000000", ++made].join(mark));
    const booked = await queue.add("book", { patientId: "p", treatmentId: "t", startsAt: inDays(1) });

    await queue.add("arrive", { appointmentId: from(booked, "appointment.id") });

    const [, arrive] = await queue.deeds();
    assert.deepEqual(arrive?.needs, [booked]);
  });
}

test("a place as it was written before is still read", async () => {
  const queue = app();
  const booked = await queue.add("book", { patientId: "p", treatmentId: "t", startsAt: inDays(1) });

  await queue.add("arrive", { appointmentId: `\${${booked}.appointment.id}` });

  const [, arrive] = await queue.deeds();
  assert.deepEqual(arrive?.needs, [booked]);
});

test("two queues on one storage keep and send all that is given to either, once", async () => {
  const patientId = await patient();
  const slow = {
    getItem: async (name: string) => phone.getItem(name),
    setItem: async (name: string, value: string) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      await phone.setItem(name, value);
    },
    removeItem: async () => undefined,
  };
  const tell = { done: () => told.push("done"), setAside: never };
  const queues = [1, 2].map(() => new OfflineQueue(client({ url: network.url }), slow, tell));
  const input = await sale(patientId);

  await Promise.all(queues.map((queue) => queue.add("sell", input)));
  await Promise.all(queues.map((queue) => queue.flush()));

  assert.deepEqual(told, ["done", "done"]);
  assert.deepEqual(await sold(patientId), [2, 2, 2]);
});
