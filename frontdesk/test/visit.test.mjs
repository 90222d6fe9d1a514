// A visit's panel: DESK_ADDRESS is the page, OWNER the owner's token.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { barriers, isNarrowEnough, launched, LAPTOP, opened, PHONE, pictured, TABLET } from "./browser.mjs";
import { arrived, asked, at, booked, catalogue, day, done, named, registered, sold } from "./clinic.mjs";

const { DESK, PRACTITIONER } = process.env;
const DAY = day(3);

let browser;
let offer;
let treatment;
let practitioners;
let count = 0;
before(async () => {
  browser = await launched();
  const found = await catalogue();
  practitioners = found.practitioners;
  offer = found.packages.find(({ price, eligibleItems }) => Number(price.amount) > 0 && eligibleItems.length > 0);
  treatment = offer.eligibleItems[0].treatment;
});
after(async () => { await browser.close(); });

/** A new patient with a package and a visit, which it covers unless `usePreselected` says otherwise. */
async function visit({ startsAt = at(10, 0, DAY), isSold = true, ...more } = {}) {
  const last = `Visit-${String.fromCodePoint(65 + count++)}`;
  const patientId = await registered("Noor", last);
  const packageId = isSold ? await sold(patientId, offer) : null;
  const id = await booked(patientId, treatment.id, startsAt, { practitionerId: practitioners[0].id, ...more });
  return { id, patientId, packageId, name: named("Noor", last) };
}

const panelOf = (page, { name }) => page.getByRole("complementary", { name: `The visit of ${name}` });

async function panel(of, { expected, ...options } = {}) {
  const path = `#/today?day=${DAY}&visit=${encodeURIComponent(of.id)}`;
  const opening = await opened(browser, { path, expected, ...options });
  const shown = panelOf(opening.page, of);
  await shown.getByText("What covers it").waitFor();
  return { ...opening, shown };
}

test("Today's card opens it; Escape closes it, and the focus is back on the card", async () => {
  const one = await visit();
  const { page, wrong } = await opened(browser, { path: `#/today?day=${DAY}` });
  const link = page.getByRole("article", { name: one.name }).getByRole("link", { name: /The visit of/ });
  await link.focus();
  await page.keyboard.press("Enter");
  await panelOf(page, one).getByText("Use 1 of").waitFor();
  assert.match(page.url(), /visit=/);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H2");
  await page.keyboard.press("Escape");
  await panelOf(page, one).waitFor({ state: "detached" });
  assert.ok(await link.evaluate((element) => element === document.activeElement));
  assert.deepEqual(wrong, []);
});

test("a package is taken off, put on again, and the toast undoes it", async () => {
  const one = await visit();
  const { page, shown, wrong } = await panel(one);
  await shown.getByText("Held: ").waitFor();
  await shown.getByRole("button", { name: "Take it off" }).click();
  await shown.getByText("No package: the patient pays").waitFor();
  await pictured(page, "visit-uncovered");
  await page.getByRole("article", { name: one.name }).getByText(/pays/).waitFor();
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "visit-uncovered");
  await shown.getByRole("button", { name: /^Use / }).click();
  await shown.getByText("Held: ").waitFor();
  await page.getByRole("region", { name: "Notifications" }).getByRole("button", { name: "Undo" }).last().click();
  await shown.getByText("No package: the patient pays").waitFor();
  assert.deepEqual(wrong, []);
});

test("a package is put on a visit that has arrived, and it says why another cannot be", async () => {
  const one = await visit({ startsAt: at(0, 5, day()), usePreselected: false });
  await arrived(one.id);
  const { shown, wrong } = await panel(one);
  await shown.getByRole("button", { name: /^Use / }).click();
  await shown.getByText("Used: ").waitFor();
  await shown.getByText("To take the package off, undo the arrival first.").waitFor();
  assert.deepEqual(wrong, []);
});

test("moved", async () => {
  const one = await visit();
  const { page, shown, wrong } = await panel(one);
  await shown.getByRole("link", { name: "Move" }).click();
  const dialog = page.getByRole("dialog", { name: "Move the visit" });
  await dialog.getByLabel("Time").fill("13:15");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("article", { name: one.name }).getByText(/1:15/).waitFor();
  await shown.getByText(/1:15/).waitFor();
  assert.deepEqual(wrong, []);
});

async function movedPastTheExpiry(one, options) {
  await done("changePackageExpiry", "ChangePackageExpiry", { patientPackageId: one.packageId, expiresOn: DAY, idempotencyKey: crypto.randomUUID() }, "patientPackage { id }");
  const there = await panel(one, options);
  await there.shown.getByRole("link", { name: "Move" }).click();
  const dialog = there.page.getByRole("dialog", { name: "Move the visit" });
  await dialog.getByLabel("Day").fill(day(10));
  await dialog.getByRole("button", { name: "Move" }).click();
  await dialog.getByRole("alert").getByText("ends before that").waitFor();
  return { ...there, dialog };
}

const stateOf = async ({ id }) => {
  const { appointment } = await asked(
    "query ($id: ID!) { appointment(id: $id) { startsAt redemption { status patientPackage { expiresOn } } } }",
    { id },
  );
  return appointment;
};

