import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { type KeyStorage, MemoryStorage } from "gql-packages-client";
import { type Deed, OfflineQueue } from "../examples/mobile-queue.js";
import { sell } from "../examples/web-form.js";
import { bookOnceMore, urql } from "../examples/web-urql.js";
import { BadNetwork } from "./bad-network.js";
import { client, inDays, offer, patient, sale, sellTo, sold } from "./clinic.js";

let network: BadNetwork;
beforeEach(async () => (network = await BadNetwork.open()));
afterEach(() => network.close());

test("the web form sells once, and says so", async () => {
  const patientId = await patient();
  const { packageId } = await offer();
  const draft = { form: randomUUID(), patientId, packageId, paid: "200.00" };
  const storage = new MemoryStorage();
  const web = client({ url: network.url, storage });
  const impatient = client({ url: network.url, storage, patience: { deadline: 200 } });

  network.isDown = true;
  assert.equal(await sell(impatient, draft), "It may have been sold. Press again to find out.");
  network.isDown = false;
  network.cuts = 1;
  assert.match(await sell(web, draft), /^INV-\d+: 280\.00 is still to pay\.$/);
  assert.deepEqual(await sold(patientId), [1, 1, 1]);
  const wrong = { ...draft, form: randomUUID(), paid: "-1.00" };
  assert.match(await sell(web, wrong), /^input\.payment\.amount: /);
});

test("urql repeats through the client, and its cache knows what changed", async () => {
  const patientId = await patient();
  await sellTo(patientId, "480.00");
  const { treatmentIds } = await offer();
  const bad = client({ url: network.url });
  network.cuts = 2;

  const visit = { patientId, treatmentId: treatmentIds[0] ?? "", startsAt: inDays(3) };
  const counted = await bookOnceMore(bad, urql(bad, network.url), visit);

  assert.equal(network.cuts, 0);
  assert.deepEqual(counted, [0, 1]);
});

/** What a phone keeps when the app ends. */
class Phone implements KeyStorage {
  readonly #folder = mkdtempSync(join(tmpdir(), "phone-"));

  async getItem(name: string): Promise<string | null> {
    try {
      return readFileSync(join(this.#folder, name), "utf-8");
    } catch {
      return null;
    }
  }

  async setItem(name: string, value: string): Promise<void> {
    writeFileSync(join(this.#folder, name), value);
  }

  async removeItem(): Promise<void> {}
}

test("the phone's queue survives being offline, the app's end and cut answers: one sale", async () => {
  const phone = new Phone();
  const patientId = await patient();
  const told: string[] = [];
  const app = (deadline: number) =>
    new OfflineQueue(client({ url: network.url, patience: { deadline } }), phone, {
      answered: (deed: Deed, answer: unknown) => {
        const [result] = Object.values(answer as Record<string, { __typename: string }>);
        told.push(`${deed.name}: ${result?.__typename}`);
      },
      failed: (deed: Deed, failure: Error) => void told.push(`${deed.name}: ${failure.message}`),
    });
  network.isDown = true;
  const first = app(200);
  await Promise.all([
    first.add("sell", await sale(patientId)),
    first.add("receive", { patientId, payment: { amount: "5.00", method: "CASH" } }),
    first.add("arrive", { appointmentId: "bm9uc2Vuc2U=" }),
  ]);
  await first.flush();
  assert.equal((await first.waiting()).length, 3);

  network.isDown = false;
  network.cuts = Infinity;
  await app(2_000).flush();
  assert.equal((await app(0).waiting()).length, 3);
  assert.deepEqual(await sold(patientId), [1, 1, 1]);

  network.cuts = 1;
  const last = app(30_000);
  await Promise.all([last.flush(), last.flush()]);
  assert.deepEqual(await last.waiting(), []);
  assert.deepEqual(told, [
    "sell: SellPackagePayload",
    "receive: ReceivePaymentPayload",
    "arrive: SimpleRefusal",
  ]);
  assert.deepEqual(await sold(patientId), [1, 1, 2]);
});

const from = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf-8");

test("what README.md shows is taken from the examples", () => {
  const examples = ["web-form", "web-urql", "mobile-queue"].map((name) => from(`examples/${name}.ts`));
  const lines = (text: string) => text.split("\n").map((line) => line.trim()).join("\n");
  const shown = [...from("README.md").matchAll(/```ts\n(.*?)```/gs)].map(([, block]) => block ?? "");

  assert.ok(shown.length >= 3);
  for (const block of shown) {
    assert.ok(examples.some((example) => lines(example).includes(lines(block))), block);
  }
});
