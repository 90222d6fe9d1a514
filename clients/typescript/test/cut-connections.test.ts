import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, test } from "node:test";
import {
  CancelDocument,
  ConnectionLost,
  isFailure,
  MemoryStorage,
  SellWithAPartPaymentDocument,
  ServerError,
  WhoAmIDocument,
} from "gql-packages-client";
import { BadNetwork, http, unavailable } from "./bad-network.js";
import { client, patient, sale, sold, token, visitOf } from "./clinic.js";

let network: BadNetwork;
beforeEach(async () => (network = await BadNetwork.open()));
afterEach(() => network.close());

function desk(options: Parameters<typeof client>[0] = {}) {
  return client({ url: network.url, ...options });
}

test("a connection cut after the commit ends in one sale", async () => {
  const patientId = await patient();
  const input = await sale(patientId);
  network.cuts = 2;

  const form = desk().form("sale");
  const { sellPackage } = await form.submit(SellWithAPartPaymentDocument, { input });

  assert.equal(sellPackage.__typename, "SellPackagePayload");
  assert.deepEqual([network.cuts, network.requests], [0, 3]);
  assert.deepEqual(await sold(patientId), [1, 1, 1]);
});

test("without the kept key the same cut ends in two sales", async () => {
  const patientId = await patient();
  const input = await sale(patientId);
  const once = desk({ patience: { firstWait: 1e9, longestWait: 1e9 } });
  const sell = () => {
    const keyed = { ...input, idempotencyKey: randomUUID() };
    return once.run(SellWithAPartPaymentDocument, { input: keyed });
  };
  network.cuts = 1;

  await assert.rejects(sell(), ConnectionLost);
  await sell();

  assert.deepEqual(await sold(patientId), [2, 2, 2]);
});

test("a form that was cut off and is opened again after a restart ends in one sale", async () => {
  const patientId = await patient();
  const input = await sale(patientId);
  const storage = new MemoryStorage();
  const before = desk({ storage, patience: { deadline: 2_000 } });
  network.cuts = Infinity;

  await assert.rejects(
    before.form("sale 17").submit(SellWithAPartPaymentDocument, { input }),
    (error: unknown) => isFailure(error) && error.kind !== "server" && error.outcome === "unknown",
  );
  network.cuts = 0;
  const after = desk({ storage }).form("sale 17");
  const [first, second] = await Promise.all([
    after.submit(SellWithAPartPaymentDocument, { input }),
    after.submit(SellWithAPartPaymentDocument, { input }),
  ]);

  assert.deepEqual(first, second);
  assert.deepEqual(await sold(patientId), [1, 1, 1]);

  await after.close();
  await after.submit(SellWithAPartPaymentDocument, { input });
  assert.deepEqual(await sold(patientId), [2, 2, 2]);
});

for (const code of ["BUSY", "OVERLOADED", "TIMEOUT", "AUDIT_UNAVAILABLE", "OUTCOME_UNKNOWN"]) {
  test(`${code} is tried again, under the same key`, async () => {
    const patientId = await patient();
    network.instead.push(unavailable(code), unavailable(code));

    const form = desk().form("sale");
    await form.submit(SellWithAPartPaymentDocument, { input: await sale(patientId) });

    assert.equal(network.requests, 3);
    assert.deepEqual(await sold(patientId), [1, 1, 1]);
  });
}

test("while the first request still runs, its outcome is waited for", async () => {
  const patientId = await patient();
  const refusal = { __typename: "SimpleRefusal", code: "IDEMPOTENCY_KEY_IN_USE" };
  network.instead.push(http("200 OK", JSON.stringify({ data: { sellPackage: refusal } })));

  const form = desk().form("sale");
  const sent = await form.submit(SellWithAPartPaymentDocument, { input: await sale(patientId) });

  assert.equal(sent.sellPackage.__typename, "SellPackagePayload");
  assert.equal(network.requests, 2);
});

test("what is unknown after a cut stays unknown when the token has run out meanwhile", async () => {
  const patientId = await patient();
  const input = await sale(patientId);
  const tokens = [token()];
  const form = desk({ token: () => tokens.shift() ?? "run-out" }).form("sale");
  network.cuts = 1;

  await assert.rejects(
    form.submit(SellWithAPartPaymentDocument, { input }),
    (error: unknown) =>
      error instanceof ServerError && error.code === "UNAUTHENTICATED" && error.outcome === "unknown",
  );
  assert.deepEqual(await sold(patientId), [1, 1, 1]);
});

