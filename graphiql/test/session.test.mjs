// What is late says nothing about the session there is now: EXPLORER is the page, TOKEN and NEWER are
// support's, OWNER the clinic owner's.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answer, launched, opened, reading, signedIn, turnedTo, write, ADDRESS } from "./browser.mjs";
import { archive } from "./owner.mjs";

const { NEWER, NOW, TOKEN } = process.env;
const WHO = "{ viewer { role staffMember { id } } }";

let browser;
before(async () => { browser = await launched(); });
after(async () => { await browser.close(); });

async function visitor() {
  const { page } = await opened(browser);
  await reading(page);
  await page.clock.install();
  await signedIn(page);
  await turnedTo(page, "SalesOfTheMonth");
  await write(page, "query", WHO);
  const { data } = await answer(page);
  return { page, data, id: data.viewer.staffMember.id };
}

/** The first token's time is over; there is another one now. */
async function signedInAgain(page) {
  await page.clock.fastForward("25:00:00");
  await page.getByRole("alert").getByText("Your sign-in has expired.").waitFor();
  await page.clock.setSystemTime(new Date(Number(NOW)));
  await page.getByLabel("Token").fill(NEWER);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** Holds what is asked with that token, until it is let go. */
async function held(page, token) {
  let letGo, arrived;
  const isFree = new Promise((resolve) => { letGo = resolve; });
  const isThere = new Promise((resolve) => { arrived = resolve; });
  await page.route("**/graphql", async (route) => {
    if (route.request().headers().authorization !== `Bearer ${token}`) return route.continue();
    const response = await route.fetch();
    arrived();
    await isFree;
    await route.fulfill({ response });
  });
  return { isThere, letGo };
}

async function isSignedInAnew(page, data) {
  assert.equal(await page.evaluate(() => sessionStorage["gql-packages:token"]), NEWER);
  assert.equal(await page.getByRole("dialog").count(), 0);
  await turnedTo(page, "UsageOfTheMonth");
  await write(page, "query", WHO);
  assert.deepEqual(await answer(page), { data });
}

test("a slow answer that refuses the old token does not end the session with the new one", async () => {
  const { page, data, id } = await visitor();
  const { isThere, letGo } = await held(page, TOKEN);
  await archive(id, true);
  await page.getByRole("button", { name: /Execute query/ }).click();
  await isThere;
  await archive(id, false);
  await signedInAgain(page);

  letGo();

  await page.waitForFunction(() => written("response").includes("UNAUTHENTICATED"));
  await isSignedInAnew(page, data);
});

test("a subscription whose old token is refused does not end the session with the new one", async () => {
  const { page, data, id } = await visitor();
  await turnedTo(page, "WatchTodaysVisits");
  await page.getByRole("button", { name: /Execute query/ }).click();
  await page.waitForFunction(() => written("response").includes("STARTED"));
  await signedInAgain(page);

  await archive(id, true);

  await page.waitForFunction(() => written("response").includes("UNAUTHENTICATED"));
  await archive(id, false);
  await isSignedInAnew(page, data);
});

test("whoever signs out while signing in again is signed out", async () => {
  const { page } = await visitor();
  await page.clock.fastForward("25:00:00");
  const { isThere, letGo } = await held(page, NEWER);
  await page.getByLabel("Token").fill(NEWER);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await isThere;
  let load;
  const isToLoad = new Promise((resolve) => { load = resolve; });
  await page.route(ADDRESS, async (route) => {
    await isToLoad;
    await route.continue();
  });

  await page.getByRole("button", { name: "Sign out and forget what is open" }).click({ noWaitAfter: true });
  const answered = page.waitForResponse("**/graphql");
  letGo();
  await (await answered).finished();
  load();

  await page.getByRole("heading", { name: "gql-packages explorer" }).waitFor();
  await page.waitForURL(ADDRESS);
  assert.equal(await page.evaluate(() => Object.keys(sessionStorage).join()), "");
});
