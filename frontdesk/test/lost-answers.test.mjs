// A server that goes away after it has done what was asked: each mutation is done once, and the screen
// says so. GQL_PACKAGES_FULL tries all of them, and a server that stays away for as long as the client asks.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { barriers, launched, opened } from "./browser.mjs";
import { archived, asked } from "./clinic.mjs";
import { DEEDS } from "./lost-answers.mjs";

/** What is tried where there is little time. */
const SHORT = ["Arrive", "ArchiveFee", "MoveAVisit", "RegisterPatient"];

const IS_FULL = process.env.GQL_PACKAGES_FULL !== undefined;
const UNKNOWN = "It may have been recorded.";

const manifest = JSON.parse(await readFile(new URL("../src/generated/persisted-documents.json", import.meta.url), "utf8"));
const nameIn = (text) => /\bmutation (\w+)/.exec(text)?.[1];
const MUTATIONS = Object.values(manifest).map(nameIn).filter(Boolean).sort();

let browser;
before(async () => { browser = await launched(); });
after(async () => { await browser.close(); });

/** Loses the answers of the mutation while `isAway` says so, and keeps the inputs in `sent`. */
async function losing(page, name, sent, isAway) {
  await counted(page);
  await page.route("**/graphql", async (route) => {
    const { documentId, query, variables } = JSON.parse(route.request().postData() ?? "{}");
    if (nameIn(query ?? manifest[documentId] ?? "") !== name) return route.continue();
    sent.push(variables.input);
    if (!isAway(sent.length)) return route.continue();
    // It arrives, and the answer is lost.
    await route.fetch();
    return route.abort();
  });
}

/** The screen on which the mutation is sent, at a server that goes away then. */
async function begun(name, isAway) {
  const deed = await DEEDS[name]();
  const sent = [];
  const prepared = (page) => losing(page, name, sent, isAway);
  const there = await opened(browser, { path: deed.path, expected: [/./], prepared });
  assert.equal(await deed.times(), 0);
  return { ...deed, ...there, sent };
}

/** Counts the requests whose answer is on its way. */
const counted = (page) => page.addInitScript(() => {
  const ask = globalThis.fetch;
  globalThis.underWay = 0;
  globalThis.fetch = async (...about) => {
    globalThis.underWay++;
    try {
      return await ask(...about);
    } finally {
      globalThis.underWay--;
    }
  };
});

