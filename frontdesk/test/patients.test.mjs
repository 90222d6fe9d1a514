// A patient's screen, and what is done there: DESK_ADDRESS is the page, OWNER the owner's token.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { barriers, isNarrowEnough, launched, opened, pictured, SIZES } from "./browser.mjs";
import { asked, at, booked, catalogue, day, named, registered, sold } from "./clinic.mjs";

const NAME = ["Renée", "van der Berg"];
const SHOWN = named(...NAME);

let browser;
let patient;
let offer;
let bought;
before(async () => {
  browser = await launched();
  const { packages } = await catalogue();
  offer = packages.find(({ eligibleItems, price }) => eligibleItems.length > 0 && Number(price.amount) > 0);
  patient = await registered(...NAME, { phone: "+1 604 555 0455", email: "renee@example.org" });
  bought = await sold(patient, offer);
  await booked(patient, offer.eligibleItems[0].treatment.id, at(11, 0, day(1)));
});
after(async () => { await browser.close(); });

async function atPatient(options = {}) {
  const { about = "", ...others } = options;
  const there = await opened(browser, { path: `#/patients/${encodeURIComponent(patient)}${about}`, ...others });
  await there.page.getByRole("heading", { name: SHOWN, level: 1 }).waitFor();
  return there;
}

const packagesOf = async () =>
  (await asked("query ($id: ID!) { patient(id: $id) { owing { amount } packages { nodes { id status } } } }", { id: patient })).patient;

test("from the list to the patient, by keyboard", async () => {
  const { page, wrong } = await opened(browser, { path: "#/patients" });
  await page.getByRole("link", { name: /last visit/ }).first().waitFor();
  assert.deepEqual(await barriers(page), []);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("5550455");
  await page.getByRole("option", { name: new RegExp(SHOWN) }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: SHOWN, level: 1 }).waitFor();
  await page.waitForFunction(() => document.activeElement.tagName === "H1");
  assert.deepEqual(wrong, []);
});

test("a patient is registered, and who may be the same person is named", async () => {
  const { page, wrong } = await opened(browser, { path: "#/patients" });
  await page.getByRole("link", { name: "New patient" }).click();
  const dialog = page.getByRole("dialog", { name: "New patient" });
  await dialog.getByLabel("Last name").fill("B\u00f8rre");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.getAttribute("aria-invalid") === "true");
  assert.deepEqual(await barriers(page), []);
  await dialog.getByLabel("First name").fill("Twin");
  await dialog.getByLabel("Telephone").fill("+1 604 555 0455");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Twin B\u00f8rre", level: 1 }).waitFor();
  await page.getByRole("link", { name: new RegExp(SHOWN) }).first().waitFor();
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "patient-duplicates");
  assert.deepEqual(wrong, []);
});

test("a package says what is left and tells its history", async () => {
  const { page, wrong } = await atPatient();
  const card = page.getByRole("article", { name: offer.name }).first();
  await card.getByText("1 held").waitFor();
  await card.getByRole("button", { name: "History" }).click();
  await card.getByText("Use held").waitFor();
  await card.getByText(/free afterwards/).first().waitFor();
  for (const tab of ["Invoices", "Payments", "Visits"]) {
    await page.getByRole("tab", { name: tab }).click();
    await page.getByRole("tabpanel", { name: tab }).getByRole("table").waitFor();
    assert.deepEqual(await barriers(page), []);
  }
  assert.deepEqual(wrong, []);
});

test("a package is sold with a part payment, after a reload with the same draft; the rest is paid; both windows see it", async () => {
  const other = await atPatient();
  const { page, wrong } = await atPatient();
  await page.getByRole("link", { name: "Sell a package" }).click();
  const dialog = page.getByRole("dialog", { name: "Sell a package" });
  await dialog.getByRole("radio", { name: new RegExp(offer.name) }).check();
  await dialog.getByRole("radio", { name: "A part of it now" }).check();
  await dialog.getByLabel("Amount").fill("-5");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.getAttribute("aria-invalid") === "true");
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "sell-refused");
  await dialog.getByLabel("Amount").fill("20,00");
  await page.reload();
  assert.equal(await dialog.getByLabel("Amount").inputValue(), "20,00");

  await dialog.getByLabel("Amount").press("Enter");
  await dialog.waitFor({ state: "detached" });

  const unpaid = (shown) => shown.getByRole("article", { name: offer.name }).filter({ hasText: "Not paid" });
  await unpaid(page).waitFor();
  await unpaid(other.page).waitFor();
  await unpaid(page).getByRole("link", { name: "Pay" }).click();
  await page.getByRole("dialog", { name: "Take a payment" }).getByLabel("Amount").press("Enter");
  await page.getByText(/is received/).waitFor();
  await unpaid(other.page).waitFor({ state: "detached" });
  assert.equal((await packagesOf()).owing.amount, "0.00");
  assert.deepEqual([...wrong, ...other.wrong], []);
});

test("a server that goes away in the middle of a sale and comes back: one sale", async () => {
  const before = (await packagesOf()).packages.nodes.length;
  const { page } = await atPatient({ about: "?do=sell", expected: [/./] });
  const dialog = page.getByRole("dialog", { name: "Sell a package" });
  await dialog.getByRole("radio", { name: new RegExp(offer.name) }).check();
  let isAway = true;
  await page.route("**/graphql", async (route) => {
    const isSale = /SellAPackage|sellPackage|idempotencyKey/.test(route.request().postData() ?? "");
    if (!isSale || !isAway) return route.continue();
    // It arrives, and the answer is lost.
    await route.fetch();
    await route.abort();
  });
  await page.clock.install();
  await dialog.getByRole("button", { name: /^Sell for/ }).click();
  for (let second = 0; second < 40; second += 2) {
    await page.clock.runFor(2_000);
    if (await dialog.getByText("It may have been recorded.").count()) break;
  }
  await dialog.getByText("It may have been recorded.").waitFor();
  await page.reload();
  await dialog.getByText("It may have been recorded.").waitFor();
  assert.deepEqual(await barriers(page), []);
  isAway = false;
  await dialog.getByRole("button", { name: "Find out" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText(/is sold/).waitFor();

  assert.equal((await packagesOf()).packages.nodes.length, before + 1);
});

test("a refund shows what it gives back and which visits lose their use", async () => {
  const { page, wrong } = await atPatient({ about: `?do=refund&package=${encodeURIComponent(bought)}` });
  const dialog = page.getByRole("dialog", { name: `Refund ${offer.name}` });
  await dialog.getByText("1 booked visit loses its use:").waitFor();
  assert.deepEqual(await barriers(page), []);
  await dialog.getByLabel("Amount", { exact: true }).fill("1");
  await dialog.getByRole("button", { name: "Refund $1.00" }).click();
  await page.getByText(/is refunded/).waitFor();
  assert.equal((await packagesOf()).packages.nodes.find(({ id }) => id === bought).status, "REFUNDED");
  assert.deepEqual(wrong, []);
});

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`axe finds nothing on a ${size}; nothing is too wide`, async () => {
    const { page, wrong } = await atPatient({ viewport, colorScheme: size === "tablet" ? "dark" : "light" });
    await page.getByRole("article").first().waitFor();
    assert.deepEqual(await barriers(page), []);
    assert.ok(await isNarrowEnough(page));
    await pictured(page, `patient-${size}`);
    assert.deepEqual(wrong, []);
  });
}
