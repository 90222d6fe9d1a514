// What is around every place: OWNER and DESK are tokens.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADDRESS, barriers, COLOURS, isNarrowEnough, launched, opened, pictured, SIZES } from "./browser.mjs";
import { asked, archived, at, booked, catalogue, emptyDay, named, registered } from "./clinic.mjs";

const { DESK } = process.env;

let browser;
let patient;
const NAME = ["Søren", "Kierkegård"];
const SHOWN = named(...NAME);
before(async () => {
  browser = await launched();
  const { treatments } = await catalogue();
  patient = await registered(...NAME, { phone: "+1 604 555 0377" });
  await booked(patient, treatments.find(({ kind }) => kind === "TREATMENT").id, at(12));
});
after(async () => { await browser.close(); });

async function there(options) {
  const opening = await opened(browser, options);
  await opening.page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
  return opening;
}

test("a token signs in; a wrong one says why not", async () => {
  const { page } = await opened(browser, { token: null });
  await page.getByLabel("Token").fill("nonsense");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").waitFor();
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "sign-in");

  await page.getByLabel("Token").fill(process.env.OWNER);
  await page.keyboard.press("Enter");

  await page.getByRole("heading", { name: "Today" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Today" }).waitFor();
});

test("a patient is found by parts of names and by telephone, from everywhere by a key", async () => {
  const { page, wrong } = await there();
  for (const words of ["kierk", "soren kierke", "5550377"]) {
    await page.keyboard.press("Control+k");
    await page.keyboard.type(words);
    await page.getByRole("option", { name: /Søren Kierkegård/ }).waitFor();
  }
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "search");
  await page.keyboard.press("Enter");
  await page.waitForFunction((id) => location.hash.includes(encodeURIComponent(id)), patient);
  assert.deepEqual(wrong, []);
});

test("what was asked is shown, and opens in the explorer", async () => {
  const { page, context, wrong } = await there();
  await page.getByRole("button", { name: "Show the GraphQL" }).click();
  const drawer = page.getByRole("complementary", { name: "GraphQL" });
  await drawer.getByRole("button", { name: /VisitsOfTheDay/ }).first().click();
  await drawer.getByText("query VisitsOfTheDay").waitFor();
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "graphql");

  const opening = context.waitForEvent("page");
  await drawer.getByRole("button", { name: "Open in the explorer" }).click();
  const explorer = await opening;

  await explorer.locator(".bar .who").getByText("Robin Moreau").waitFor({ timeout: 30_000 });
  await explorer.getByRole("button", { name: "VisitsOfTheDay", exact: true }).waitFor({ timeout: 30_000 });
  assert.ok(!explorer.url().includes("#"));
  assert.deepEqual(wrong, []);
});

test("German, and dark: both stay after a reload", async () => {
  const { page, wrong } = await there();
  await page.getByRole("button", { name: "Account and settings" }).click();
  await page.getByRole("menuitemradio", { name: "Deutsch" }).click();
  await page.getByRole("heading", { name: "Heute", level: 1 }).waitFor();
  await page.getByRole("menuitemradio", { name: "Dunkel" }).click();
  await page.reload();
  await page.getByRole("heading", { name: "Heute", level: 1 }).waitFor();
  const { lang, dataset } = await page.evaluate(() => {
    const { lang, dataset } = document.documentElement;
    return { lang, dataset: { ...dataset } };
  });
  assert.deepEqual([lang, dataset.appearance], ["de", "dark"]);
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "german-dark");
  assert.deepEqual(wrong, []);
});

test("a token that ends: signing in again keeps the screen", async () => {
  const { staffMember } = (await asked("{ viewer { staffMember { id } } }", {}, DESK)).viewer;
  const { page } = await there({ token: DESK, expected: [/401/, /WebSocket/] });

  await page.getByLabel("Day", { exact: true }).fill(await emptyDay());
  await page.getByText("No visit is booked on this day.").waitFor();
  await archived(staffMember.id, true);
  await page.getByRole("dialog", { name: "Sign in again" }).waitFor();
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "sign-in-again");
  await archived(staffMember.id, false);
  await page.getByLabel("Token").fill(DESK);
  await page.keyboard.press("Enter");

  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.match(page.url(), /day=/);
  await page.getByText("No visit is booked on this day.").waitFor();
});

test("only the content scrolls, so that the frame stays", async () => {
  for (const size of ["phone", "tablet", "laptop"]) {
    const viewport = { ...SIZES[size], height: 500 };
    const { page } = await opened(browser, { path: `#/patients/${encodeURIComponent(patient)}`, viewport });
    await page.getByRole("table").first().waitFor();
    assert.equal(await page.evaluate(() => document.scrollingElement.scrollHeight), viewport.height, size);
  }
});

test("without a connection it says so, and reads again by itself", async () => {
  const { page, context } = await there({ expected: [/./] });
  await context.setOffline(true);
  await page.getByText("No connection.").waitFor();
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "offline");
  await context.setOffline(false);
  await page.getByText("No connection.").waitFor({ state: "detached" });
});