test("the server is given the time that it asks for", async () => {
  network.instead.push(unavailable("OVERLOADED", "1"));
  const started = Date.now();

  await desk().run(WhoAmIDocument, {});

  assert.ok(Date.now() - started >= 1_000);
});

test("what has no key is sent once, and nobody knows what became of it", async () => {
  const input = { appointmentId: (await visitOf(await patient(), 1)).id };
  network.cuts = 1;

  await assert.rejects(
    desk().run(CancelDocument, { input }),
    (error: unknown) => error instanceof ConnectionLost && error.outcome === "unknown",
  );

  assert.equal(network.requests, 1);
  const { cancelAppointment: again } = await desk().run(CancelDocument, { input });
  assert.equal(again.__typename, "WrongStatus");
});

test("what has no key is sent again if the server says that it has not begun", async () => {
  const { id: appointmentId } = await visitOf(await patient(), 2);
  network.instead.push(unavailable("OVERLOADED"), unavailable("BUSY"));

  const { cancelAppointment } = await desk().run(CancelDocument, { input: { appointmentId } });

  assert.equal(cancelAppointment.__typename, "CancelAppointmentPayload");
  assert.equal(network.requests, 3);
});

test("an error about what the payload was to show does not say that nothing was done", async () => {
  const { id: appointmentId } = await visitOf(await patient(), 2);
  const path = ["cancelAppointment", "appointment"];
  const errors = [{ message: "Try again.", path, extensions: { code: "BUSY" } }];
  network.instead.push(http("200 OK", JSON.stringify({ data: null, errors })));

  await assert.rejects(
    desk().run(CancelDocument, { input: { appointmentId } }),
    (error: unknown) =>
      error instanceof ServerError && error.code === "BUSY" && error.outcome === "unknown",
  );
  assert.equal(network.requests, 1);
});

test("a token that is refused is renewed once, and what was sent is sent again", async () => {
  const { id: appointmentId } = await visitOf(await patient(), 2);
  const asked: (string | undefined)[] = [];
  const renew = (refused?: string) => {
    asked.push(refused);
    return refused === undefined ? "run-out" : token();
  };

  const { cancelAppointment } = await desk({ token: renew }).run(CancelDocument, { input: { appointmentId } });

  assert.equal(cancelAppointment.__typename, "CancelAppointmentPayload");
  assert.deepEqual([asked, network.requests], [[undefined, "run-out"], 2]);
});

test("a token that is refused inside a payload does not say that nothing was done", async () => {
  const { id: appointmentId } = await visitOf(await patient(), 2);
  const path = ["cancelAppointment", "appointment"];
  const errors = [{ message: "Sign in.", path, extensions: { code: "UNAUTHENTICATED" } }];
  network.instead.push(http("200 OK", JSON.stringify({ data: null, errors })));
  const renew = (refused?: string) => (refused === undefined ? "run-out" : token());

  await assert.rejects(
    desk({ token: renew }).run(CancelDocument, { input: { appointmentId } }),
    (error: unknown) => error instanceof ServerError && error.outcome === "unknown",
  );
  assert.equal(network.requests, 1);
});

test("for other libraries, what else the server says comes with the answer", async () => {
  const body = { data: { viewer: null }, extensions: { cost: 3 } };
  network.instead.push(http("200 OK", JSON.stringify(body)));

  const query = WhoAmIDocument.toString();
  const answer = await desk().fetch(network.url, { body: JSON.stringify({ query }) });

  assert.deepEqual(await answer.json(), body);
});

test("a query is asked again until the network is back", async () => {
  network.isDown = true;
  setTimeout(() => (network.isDown = false), 150);

  const { viewer } = await desk().run(WhoAmIDocument, {});

  assert.equal(viewer.role, "FRONT_DESK");
});

test("a page of the hotel's network is no answer", async () => {
  network.instead.push(http("200 OK", "<p>Welcome</p>"), http("200 OK", '"Welcome"'));

  const { viewer } = await desk().run(WhoAmIDocument, {});

  assert.equal(viewer.role, "FRONT_DESK");
  assert.equal(network.requests, 3);
});
