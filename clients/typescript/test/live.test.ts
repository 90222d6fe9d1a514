import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import WebSocket from "ws";
import {
  ConnectionLost,
  FollowAPatientsPackagesDocument,
  type FollowAPatientsPackagesSubscription,
  FollowTheDaysVisitsDocument,
  ServerError,
} from "gql-packages-client";
import { connectLive, type LiveOptions } from "gql-packages-client/live";
import { BadNetwork } from "./bad-network.js";
import { inDays, patient, screen, sellTo, token, tokenFor, visitOf } from "./clinic.js";
import { OwnServer } from "./own-server.js";

let server: OwnServer;
let network: BadNetwork;
const stops: (() => void)[] = [];
before(async () => (server = await OwnServer.start()));
after(() => server.end("SIGKILL"));
beforeEach(async () => (network = await BadNetwork.open(server.url)));
afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  await network.close();
});

function live(options: Partial<LiveOptions> = {}) {
  const patience = { firstWait: 20, longestWait: 200 };
  return connectLive({ url: network.url, token, webSocket: WebSocket, patience, ...options });
}

/** What somebody was told, in order, and what their screen shows. */
class Screen {
  readonly told: string[] = [];
  readonly packages = new Set<string>();
  failure: ServerError | ConnectionLost | undefined;

  constructor(readonly patientId: string, follow = live()) {
    this.stop = follow(FollowAPatientsPackagesDocument, { patientId }, {
      read: () => this.#read(),
      changed: (result) => this.#change(result),
      ended: (failure) => {
        this.failure = failure;
        this.told.push("ended");
      },
      lost: () => this.told.push("lost"),
    });
    stops.push(this.stop);
  }

  readonly stop: () => void;

  async #read(): Promise<void> {
    const { packages } = await screen(this.patientId);
    this.packages.clear();
    for (const { id } of packages.nodes) this.packages.add(id);
    this.told.push("read");
  }

  #change({ patientPackagesChanged: change }: FollowAPatientsPackagesSubscription): void {
    for (const { id } of change.patientPackages) this.packages.add(id);
    for (const id of change.deletedPatientPackageIds) this.packages.delete(id);
    this.told.push("changed");
  }

  /** Until it was told that, for the so-manieth time. */
  async until(what: string, times = 1): Promise<void> {
    await eventually(() => this.told.filter((each) => each === what).length >= times, this.told);
  }
}

async function eventually(isSo: () => boolean, about: unknown = ""): Promise<void> {
  for (let tries = 0; tries < 1_500; tries++) {
    if (isSo()) return;
    await sleep(20);
  }
  assert.fail(`It does not come to pass: ${JSON.stringify(about)}`);
}

test("a sale is told to whoever looks at the patient, and to nobody who has stopped", async () => {
  const patientId = await patient();
  const her = new Screen(patientId);
  const stranger = new Screen(await patient());
  await Promise.all([her.until("read"), stranger.until("read")]);

  const { patientPackage } = await sellTo(patientId);
  await her.until("changed");

  assert.deepEqual([...her.packages], [patientPackage.id]);
  her.stop();
  const another = new Screen(patientId);
  await another.until("read");
  await sellTo(patientId);
  await another.until("changed");
  assert.deepEqual([her.told, stranger.told], [["read", "changed"], ["read"]]);
});

test("the diary is followed in the same way", async () => {
  const patientId = await patient();
  const day = inDays(40).slice(0, 10);
  const told: string[] = [];
  const stop = live()(FollowTheDaysVisitsDocument, { during: { from: day, to: day } }, {
    read: () => told.push("read"),
    changed: ({ appointmentsChanged: { appointments } }) =>
      told.push(...appointments.map((visit) => `${visit.status} ${visit.patient.firstName}`)),
    ended: assert.fail,
  });
  await eventually(() => told.length > 0);

  await visitOf(patientId, 40);
  await eventually(() => told.length > 1, told);

  stop();
  assert.deepEqual(told, ["read", "BOOKED Noor"]);
});

test("what was missed while the network was gone is read when it is back", async () => {
  const patientId = await patient();
  const her = new Screen(patientId);
  await her.until("read");

  network.isDown = true;
  network.cut();
  await her.until("lost");
  const { patientPackage } = await sellTo(patientId);
  network.isDown = false;
  await her.until("read", 2);

  assert.deepEqual([...her.packages], [patientPackage.id]);
  await sellTo(patientId);
  await her.until("changed");
  assert.equal(her.packages.size, 2);
});

for (const signal of ["SIGKILL", "SIGTERM"] as const) {
  test(`the server ends by ${signal} and is started again: the screen is true again`, async () => {
    const patientId = await patient();
    const her = new Screen(patientId);
    await her.until("read");

    await server.end(signal);
    await her.until("lost");
    const missed = await sellTo(patientId);
    await server.start();
    await her.until("read", 2);

    assert.deepEqual([...her.packages], [missed.patientPackage.id]);
    await sellTo(patientId);
    await her.until("changed");
    assert.equal(her.packages.size, 2);
    assert.equal(her.failure, undefined);
  });
}

