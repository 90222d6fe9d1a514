// Booking a visit: DESK_ADDRESS is the page, OWNER the owner's token.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { barriers, isNarrowEnough, launched, LAPTOP, opened, PHONE, pictured } from "./browser.mjs";
import { asked, at, booked, catalogue, day, named, registered, sold } from "./clinic.mjs";

const DAY = day(2);
const NAME = named("Ingrid", "Bergström");

let browser;
let patient;
let treatment;
let other;
let practitioner;
before(async () => {
  browser = await launched();
  const { treatments, practitioners, packages } = await catalogue();
  const offer = packages.find(({ price, eligibleItems }) => Number(price.amount) > 0 && eligibleItems.length > 0);
  treatment = treatments.find(({ id }) => id === offer.eligibleItems[0].treatment.id);
  other = treatments.find(({ id, kind }) => kind === "TREATMENT" && !offer.eligibleItems.some((item) => item.treatment.id === id));
  [practitioner] = practitioners;
  patient = await registered("Ingrid", "Bergström", { phone: "+1 604 555 0461" });
  await sold(patient, offer);
  const someone = await registered("Pavel", "Novák");
  await booked(someone, treatment.id, at(9, 0, DAY), { practitionerId: practitioner.id });
});
after(async () => { await browser.close(); });

const dialogOf = (page) => page.getByRole("dialog", { name: "Book a visit" });

async function there(path = `#/today?day=${DAY}&book=${DAY}`, options = {}) {
  const opening = await opened(browser, { path, ...options });
  await dialogOf(opening.page).waitFor();
  return { ...opening, dialog: dialogOf(opening.page) };
}

async function patientChosen(page) {
  await page.getByLabel("Patient", { exact: true }).fill(NAME);
  await page.getByRole("option", { name: new RegExp(`^${NAME}`) }).click();
}

const visitsOf = async () => {
  const { patient: found } = await asked(
    "query ($id: ID!) { patient(id: $id) { appointments(first: 100) { nodes { startsAt status redemption { status } } } } }",
    { id: patient },
  );
  return found.appointments.nodes.filter(({ status }) => status === "BOOKED");
};

test("by keyboard alone, with the package that is suggested", async () => {
  const { page, wrong } = await opened(browser, { path: `#/today?day=${DAY}` });
  await page.getByRole("link", { name: "Book", exact: true }).focus();
  await page.keyboard.press("Enter");
  await dialogOf(page).waitFor();
  await page.keyboard.type(NAME);
  await page.getByRole("option", { name: new RegExp(`^${NAME}`) }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type(treatment.name);
  await page.getByRole("radio", { name: /Suggested/ }).waitFor();
  assert.ok(await page.getByRole("radio", { name: /Suggested/ }).isChecked());
  await pictured(page, "book-keyboard");
  await page.getByLabel("Note").focus();
  await page.keyboard.type("By telephone");
  await page.keyboard.press("Enter");

  await page.getByRole("status").getByText(`${NAME} is booked for ${treatment.name}`).waitFor();
  await page.getByRole("article", { name: NAME }).getByText(/^Held/).waitFor();
  assert.equal(new URL(page.url()).hash, `#/today?day=${DAY}`);
  await page.getByRole("region", { name: "Notifications" }).getByRole("button", { name: "Undo" }).click();
  await page.getByRole("article", { name: NAME }).getByText("Cancelled", { exact: true }).waitFor();
  assert.deepEqual(wrong, []);
});

test("a new patient is registered within the booking, by keyboard and over reloads; who may be the same is shown before", async () => {
  const last = named("", "Ezenwa-Booking").trim();
  const { page, wrong } = await opened(browser, { path: `#/today?day=${DAY}` });
  await page.getByRole("link", { name: "Book", exact: true }).focus();
  await page.keyboard.press("Enter");
  await dialogOf(page).waitFor();
  await page.keyboard.type(`Ifeoma ${last}`);
  await page.getByRole("option", { name: `New patient: “Ifeoma ${last}”` }).waitFor();
  await page.keyboard.press("Enter");
  const form = page.getByRole("dialog", { name: "New patient" });
  await form.waitFor();
  assert.equal(await form.getByLabel("First name").inputValue(), "Ifeoma");
  assert.equal(await form.getByLabel("Last name").inputValue(), last);
  await form.getByLabel("Date of birth").focus();
  await page.keyboard.type("01021980");
  await page.keyboard.press("Tab");
  await form.getByLabel("Telephone").fill("+1 604 555 0461");
  await form.getByText("May be the same person as:").waitFor();
  await form.getByText(NAME).waitFor();
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "book-register");
  await page.reload();
  assert.equal(await form.getByLabel("Telephone").inputValue(), "+1 604 555 0461");
  await form.getByLabel("Telephone").fill("+1 604 555 0977");
  await page.keyboard.press("Enter");
  await form.waitFor({ state: "detached" });

  await page.reload();
  const booking = dialogOf(page);
  assert.equal(await booking.getByLabel("Patient", { exact: true }).inputValue(), `Ifeoma ${last}`);
  await booking.getByLabel("Treatment").focus();
  await page.keyboard.type(treatment.name);
  await page.keyboard.press("Tab");
  await booking.getByLabel("Time").fill("15:40");
  await page.keyboard.press("Enter");
  await page.getByRole("status").getByText(`Ifeoma ${last} is booked for ${treatment.name}`).waitFor();
  const { patients } = await asked("query ($search: String) { patients(search: $search) { nodes { dateOfBirth phone } } }", { search: last });
  assert.deepEqual(patients.nodes, [{ dateOfBirth: "1980-01-02", phone: "+1 604 555 0977" }]);
  assert.deepEqual(wrong, []);
});