test("past the package's last day: the expiry is changed, and the visit moved", async () => {
  const one = await visit();
  const { page, dialog, wrong } = await movedPastTheExpiry(one);
  await dialog.getByRole("button", { name: "Move" }).click();
  await dialog.getByText("Choose one of the two.").waitFor();
  assert.deepEqual(await barriers(page), []);
  await dialog.getByRole("radio", { name: /Change when it ends/ }).check();
  assert.equal(await dialog.getByLabel("Its last day").inputValue(), day(10));
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "visit-move-past");
  await dialog.getByRole("button", { name: "Move" }).click();
  await dialog.waitFor({ state: "detached" });
  const { startsAt, redemption } = await stateOf(one);
  assert.equal(Date.parse(startsAt), Date.parse(at(10, 0, day(10))));
  assert.deepEqual(redemption, { status: "RESERVED", patientPackage: { expiresOn: day(10) } });
  assert.deepEqual(wrong, []);
});

test("past the package's last day: the package is taken off, and the visit moved", async () => {
  const one = await visit();
  const { page, dialog, wrong } = await movedPastTheExpiry(one, { token: PRACTITIONER });
  await dialog.getByText("Your role may not change when it ends.").waitFor();
  await dialog.getByRole("radio", { name: /Take it off/ }).check();
  await dialog.getByRole("button", { name: "Move" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("status").getByText(`${one.name} comes on`).waitFor();
  const { startsAt, redemption } = await stateOf(one);
  assert.equal(Date.parse(startsAt), Date.parse(at(10, 0, day(10))));
  assert.equal(redemption, null);
  assert.deepEqual(wrong, []);
});

test("no practitioner and a note; a treatment that the package does not cover is refused at its field", async () => {
  const one = await visit();
  const { treatments } = await catalogue();
  const uncovered = treatments.find(({ id, kind }) => kind === "TREATMENT" && !offer.eligibleItems.some((item) => item.treatment.id === id));
  const { page, shown, wrong } = await panel(one);
  await shown.getByRole("link", { name: "Change" }).click();
  const dialog = page.getByRole("dialog", { name: "Change the visit" });
  await dialog.getByLabel("Treatment").selectOption(uncovered.id);
  await dialog.getByLabel("Practitioner").selectOption({ label: "Not decided yet" });
  await dialog.getByLabel("Note").fill("Brings the report.");
  await page.keyboard.press("Enter");
  await dialog.getByText("The package is not for this treatment.").waitFor();
  assert.deepEqual(await barriers(page), []);
  await dialog.getByLabel("Treatment").selectOption(treatment.id);
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await shown.getByText("Brings the report.").waitFor();
  await shown.getByText("Without a practitioner").waitFor();
  assert.deepEqual(wrong, []);
});

test("changed by another desk meanwhile: it is said, and shown, before anything is changed", async () => {
  const one = await visit();
  const { page, shown, wrong } = await panel(one, { token: DESK });
  await shown.getByRole("link", { name: "Move" }).click();
  const dialog = page.getByRole("dialog", { name: "Move the visit" });
  await dialog.getByLabel("Time").fill("14:30");
  await done("rescheduleAppointment", "RescheduleAppointment", { appointmentId: one.id, startsAt: at(15, 0, DAY) }, "appointment { id }");
  await dialog.getByText(/Now .*3:00/).waitFor();
  await dialog.getByRole("button", { name: "Move" }).click();
  await dialog.getByText("It was changed meanwhile.").waitFor();
  await dialog.getByRole("button", { name: "Move" }).click();
  await dialog.waitFor({ state: "detached" });
  await shown.getByText(/2:30/).waitFor();
  assert.deepEqual(wrong, []);
});

test("a package is sold from the visit, and put on it", async () => {
  const one = await visit({ usePreselected: false, isSold: false });
  const { page, shown, wrong } = await panel(one);
  await shown.getByText("The patient has no package.").waitFor();
  await shown.getByRole("link", { name: "Sell a package" }).click();
  const dialog = page.getByRole("dialog", { name: "Sell a package" });
  await dialog.getByRole("radio", { name: new RegExp(offer.name) }).first().check();
  await dialog.getByRole("button", { name: /^Sell/ }).click();
  await dialog.waitFor({ state: "detached" });
  await panelOf(page, one).getByRole("button", { name: /^Use / }).click();
  await panelOf(page, one).getByText("Held: ").waitFor();
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "visit-beside-the-patient");
  assert.deepEqual(wrong, []);
});

test("cancelled late, and undone", async () => {
  const one = await visit();
  const { page, shown, wrong } = await panel(one);
  await shown.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("group", { name: "Cancelled late" }).getByRole("menuitem", { name: "Redeem the use" }).click();
  await shown.getByText("Cancelled", { exact: true }).waitFor();
  await shown.getByRole("button", { name: "Undo the cancellation" }).click();
  await shown.getByText("Held: ").waitFor();
  assert.deepEqual(wrong, []);
});

for (const [size, viewport, colorScheme] of [["laptop", LAPTOP, "dark"], ["tablet", TABLET, "light"], ["phone", PHONE, "dark"]]) {
  test(`axe finds nothing on a ${size}, ${colorScheme}; nothing is too wide`, async () => {
    const one = await visit({ startsAt: at(11, 0, DAY) });
    const { page, wrong } = await panel(one, { viewport, colorScheme });
    assert.deepEqual(await barriers(page), []);
    assert.ok(await isNarrowEnough(page));
    await pictured(page, `visit-${size}-${colorScheme}`);
    assert.deepEqual(wrong, []);
  });
}