/** Time goes by fast until the sentence is there, but not while an answer is on its way. */
async function passing(page, sentence) {
  for (let second = 0; second < 240 && !(await page.getByText(sentence).count()); second++) {
    await page.clock.runFor(1_000);
    for (let wait = 0; wait < 1500 && (await page.evaluate(() => globalThis.underWay)); wait++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

async function said(page, text) {
  await page.getByRole("status").getByText(text).waitFor();
}

/** Press what the screen offers after an answer that did not come. */
async function foundOut(page, again) {
  if (again) return again(page);
  return page.getByRole("button", { name: /^(Find out|Try again)$/ }).last().click();
}

test("every mutation that is sent is tried", () => {
  assert.deepEqual(Object.keys(DEEDS).sort(), MUTATIONS);
});

test("every mutation that is sent takes a key", async () => {
  const schema = await readFile(new URL("../../schema.graphql", import.meta.url), "utf8");
  const keyless = MUTATIONS.filter((name) => {
    const text = Object.values(manifest).find((one) => nameIn(one) === name);
    const [, type] = /\$input: (\w+)!/.exec(text);
    const [, fields] = new RegExp(`^input ${type} \\{(.*?)^\\}`, "ms").exec(schema);
    return !fields.includes("idempotencyKey:");
  });
  assert.deepEqual(keyless, []);
});

for (const name of IS_FULL ? MUTATIONS : SHORT) {
  test(`${name}: an answer is lost, and it is done once`, async () => {
    const { page, context, sent, said: words, send, times } = await begun(name, (attempt) => attempt === 1);
    await send(page);
    await said(page, words);
    assert.equal(await times(), 1);
    assert.ok(sent.length > 1);
    const keys = sent.map(({ idempotencyKey }) => idempotencyKey);
    assert.equal(new Set(keys).size, 1);
    assert.ok(keys[0]);
    await context.close();
  });

  if (!IS_FULL) continue;
  test(`${name}: the server is away until the client gives up, and it is done once`, async () => {
    let isAway = true;
    const { page, context, sent, said: words, send, again, isGone, times } = await begun(name, () => isAway);
    await page.clock.install();
    await send(page);
    await passing(page, UNKNOWN);
    await page.getByText(UNKNOWN).first().waitFor();
    if (!again && !isGone && (await page.getByRole("dialog").count())) {
      await page.reload();
      await page.getByText(UNKNOWN).first().waitFor();
    }
    isAway = false;
    await foundOut(page, again);
    await said(page, words);
    assert.equal(await times(), 1);
    assert.equal(new Set(sent.map(({ idempotencyKey }) => idempotencyKey)).size, 1);
    await context.close();
  });
}

/** Answers the mutation with an error for as long as `isSo`; `isDone` tells whether it was done before. */
async function failing(page, name, { code, status, isDone, isSo }) {
  await counted(page);
  await page.route("**/graphql", async (route) => {
    const { documentId, query } = JSON.parse(route.request().postData() ?? "{}");
    if (nameIn(query ?? manifest[documentId] ?? "") !== name || !isSo()) return route.continue();
    if (isDone) await route.fetch();
    const errors = [{ message: code, ...(isDone ? { path: ["sellPackage"] } : {}), extensions: { code } }];
    return route.fulfill({ status, json: { errors, data: null } });
  });
}

for (const [code, status, isDone, sentence, button] of [
  ["OVERLOADED", 503, false, "Too many people ask at once. Nothing was recorded", /^Sell for/],
  ["OUTCOME_UNKNOWN", 200, true, UNKNOWN, "Find out"],
]) {
  test(`${code} passes by itself; if it stays it is said, and what was typed is kept`, async () => {
    const deed = await DEEDS.SellAPackage();
    let isSo = true;
    const prepared = (page) => failing(page, "SellAPackage", { code, status, isDone, isSo: () => isSo });
    const { page, context } = await opened(browser, { path: deed.path, expected: [/./], prepared });
    await page.clock.install();
    await deed.send(page);
    await passing(page, sentence);
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("alert").getByText(sentence).waitFor();
    assert.deepEqual(await barriers(page), []);
    assert.ok(await dialog.getByRole("radio", { checked: true }).count());
    assert.equal(await deed.times(), Number(isDone));
    isSo = false;
    await dialog.getByRole("button", { name: button }).click();
    await said(page, deed.said);
    assert.equal(await deed.times(), 1);
    await context.close();
  });
}

test("without a connection a sale is kept, and done once when there is one again", async () => {
  const deed = await DEEDS.SellAPackage();
  const { page, context } = await opened(browser, { path: deed.path, expected: [/./], prepared: counted });
  await page.getByRole("dialog").getByRole("radio").first().waitFor();
  await page.clock.install();
  await context.setOffline(true);
  await deed.send(page);
  await passing(page, UNKNOWN);
  assert.equal(await deed.times(), 0);
  await context.setOffline(false);
  await page.getByRole("button", { name: "Find out" }).click();
  await said(page, deed.said);
  assert.equal(await deed.times(), 1);
  await context.close();
});

test("a token that ends in the middle of a form: signing in again keeps what was typed", async () => {
  const { staffMember } = (await asked("{ viewer { staffMember { id } } }", {}, process.env.DESK)).viewer;
  const deed = await DEEDS.TakeAPayment();
  const { page, context } = await opened(browser, { path: deed.path, token: process.env.DESK, expected: [/./] });
  const form = page.getByRole("dialog", { name: "Take a payment" });
  await form.getByLabel("Amount", { exact: true }).fill("12,50");
  await archived(staffMember.id, true);
  await page.getByRole("dialog", { name: "Sign in again" }).waitFor();
  await archived(staffMember.id, false);
  await page.getByLabel("Token").fill(process.env.DESK);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Sign in again" }).waitFor({ state: "detached" });
  assert.equal(await form.getByLabel("Amount", { exact: true }).inputValue(), "12,50");
  assert.equal(await deed.times(), 0);
  await form.getByRole("button", { name: "Take a payment" }).click();
  await said(page, "$12.50 is received");
  assert.equal(await deed.times(), 1);
  await context.close();
});