test("who is there already is chosen in the place of a new patient", async () => {
  const { page, dialog, wrong } = await there();
  await dialog.getByLabel("Patient", { exact: true }).fill(NAME);
  await page.getByRole("option", { name: /^New patient/ }).click();
  await page.getByRole("button", { name: `Choose ${NAME}` }).click();
  await page.getByRole("dialog", { name: "New patient" }).waitFor({ state: "detached" });
  assert.equal(await dialog.getByLabel("Patient", { exact: true }).inputValue(), NAME);
  assert.deepEqual(wrong, []);
});

test("a package that cannot be used says why", async () => {
  const { page, dialog, wrong } = await there();
  await patientChosen(page);
  await dialog.getByLabel("Treatment").selectOption(other.id);

  await dialog.getByRole("list", { name: "Cannot be used" }).getByText("The package is not for this treatment.").waitFor();
  assert.equal(await dialog.getByRole("radio").count(), 0);
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "book-refused");
  assert.deepEqual(wrong, []);
});

test("what is missing is said at its field", async () => {
  const { page, dialog, wrong } = await there();
  await dialog.getByRole("button", { name: "Book", exact: true }).click();
  await dialog.getByText("Choose a patient from the list.").waitFor();
  await patientChosen(page);
  await dialog.getByRole("button", { name: "Book", exact: true }).click();
  await dialog.getByText("Choose a treatment.").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "SELECT");
  assert.deepEqual(await barriers(page), []);
  assert.deepEqual(wrong, []);
});

test("at a free time of Today, and into another visit: it is said, and booked", async () => {
  const { page, wrong } = await opened(browser, { path: `#/today?day=${DAY}` });
  await page.getByRole("region", { name: practitioner.name }).getByRole("link", { name: /Book at/ }).last().click();
  const dialog = dialogOf(page);
  await dialog.waitFor();
  await dialog.locator("option:checked", { hasText: practitioner.name }).waitFor({ state: "attached" });
  await patientChosen(page);
  await dialog.getByLabel("Treatment").selectOption(treatment.id);
  await dialog.getByLabel("Time").fill("09:10");
  await dialog.getByRole("status").getByText(`${practitioner.name} has another visit then (9:00`).waitFor();
  await dialog.getByRole("radio", { name: "Without a package" }).check();
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "book-busy");
  await dialog.getByRole("button", { name: "Book", exact: true }).click();

  await page.getByRole("status").getByText(/is booked for .* has another visit then/).waitFor();
  const [visit] = (await visitsOf()).filter(({ startsAt }) => Date.parse(startsAt) === Date.parse(at(9, 10, DAY)));
  assert.equal(visit.redemption, null);
  assert.deepEqual(wrong, []);
});

for (const [size, viewport, colorScheme] of [["laptop", LAPTOP, "light"], ["phone", PHONE, "dark"]]) {
  test(`axe finds nothing on a ${size}, ${colorScheme}; nothing is too wide`, async () => {
    const { page, dialog, wrong } = await there(undefined, { viewport, colorScheme });
    await patientChosen(page);
    await dialog.getByLabel("Treatment").selectOption(treatment.id);
    await dialog.getByRole("radio", { name: /Suggested/ }).waitFor();
    assert.deepEqual(await barriers(page), []);
    assert.ok(await isNarrowEnough(page));
    await pictured(page, `book-${size}-${colorScheme}`);
    assert.deepEqual(wrong, []);
  });
}
