// Papers to print: DESK_ADDRESS is the page, OWNER the owner's token.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { barriers, isNarrowEnough, launched, opened, PHONE, pictured } from "./browser.mjs";
import { arrived, at, booked, catalogue, named, registered, sold } from "./clinic.mjs";

let browser;
let patient;
let visit;
const NAME = named("Yuki", "Tanaka");
before(async () => {
  browser = await launched();
  const { packages } = await catalogue();
  const offer = packages.find(({ price, eligibleItems }) => Number(price.amount) > 0 && eligibleItems.length > 0);
  patient = await registered("Yuki", "Tanaka");
  await sold(patient, offer);
  visit = await booked(patient, offer.eligibleItems[0].treatment.id, at(0, 20));
  await arrived(visit);
});
after(async () => { await browser.close(); });

const paper = (page) => page.locator(".paper");

test("the invoice and the receipt of a visit, from its panel", async () => {
  const { page, wrong } = await opened(browser, { path: `#/today?visit=${encodeURIComponent(visit)}` });
  const panel = page.getByRole("complementary", { name: `The visit of ${NAME}` });
  await panel.getByRole("link", { name: "Receipt" }).click();
  await paper(page).getByText(/use 1 of \d+/).waitFor();
  await page.getByRole("heading", { name: "Receipt", level: 1 }).waitFor();
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "print-receipt");
  await page.getByRole("button", { name: "Back" }).click();
  await panel.getByRole("link", { name: "Invoice", exact: true }).click();
  await paper(page).getByRole("heading", { name: /^Invoice / }).waitFor();
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByRole("banner").count(), 0);
  assert.equal(await page.getByRole("navigation").count(), 0);
  assert.ok(await paper(page).isVisible());
  assert.deepEqual(wrong, []);
});

test("a patient's statement, in German, on a phone", async () => {
  const path = `#/patients/${encodeURIComponent(patient)}`;
  const { page, wrong } = await opened(browser, { path, viewport: PHONE, colorScheme: "dark", locale: "de-DE" });
  await page.getByRole("link", { name: "Kontoauszug" }).click();
  await paper(page).getByText(NAME).waitFor();
  await paper(page).getByRole("table", { name: "Pakete" }).waitFor();
  await paper(page).getByRole("table", { name: "Zahlungen" }).waitFor();
  assert.deepEqual(await barriers(page), []);
  assert.ok(await isNarrowEnough(page));
  await pictured(page, "print-statement-phone");
  assert.deepEqual(wrong, []);
});

test("what is not there is said", async () => {
  const { page } = await opened(browser, { path: `#/print/receipt/${encodeURIComponent(patient)}`, expected: [/./] });
  await page.getByText("There is nothing to print.").or(page.getByText("This could not be read.")).waitFor();
});
