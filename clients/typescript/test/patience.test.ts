import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import {
  ConnectionLost,
  DeadlinePassed,
  Keys,
  type KeyStorage,
  MemoryStorage,
  ServerError,
  WhoAmIDocument,
} from "gql-packages-client";
import { isRepeatable, PATIENCE, waitAfter } from "../src/retry-policy.js";
import { client } from "./clinic.js";

const sell = "mutation A($input: SellPackageInput!) { sellPackage(input: $input) { __typename } }";
const keyed = { input: { idempotencyKey: "0123456789abcdef" } };

for (const [says, document, variables, expected] of [
  ["a query", "query A { viewer { role } }", {}, true],
  ["a query without the word", "{ viewer { role } }", undefined, true],
  ["a mutation with a key", sell, keyed, true],
  ["a mutation without a key", sell, { input: {} }, false],
  ["a mutation without variables", sell, undefined, false],
  ["a mutation with its input written out", sell.replace("$input)", "{a: 1})"), keyed, false],
  ["a key beside a mutation without", `${sell.slice(0, -1)} b(input: $other) { c } }`, keyed, false],
  ["a mutation behind a query", `query { a } # \n${sell}`, {}, false],
  ["a mutation behind a hash in a string", `query { a(b: "#") } ${sell}`, {}, false],
  ["a subscription", "subscription { a }", {}, false],
  ["a mutation with a key behind a comment", sell.replace("(input: ", "(input # its\n : "), keyed, true],
  ["a keyless mutation behind a comment", `${sell.slice(0, -1)} b(input # its\n : $b) { c } }`, keyed, false],
  ["a keyless mutation behind a comma", `${sell.slice(0, -1)} b(input,:$b) { c } }`, keyed, false],
  ["a keyless mutation behind a string", `${sell.slice(0, -1)} a(b: "#") b(input: $b) { c } }`, keyed, false],
  ["a keyless mutation behind a text", `${sell.slice(0, -1)} a(b: """"#""") b(input: $b) { c } }`, keyed, false],
] as const) {
  test(`${says} is ${expected ? "" : "not "}repeated`, () => {
    assert.equal(isRepeatable(document, variables), expected);
  });
}

test("waits grow, are drawn by lot, and stay below their ceiling", () => {
  const waits = (attempt: number) =>
    Array.from({ length: 200 }, () => waitAfter(attempt, null, PATIENCE));

  assert.ok(Math.max(...waits(1)) < PATIENCE.firstWait);
  assert.ok(Math.max(...waits(3)) > PATIENCE.firstWait);
  assert.ok(Math.max(...waits(50)) < PATIENCE.longestWait);
  assert.ok(new Set(waits(1)).size > 100);
  assert.ok(waitAfter(1, "2", PATIENCE) >= 2_000);
  assert.ok(waitAfter(1, "Wed, 21 Oct 2015 07:28:00 GMT", PATIENCE) < PATIENCE.firstWait);
});

/** A network in which nothing ever arrives. */
const silence: typeof fetch = (_, init) =>
  new Promise((_resolve, reject) =>
    init?.signal?.addEventListener("abort", () => reject(new TypeError("fetch failed"))),
  );

test("the deadline ends what is never answered", async () => {
  const asked = client({ fetch: silence }).run(WhoAmIDocument, {}, { deadline: 60 });

  await assert.rejects(asked, DeadlinePassed);
});

test("whoever waits can give up, and learns the reason that was given", async () => {
  for (const options of [{ fetch: silence }, { url: "http://127.0.0.1:1/graphql" }]) {
    const stop = new AbortController();
    const asked = client(options).run(WhoAmIDocument, {}, { signal: stop.signal });
    setTimeout(() => stop.abort(new RangeError("another page")), 30);

    await assert.rejects(asked, RangeError);
  }
});

test("whoever has given up already waits for nothing", async () => {
  const stop = AbortSignal.abort(new RangeError("another page"));
  const never = () => new Promise<string>(() => undefined);

  const asked = client({ token: never }).run(WhoAmIDocument, {}, { signal: stop });
  const late = sleep(60_000, "late", { ref: false });

  await assert.rejects(Promise.race([asked, late]), RangeError);
});

test("whoever gives up as an answer arrives does not wait for the next attempt", async () => {
  const stop = new AbortController();
  const busy = JSON.stringify({ errors: [{ message: "Try again.", extensions: { code: "BUSY" } }] });
  const asked = client({
    fetch: async () => {
      stop.abort(new RangeError("another page"));
      return new Response(busy, { headers: { "Retry-After": "20" } });
    },
  }).run(WhoAmIDocument, {}, { signal: stop.signal });
  const late = sleep(60_000, "late", { ref: false });

  await assert.rejects(Promise.race([asked, late]), RangeError);
});

test("a clock that is set back lengthens no deadline", async (context) => {
  const clock = Date.now();
  let hours = 0;
  context.mock.method(Date, "now", () => clock - 3_600_000 * ++hours);
  const busy = JSON.stringify({ errors: [{ message: "Try again.", extensions: { code: "BUSY" } }] });
  const asked = client({ fetch: async () => new Response(busy) }).run(WhoAmIDocument, {}, { deadline: 100 });
  const late = sleep(60_000, "late", { ref: false });

  await assert.rejects(Promise.race([asked, late]), ServerError);
});

test("a token that cannot be had is no request at all", async () => {
  const token = () => Promise.reject(new TypeError("no network"));
  const asked = client({ token }).run(WhoAmIDocument, {}, { deadline: 50 });

  await assert.rejects(asked, (error: unknown) => {
    assert.ok(error instanceof ConnectionLost || error instanceof DeadlinePassed);
    return error.outcome === "nothing-done";
  });
});

test("a form has one key until it is forgotten, whoever asks and however often", async () => {
  const storage = new MemoryStorage();
  const keys = new Keys(storage);
  const [one, two] = await Promise.all([keys.of("a"), keys.of("a")]);

  assert.equal(one, two);
  assert.match(one, /^[\w.:-]{16,128}$/);
  assert.notEqual(await keys.of("b"), one);
  assert.equal(await new Keys(storage).of("a"), one);
  await keys.forget("a", "another");
  assert.equal(await keys.of("a"), one);
  const gone = keys.forget("a");
  assert.notEqual(await keys.of("a"), one);
  await gone;
});

test("a key that cannot be stored is not used", async () => {
  const full: KeyStorage = {
    getItem: () => null,
    setItem: () => Promise.reject(new Error("The quota is used up.")),
    removeItem: () => undefined,
  };

  await assert.rejects(new Keys(full).of("a"), /quota/);
});
