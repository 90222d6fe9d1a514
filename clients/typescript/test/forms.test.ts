// A form in a browser: what it says while nobody knows, in several tabs, and on a storage that fails.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import {
  isFailure,
  isRefused,
  Keys,
  type KeyStorage,
  MemoryStorage,
  type Patience,
  SellWithAPartPaymentDocument,
  ServerError,
} from "gql-packages-client";
import { sell } from "../examples/web-form.js";
import { BadNetwork, http, unavailable } from "./bad-network.js";
import { client, offer, patient, sale, sold } from "./clinic.js";

let network: BadNetwork;
let storage: MemoryStorage;
beforeEach(async () => {
  network = await BadNetwork.open();
  storage = new MemoryStorage();
});
afterEach(() => network.close());

/** The page, opened in a tab. */
function page(kept: KeyStorage = storage, patience: Partial<Patience> = { deadline: 30_000 }) {
  return client({ url: network.url, storage: kept, patience });
}

/** One that does not wait for long, and one that does not try again. */
const hasty = () => page(storage, { deadline: 1_500 });
const once = () => page(storage, { firstWait: 1e9, longestWait: 1e9 });

async function draft() {
  const { packageId } = await offer();
  return { form: randomUUID(), patientId: await patient(), packageId, paid: "200.00" };
}

async function answerIsLost(work: () => Promise<unknown>): Promise<void> {
  network.cuts = 1;
  await work();
}

const MAYBE = /^It may have been sold/;
const input = { patientId: "p", packageId: "o" };

test("what may have been sold is never said not to be, whatever comes after it", async () => {
  const hers = await draft();
  await answerIsLost(async () => assert.match(await sell(once(), hers), MAYBE));

  network.instead.push(unavailable("OVERLOADED", "60"));
  assert.match(await sell(page(), hers), MAYBE);
  network.instead.push(unavailable("FORBIDDEN"));
  assert.match(await sell(page(), hers), MAYBE);
  assert.match(await sell(page(), { ...hers, paid: "250.00" }), MAYBE);

  assert.match(await sell(page(), hers), /^INV-\d+: 280\.00 is still to pay\.$/);
  assert.deepEqual(await sold(hers.patientId), [1, 1, 1]);
});

test("while the first request still runs, nobody says that it was not sold", async () => {
  const refusal = { __typename: "SimpleRefusal", code: "IDEMPOTENCY_KEY_IN_USE", message: "It runs." };
  network.instead.push(...Array(200).fill(http("200 OK", JSON.stringify({ data: { sellPackage: refusal } }))));

  assert.equal(await sell(hasty(), await draft()), "It may have been sold. Press again to find out.");
  assert.ok(network.requests > 1);
});

test("what was not sold for certain is said so, however often", async () => {
  const hers = await draft();
  for (const _ of [1, 2]) {
    network.instead.push(unavailable("FORBIDDEN"));
    assert.equal(await sell(page(), hers), "Nothing was sold. Press again.");
  }

  network.instead.push(unavailable("FORBIDDEN"), unavailable("FORBIDDEN"));
  const web = page();
  const both = await Promise.all([sell(web, hers), sell(web, hers)]);

  assert.deepEqual(both, Array(2).fill("Nothing was sold. Press again."));
});

test("every failure after an attempt of unknown outcome has an unknown outcome", async () => {
  const hers = await sale(await patient());
  const submit = (options: Parameters<typeof client>[0] = {}) =>
    client({ url: network.url, storage, patience: { firstWait: 1e9, longestWait: 1e9 }, ...options })
      .form("sale")
      .submit(SellWithAPartPaymentDocument, { input: hers });
  await answerIsLost(() => assert.rejects(submit()));
  const noToken = () => Promise.reject(new TypeError("no network"));

  await assert.rejects(submit({ token: noToken }), (why: unknown) => {
    assert.ok(why instanceof Error && "outcome" in why);
    return why.outcome === "unknown";
  });
});

