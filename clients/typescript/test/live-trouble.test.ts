// Following where something goes wrong: a token, a server that is away, or the page itself.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import WebSocket from "ws";
import { type ConnectionLost, FollowAPatientsPackagesDocument, ServerError } from "gql-packages-client";
import { connectLive, type Handlers, type LiveOptions } from "gql-packages-client/live";
import { BadNetwork } from "./bad-network.js";
import { patient, sellTo, token } from "./clinic.js";
import { fail, OddServer, start } from "./odd-server.js";

let network: BadNetwork;
const stops: (() => void)[] = [];
beforeEach(async () => (network = await BadNetwork.open()));
afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  await network.close();
});

const patience = { firstWait: 20, longestWait: 200 };

function live(options: Partial<LiveOptions> = {}) {
  return connectLive({ url: network.url, token, webSocket: WebSocket, patience, ...options });
}

/** Follow the patient, and note what is told. */
function follow(patientId: string, through = live(), own: Partial<Handlers<unknown>> = {}) {
  const told: string[] = [];
  let failure: ServerError | ConnectionLost | undefined;
  const handlers = {
    read: () => told.push("read"),
    changed: () => told.push("changed"),
    lost: () => told.push("lost"),
    ended: (why: ServerError | ConnectionLost) => {
      failure = why;
      told.push("ended");
    },
    ...own,
  };
  stops.push(through(FollowAPatientsPackagesDocument, { patientId }, handlers));
  const until = (what: string, times = 1) =>
    eventually(() => told.filter((each) => each === what).length >= times, told);
  return { told, until, failure: () => failure };
}

async function eventually(isSo: () => boolean, about: unknown): Promise<void> {
  for (let tries = 0; tries < 3_000 && !isSo(); tries++) await sleep(20);
  assert.ok(isSo(), `It does not come to pass: ${JSON.stringify(about)}`);
}

/** A token that has run out while the page slept, and is renewed when it is refused. */
function slept() {
  let current = "run-out";
  return (refused?: string) => (current = refused === current ? token() : current);
}

test("all who share a connection go on when its token was refused to all of them", async () => {
  const through = live({ token: slept() });
  const patients = await Promise.all([patient(), patient(), patient()]);
  const screens = patients.map((id) => follow(id, through));

  await Promise.all(screens.map(({ until }) => until("read")));

  await sellTo(patients[2] ?? "");
  await screens[2]?.until("changed");
  assert.deepEqual(screens.map(({ failure }) => failure()), [undefined, undefined, undefined]);
});

test("a server that is away after a token was refused is waited for", async () => {
  const renewed = slept();
  const through = live({
    token: (refused) => {
      if (refused !== undefined) goDown();
      return renewed(refused);
    },
  });
  let goDown = () => {
    network.isDown = true;
    goDown = () => undefined;
  };
  const her = follow(await patient(), through);

  await her.until("lost", 3);
  assert.ok(!her.told.includes("read"));
  network.isDown = false;

  await her.until("read");
});

test("a page that fails when it is told that nothing is heard is told all the same what comes", async () => {
  for (const lost of [
    () => {
      throw new Error("The banner was not there.");
    },
    () => Promise.reject(new Error("The banner was not there.")),
  ]) {
    const her = follow(await patient(), live(), { lost });
    await her.until("read");

    network.cut();

    await her.until("read", 2);
  }
});

test("a page that fails when it is told that it is over ends nothing else", async () => {
  let isTold = false;
  const ended = () => {
    isTold = true;
    throw new Error("The banner was not there.");
  };
  follow("bm9uc2Vuc2U=", live(), { ended });

  await eventually(() => isTold, "ended");
  await sleep(50);
});

test("where reading fails, the waits grow", async (context) => {
  context.mock.method(Math, "random", () => 0.9);
  let readings = 0;
  const read = () => {
    readings++;
    throw new Error("It cannot be read.");
  };
  const began = performance.now();
  follow(await patient(), live({ patience: { firstWait: 20, longestWait: 10_000 } }), { read });

  await eventually(() => readings === 8, "readings");

  // 18 ms, 36 ms, and so on, to 1152 ms.
  assert.ok(performance.now() - began >= 2_000);
});

test("a connection that is closed as if all were well is made again after a wait", async () => {
  await using odd = await OddServer.open((socket, id) => {
    start(socket, id);
    socket.close(1000);
  });
  const her = follow("anybody", live({ url: odd.url }));

  await her.until("read", 3);

  const losses = her.told.filter((each) => each === "lost").length;
  assert.ok(losses >= 2, her.told.join());
});

test("what goes wrong inside the server is tried again, and ends if it goes on", async () => {
  await using odd = await OddServer.open((socket, id) => fail(socket, id, "INTERNAL"));
  const her = follow("anybody", live({ url: odd.url }));

  await her.until("ended");

  assert.equal(odd.subscriptions, 6);
  const failure = her.failure();
  assert.ok(failure instanceof ServerError && failure.code === "INTERNAL");
});

test("what goes wrong now and then inside the server ends nothing", async () => {
  await using odd = await OddServer.open((socket, id) => {
    start(socket, id);
    setTimeout(() => fail(socket, id, "INTERNAL"), 400);
  });
  const often = { firstWait: 10, longestWait: 10 };
  const her = follow("anybody", live({ url: odd.url, patience: often }));

  await her.until("read", 8);

  assert.equal(her.failure(), undefined);
});

test("a token that does not come is asked for again", async () => {
  let asked = 0;
  const later = () => (++asked === 1 ? new Promise<string>(() => undefined) : token());
  const her = follow(await patient(), live({ token: later, patience: { ...patience, attempt: 50 } }));

  await her.until("read");

  assert.equal(asked, 2);
});
