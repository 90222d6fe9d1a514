// The provider or the server is away: EXPLORER is a door of our own, SERVER and SECOND are ports behind
// it, PROVIDER runs in PROVIDER_PROCESS, and STAFF_MEMBER is support's id there.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { launched, opened, pictured, reading, shownQuery, signedInThere, turnedTo, ADDRESS } from "./browser.mjs";
import { doorAt } from "./door.mjs";

const { PROVIDER } = process.env;
const [SERVER, SECOND, PROVIDER_PROCESS] =
  ["SERVER", "SECOND", "PROVIDER_PROCESS"].map((name) => Number(process.env[name]));

let browser, door;
before(async () => {
  browser = await launched();
  door = await doorAt(Number(new URL(ADDRESS).port), SERVER);
});
beforeEach(() => door.leadFollowers(SERVER));
afterEach(providerBack);
after(async () => {
  await browser.close();
  door.close();
});

async function isProviderThere() {
  try {
    return (await fetch(`${PROVIDER}/jwks`)).ok;
  } catch {
    return false;
  }
}

async function providerAway() {
  process.kill(PROVIDER_PROCESS, "SIGUSR2");
  while (await isProviderThere()) await pause(20);
}

async function providerBack() {
  process.kill(PROVIDER_PROCESS, "SIGCONT");
  if (await isProviderThere()) return;
  process.kill(PROVIDER_PROCESS, "SIGUSR2");
  while (!(await isProviderThere())) await pause(20);
}

/** Support, signed in; what its WebSockets hear, and in the page: how they end and what is waited for. */
async function visitor({ withClock = false } = {}) {
  const { page } = await opened(browser, { origins: [PROVIDER] });
  await reading(page);
  if (withClock) await page.clock.install();
  await page.addInitScript(() => {
    globalThis.ends = [];
    globalThis.waits = [];
    globalThis.WebSocket = class extends WebSocket {
      constructor(...wanted) {
        super(...wanted);
        this.addEventListener("close", ({ code }) => ends.push(code));
      }
    };
    const { setTimeout: later } = globalThis;
    globalThis.setTimeout = (step, wait, ...more) => {
      waits.push(wait);
      return later(step, wait, ...more);
    };
  });
  const heard = [];
  page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => heard.push(payload)));
  await page.goto(ADDRESS);
  await signedInThere(page);
  await page.getByText("Ines Kask").waitFor();
  await shownQuery(page);
  await page.getByRole("button", { name: "Fetching schema" }).waitFor({ state: "detached" });
  return { page, begun: () => heard.filter((frame) => frame.includes("STARTED")).length };
}

async function watching(page) {
  await turnedTo(page, "WatchTodaysVisits");
  await page.getByRole("button", { name: /Execute query/ }).click();
  await page.waitForFunction(() => written("response").includes("STARTED"));
}

/** Until the subscription has begun that often; a page that gave up is not waited for. */
async function hasBegun(begun, times) {
  const isLate = AbortSignal.timeout(30_000);
  while (begun() < times && !isLate.aborted) await pause(20);
  assert.equal(begun(), times);
}

const kept = (page) => page.evaluate(() => Object.keys(sessionStorage).join());

/** The sign-in, which says what is not known, and no one who is signed in: now and after a reload. */
async function isSignedOut(page) {
  await page.getByRole("alert").getByText(/^You are signed out here\. The provider does not answer/).waitFor();
  assert.equal(page.url(), ADDRESS);
  assert.equal(await kept(page), "");
  await page.reload();
  await page.getByRole("button", { name: "Sign in" }).waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
}

for (const [when, isReloaded] of [["", false], [" and the page is another one by now", true]]) {
  test(`signing out is signing out here while nobody is there at the provider${when}`, async () => {
    const { page } = await visitor();
    if (isReloaded) {
      await page.reload();
      await page.getByText("Ines Kask").waitFor();
    }
    await providerAway();

    await page.getByRole("button", { name: "Sign out" }).click();

    await isSignedOut(page);
    await providerBack();
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("button", { name: /Continue|Sign-in/ }).or(page.getByText("Ines Kask")).first().waitFor();
  });
}

test("signing out is signing out at once, however long the provider takes", async () => {
  const { page } = await visitor();
  process.kill(PROVIDER_PROCESS, "SIGSTOP");

  await page.getByRole("button", { name: "Sign out" }).click();

  await page.getByText("Ines Kask").waitFor({ state: "detached" });
  assert.equal(await kept(page), "");
  await isSignedOut(page);
  await pictured(page, "provider-away");
});

test("a server that cannot read the keys just now is asked again: nobody has to sign in", async () => {
  const { page, begun } = await visitor();
  await watching(page);
  await providerAway();

  door.leadFollowers(SECOND);

  await page.waitForFunction(() => ends.includes(1013));
  await providerBack();
  await hasBegun(begun, 2);
  assert.equal(await page.getByRole("dialog").count(), 0);
  assert.equal(await page.evaluate(() => ends.includes(4403)), false);
});

test("a server that is away for long is asked twice a minute, and not by all at one moment", async () => {
  const { page, begun } = await visitor({ withClock: true });
  await watching(page);
  door.leadFollowers(undefined);

  for (let attempt = 1; attempt < 10; attempt += 1) {
    await page.waitForFunction((count) => ends.length >= count, attempt, { timeout: 10_000 });
    await page.clock.fastForward(30_000);
  }

  const long = await page.evaluate(() => waits.filter((wait) => wait >= 15_000 && wait <= 30_000));
  // Without chance they would be 16 seconds and 30.
  assert.ok(new Set(long).size > 2, long);
  assert.equal(begun(), 1);
  door.leadFollowers(SERVER);
  await page.clock.fastForward(30_000);
  await hasBegun(begun, 2);
});