test("the key of another tab, under which something may have been done, is not forgotten", async () => {
  const hers = await draft();
  const right = await sale(hers.patientId);
  const wrong = { ...right, packageId: "bm9uc2Vuc2U=" };
  const [one, two] = [once().form("sale"), page().form("sale")];
  await two.key();
  const refused = await one.submit(SellWithAPartPaymentDocument, { input: wrong });
  assert.ok(isRefused(refused.sellPackage));
  await answerIsLost(() => assert.rejects(one.submit(SellWithAPartPaymentDocument, { input: right }), isFailure));

  await two.submit(SellWithAPartPaymentDocument, { input: wrong });
  await page().form("sale").submit(SellWithAPartPaymentDocument, { input: right });

  assert.deepEqual(await sold(hers.patientId), [1, 1, 1]);
});

/** As AsyncStorage: each step takes a moment. */
function slow(items: KeyStorage): KeyStorage {
  return {
    getItem: async (name) => (await sleep(2), items.getItem(name)),
    setItem: async (name, value) => (await sleep(2), items.setItem(name, value)),
    removeItem: async (name) => (await sleep(2), items.removeItem(name)),
  };
}

test("two clients on one storage give a form the same key", async () => {
  const shared = slow(storage);

  const [one, two] = await Promise.all([new Keys(shared).of("a"), new Keys(shared).of("a")]);

  assert.equal(one, two);
});

test("two tabs give a form the same key where the browser has locks", async (context) => {
  let turn: Promise<unknown> = Promise.resolve();
  const request = (_: string, work: () => Promise<unknown>) => (turn = turn.then(work));
  const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  Object.defineProperty(globalThis, "navigator", { value: { locks: { request } }, configurable: true });
  context.after(() => {
    if (before) Object.defineProperty(globalThis, "navigator", before);
    else Reflect.deleteProperty(globalThis, "navigator");
  });

  const tabs = [new Keys(slow(storage)), new Keys(slow(storage))];
  const [one, two] = await Promise.all(tabs.map((tab) => tab.of("a")));
  assert.equal(one, two);

  const refuse = () => Promise.reject(new Error("A page of no origin."));
  Object.defineProperty(globalThis, "navigator", { value: { locks: { request: refuse } }, configurable: true });
  assert.equal(await new Keys(slow(storage)).of("a"), one);
});

test("a storage that fails late takes no newer key away", async () => {
  let sets = 0;
  const failing: KeyStorage = {
    ...slow(storage),
    setItem: async (name, value) => {
      await sleep(30);
      if (++sets === 1) throw new Error("The quota is used up.");
      storage.setItem(name, value);
    },
  };
  const keys = new Keys(failing);
  const one = keys.of("a").catch(() => "failed");
  await sleep(10);
  const gone = keys.forget("a");
  const two = keys.of("a");
  assert.equal(await one, "failed");
  const three = keys.of("a");

  assert.equal(await two, await three);
  await gone;
});

test("a storage from which nothing can be removed loses no answer", async () => {
  const stuck: KeyStorage = { ...slow(storage), removeItem: () => Promise.reject(new Error("disk I/O")) };
  const hers = await draft();

  const wrong = { ...(await sale(hers.patientId)), packageId: "bm9uc2Vuc2U=" };
  const { sellPackage } = await page(stuck).form("a").submit(SellWithAPartPaymentDocument, { input: wrong });
  assert.ok(isRefused(sellPackage));

  assert.match(await sell(page(stuck), hers), /^INV-\d+: /);
});

test("what cannot be noted beside the key is sent all the same, and taken for unknown", async () => {
  const full: KeyStorage = {
    getItem: (name) => storage.getItem(name),
    setItem: (name, value) => {
      if (name.includes(".sent.")) throw new Error("The quota is used up.");
      storage.setItem(name, value);
    },
    removeItem: (name) => storage.removeItem(name),
  };
  network.instead.push(unavailable("FORBIDDEN"));

  await assert.rejects(
    page(full).form("a").submit(SellWithAPartPaymentDocument, { input }),
    (why: unknown) => why instanceof ServerError && why.outcome === "unknown",
  );
});