test("a network that is gone without a word is noticed", async () => {
  const patientId = await patient();
  const her = new Screen(patientId, live({ silence: 150 }));
  await her.until("read");

  network.isSilent = true;
  await her.until("lost");
  await sellTo(patientId);
  network.isSilent = false;
  await her.until("read", 2);

  assert.equal(her.packages.size, 1);
});

test("a connection that does not open is given up, and tried again", async () => {
  const waiting: Socket[] = [];
  const deaf = createServer((socket) => waiting.push(socket)).listen(0, "127.0.0.1");
  await once(deaf, "listening");
  const { port } = deaf.address() as AddressInfo;

  const her = new Screen("anybody", live({ url: `http://127.0.0.1:${port}/graphql`, silence: 100 }));
  await eventually(() => waiting.length >= 3);

  her.stop();
  for (const socket of waiting) socket.destroy();
  deaf.close();
});

test("a token that ends is renewed, and nothing is missed", async () => {
  const patientId = await patient();
  const short = tokenFor(2);
  const asked: (string | undefined)[] = [];
  const renew = (refused?: string) => {
    asked.push(refused);
    return refused === undefined ? short : tokenFor(60);
  };
  const her = new Screen(patientId, live({ token: renew }));
  const same = new Screen(patientId, live({ token: renew }));
  await Promise.all([her.until("read", 2), same.until("read", 2)]);

  await sellTo(patientId);
  await Promise.all([her.until("changed"), same.until("changed")]);

  assert.ok(asked.includes(short));
  assert.deepEqual([her.failure, same.failure], [undefined, undefined]);
});

test("two who share a connection go on with the new token", async () => {
  const follow = live({ token: (refused) => (refused === undefined ? tokenFor(2) : token()) });
  const both = [new Screen(await patient(), follow), new Screen(await patient(), follow)];
  await Promise.all(both.map((screen) => screen.until("read", 2)));

  for (const { patientId } of both) await sellTo(patientId);
  await Promise.all(both.map((screen) => screen.until("changed")));

  assert.deepEqual(both.map((screen) => screen.failure), [undefined, undefined]);
});

for (const [says, given] of [
  ["that ends and is not renewed", () => () => short],
  ["that never was one", () => () => "nonsense"],
  ["that is another each time, and never one", () => () => `nonsense-${randomUUID()}`],
] as const) {
  test(`a token ${says} is the end, once`, async () => {
    short = tokenFor(1);
    const her = new Screen(await patient(), live({ token: given() }));
    await her.until("ended");
    await sleep(300);

    assert.ok(her.failure instanceof ServerError);
    assert.equal(her.failure.code, "UNAUTHENTICATED");
    assert.ok(network.sockets <= 3);
    assert.equal(her.told.filter((each) => each === "ended").length, 1);
  });
}
let short = "";

test("a token that cannot be had at the moment is asked for again", async () => {
  let tries = 0;
  const later = () => (++tries < 4 ? Promise.reject(new TypeError("no network")) : token());
  const her = new Screen(await patient(), live({ token: later }));

  await her.until("read");

  assert.equal(tries, 4);
});

test("what the server refuses is the end: a patient who is not there", async () => {
  const her = new Screen("bm9uc2Vuc2U=");

  await her.until("ended");

  assert.ok(her.failure instanceof ServerError);
  assert.deepEqual([her.failure.code, her.failure.outcome], ["NOT_FOUND", "nothing-done"]);
});

test("a server that speaks another language is the end", async () => {
  const silent = { toString: () => "" };
  let failure: Error | undefined;
  live()(silent, {}, { read: sleep, changed: sleep, ended: (why) => (failure = why) });

  await eventually(() => failure !== undefined);

  assert.ok(failure instanceof ConnectionLost || failure instanceof ServerError, String(failure));
});

test("what changes while the screen is read waits for it; a reading that fails is done again", async () => {
  const patientId = await patient();
  const order: string[] = [];
  let readings = 0;
  stops.push(
    live()(FollowAPatientsPackagesDocument, { patientId }, {
      read: async () => {
        if (++readings === 1) throw new Error("The network was gone for the reading.");
        order.push("reading");
        await sellTo(patientId);
        await sleep(300);
        order.push("read");
      },
      changed: () => order.push("changed"),
      ended: assert.fail,
      lost: () => order.push("lost"),
    }),
  );

  await eventually(() => order.includes("changed"), order);

  assert.deepEqual(order, ["lost", "reading", "read", "changed"]);
});

test("all share one connection, which ends with the last of them", async () => {
  const follow = live();
  const screens = [];
  for (let n = 0; n < 5; n++) screens.push(new Screen(await patient(), follow));
  await Promise.all(screens.map((screen) => screen.until("read")));
  assert.deepEqual([network.sockets, network.open], [1, 1]);

  for (const screen of screens) screen.stop();

  await eventually(() => network.open === 0);
  assert.deepEqual(screens.map((screen) => screen.told), Array(5).fill(["read"]));
});
