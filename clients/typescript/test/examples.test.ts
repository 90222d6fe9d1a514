import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, test } from "node:test";
import { MemoryStorage } from "gql-packages-client";
import { sell } from "../examples/web-form.js";
import { bookOnceMore, urql } from "../examples/web-urql.js";
import { BadNetwork } from "./bad-network.js";
import { client, inDays, offer, patient, sellTo, sold } from "./clinic.js";

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
