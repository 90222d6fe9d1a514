// The pictures of the README, in PICTURES: DESK_ADDRESS is the page, OWNER the owner's token, NOW the moment that it shows.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launched, LAPTOP, opened, pictured, picturedBeside } from "./browser.mjs";
import { asked } from "./clinic.mjs";

const { NOW } = process.env;
const DAY = NOW.slice(0, 10);

let browser;
before(async () => { browser = await launched(); });
after(async () => { await browser.close(); });

const atNow = (options) => opened(browser, { ...options, prepared: (page) => page.clock.setFixedTime(new Date(NOW)) });
const nameOf = ({ firstName, lastName }) => `${firstName} ${lastName}`;

/** The last visit of the day that holds a use, of someone whose name any font can write. */
async function toCome() {
  const { appointments } = await asked(
    `query ($during: DateRange!) { appointments(during: $during, first: 50) {
      nodes { status redemption { status patientPackage { name usesRedeemed usesReserved } } patient { id firstName lastName } } } }`, { during: { from: DAY, to: DAY } });
  const held = appointments.nodes.filter(({ status, redemption }) => status === "BOOKED" && redemption?.status === "RESERVED");
  return held.findLast(({ patient }) => /^[\p{Script=Latin} '-]+$/u.test(nameOf(patient)));
}

test("the first minute: an arrival in one window takes the use in the other", async () => {
  const { patient, redemption: { patientPackage: { name, usesRedeemed, usesReserved } } } = await toCome();
  const viewport = { width: 640, height: 720 };
  const today = await atNow({ viewport });
  const card = today.page.getByRole("article", { name: nameOf(patient) });
  await card.waitFor();
  const own = await atNow({ viewport, path: `#/patients/${encodeURIComponent(patient.id)}` });
  const bought = own.page.getByRole("article", { name });
  await bought.getByText(`${usesReserved} held`).first().waitFor();
  await Promise.all([today.following, own.following]);
  for (const one of [card, bought]) await one.evaluate((each) => each.scrollIntoView({ block: "center" }));
  await picturedBeside("first-minute-before", [today.page, own.page]);

  await card.getByRole("button", { name: "Arrive" }).click();

  await bought.getByText(`${usesRedeemed + 1} used`).first().waitFor();
  await card.getByText("Arrived", { exact: true }).waitFor();
  await picturedBeside("first-minute-after", [today.page, own.page]);
  assert.deepEqual([...today.wrong, ...own.wrong], []);
});

test("a day and a patient", async () => {
  const { page, wrong } = await atNow({ viewport: LAPTOP });
  await page.locator(".visit").first().waitFor();
  await pictured(page, "front-desk-today");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Achterberg");
  await page.getByRole("option", { name: /Achterberg/ }).first().click();
  await page.getByRole("article").first().waitFor();
  await pictured(page, "front-desk-patient");
  assert.deepEqual(wrong, []);
});