/** The server's answers, with some of them spoilt until the returned function is called. */
async function spoilt(page, spoil) {
  const spoiling = async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    spoil(json.data);
    await route.fulfill({ response, json });
  };
  await page.route("**/graphql", spoiling);
  return () => page.unroute("**/graphql", spoiling);
}

/** The browser's account of what a screen has thrown, as text. */
const THROWN = [/TypeError/];

test("a screen that throws says so inside the frame, and is left or tried again", async () => {
  const { page, wrong } = await there({ expected: THROWN, reducedMotion: "reduce" });
  const reported = page.waitForEvent("console", (message) => message.type() === "error" && /TypeError/.test(message.text()));
  const heal = await spoilt(page, (data) => { if (data?.patients?.nodes) data.patients.nodes = [null]; });
  await page.getByRole("link", { name: "Patients" }).click();
  const said = page.getByRole("main").getByRole("alert");
  await said.getByText("This could not be shown.").waitFor();
  await page.getByRole("heading", { name: "Patients", level: 1 }).waitFor();
  await reported;
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "broken");
  await page.emulateMedia({ colorScheme: "dark" });
  assert.deepEqual(await barriers(page, COLOURS), []);
  await page.setViewportSize(SIZES.phone);
  assert.ok(await isNarrowEnough(page));
  await pictured(page, "broken-phone-dark");
  await page.setViewportSize(SIZES.laptop);
  await page.emulateMedia({ colorScheme: "light" });

  await page.getByRole("link", { name: "Reports" }).click();
  await page.getByRole("heading", { name: "Reports", level: 1 }).waitFor();
  assert.equal(await said.count(), 0);
  await page.goBack();
  await said.waitFor();
  await said.getByRole("button", { name: "Try again" }).click();
  await said.waitFor();
  await said.getByRole("link", { name: "Go to today" }).click();
  await page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
  await page.goBack();
  await said.waitFor();

  await heal();
  await said.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("link", { name: /last visit/ }).first().waitFor();
  assert.equal(await said.count(), 0);
  assert.deepEqual(wrong, []);
});

test("beside a screen that throws, a patient is found, and in German too", async () => {
  const { page, wrong } = await opened(browser, {
    path: "#/set-up/treatments",
    locale: "de-DE",
    expected: THROWN,
    prepared: (page) => spoilt(page, (data) => { if (data?.treatments) data.treatments = [null]; }),
  });
  await page.getByRole("alert").getByText("Das konnte nicht angezeigt werden.").waitFor();
  assert.deepEqual(await barriers(page), []);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("5550377");
  await page.getByRole("option", { name: /Søren Kierkegård/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: SHOWN, level: 1 }).waitFor();
  assert.deepEqual(wrong, []);
});

test("a visit that throws leaves the day beside it, and is closed", async () => {
  const { page, wrong } = await there({ expected: THROWN });
  await spoilt(page, (data) => { if (data?.appointment) data.appointment.treatment = null; });
  await page.getByRole("article", { name: SHOWN }).getByRole("link", { name: `The visit of ${SHOWN}` }).click();
  const panel = page.getByRole("complementary", { name: "Visit" });
  await panel.getByText("This could not be shown.").waitFor();
  await page.getByRole("article", { name: SHOWN }).waitFor();
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "broken-visit");
  await panel.getByRole("button", { name: "Close the visit" }).click();
  await panel.waitFor({ state: "detached" });
  assert.deepEqual(wrong, []);
});

test("a screen whose scripts do not come: the frame stays, and trying again loads the page anew", async () => {
  const { page } = await there({ expected: [/./] });
  const missing = "**/frontdesk/reports-screen-*.js";
  await page.route(missing, (route) => route.abort());
  await page.getByRole("link", { name: "Reports" }).click();
  const said = page.getByRole("main").getByRole("alert");
  await said.getByText("did not load").waitFor();
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("link", { name: "Today", exact: true }).click();
  await page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
  await page.getByRole("link", { name: "Reports" }).click();
  await page.unroute(missing);
  await said.getByRole("button", { name: "Try again" }).click();
  await page.locator(".report").waitFor();
});

test("what throws in the frame itself is said in its place", async () => {
  const { page, wrong } = await there({ expected: THROWN });
  const heal = await spoilt(page, (data) => { if (data?.patients?.nodes) data.patients.nodes = [null]; });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("kierk");
  const said = page.getByRole("alert");
  await said.getByText("This could not be shown.").waitFor();
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "broken-frame");
  await heal();
  await said.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
  assert.deepEqual(wrong, []);
});

test("Today loads less than 200 KB of scripts and styles, and nothing from elsewhere", async () => {
  const { page, wrong } = await there();
  await page.getByRole("article", { name: SHOWN }).waitFor();
  const sizes = await page.evaluate(() =>
    performance.getEntriesByType("resource")
      .filter(({ name }) => /\.(js|css)$/.test(name))
      .map(({ encodedBodySize }) => encodedBodySize));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(total > 50_000 && total < 200 * 1024, `${total}`);
  assert.deepEqual(wrong, []);
  assert.ok(ADDRESS);
});
