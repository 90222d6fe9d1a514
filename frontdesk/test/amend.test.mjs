// What is changed on a patient's screen: the patient, when a package ends, credit, and sales taken back.
// DESK_ADDRESS is the page, OWNER the owner's token.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { barriers, isNarrowEnough, launched, opened, PHONE, pictured } from "./browser.mjs";
import { arrived, asked, at, booked, catalogue, day, done, named, registered, sold } from "./clinic.mjs";

let browser;
let offer;
let count = 0;
before(async () => {
  browser = await launched();
  const { packages } = await catalogue();
  offer = packages.find(({ eligibleItems, price }) => eligibleItems.length > 0 && Number(price.amount) > 40);
});
after(async () => { await browser.close(); });

/** A new patient, with a paid package unless it is not wanted. */
async function someone({ isSold = true, ...more } = {}) {
  const last = `Amend-${String.fromCodePoint(65 + count++)}`;
  const id = await registered("Ines", last, more);
  const packageId = isSold ? await sold(id, offer) : null;
  return { id, packageId, name: named("Ines", last), last };
}

/** The patient's screen; `about` opens one of its dialogs. */
async function atPatient({ id, name }, { about = {}, ...options } = {}) {
  const asks = new URLSearchParams(about).toString();
  const there = await opened(browser, { path: `#/patients/${encodeURIComponent(id)}${asks && `?${asks}`}`, ...options });
  await there.page.getByRole("heading", { name, level: 1 }).waitFor();
  return there;
}

const read = async (id, fields) => (await asked(`query ($id: ID!) { patient(id: $id) { ${fields} } }`, { id })).patient;

const refusedAt = (page) => page.waitForFunction(() => document.activeElement.getAttribute("aria-invalid") === "true");

test("a patient is changed by keyboard, after a refusal and a reload; what another desk changed is taken over", async () => {
  const one = await someone({ isSold: false, phone: "+1 604 555 0461" });
  const { page, wrong } = await atPatient(one);
  await page.getByRole("link", { name: "Edit", exact: true }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: `Change ${one.name}` });
  await dialog.getByLabel("E-mail").fill("no address");
  await page.keyboard.press("Enter");
  await refusedAt(page);
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "patient-edit-refused");
  await dialog.getByLabel("E-mail").fill("ines@example.org");
  await page.reload();
  assert.equal(await dialog.getByLabel("E-mail").inputValue(), "ines@example.org");

  await done("updatePatient", "UpdatePatient", { patientId: one.id, phone: "+1 604 555 0462" }, "patient { id }");
  await dialog.getByLabel("E-mail").press("Enter");
  await dialog.getByText("Telephone is now +1 604 555 0462.").waitFor();
  assert.deepEqual(await barriers(page), []);
  await dialog.getByLabel("Date of birth").fill("1980-02-29");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("link", { name: "ines@example.org" }).waitFor();
  const { email, phone, dateOfBirth } = await read(one.id, "email phone dateOfBirth");
  assert.deepEqual({ email, phone, dateOfBirth }, { email: "ines@example.org", phone: "+1 604 555 0462", dateOfBirth: "1980-02-29" });
  assert.deepEqual(wrong, []);
});

test("a change whose answer is lost is found out after a reload: it is no conflict with itself", async () => {
  const one = await someone({ isSold: false, phone: "+1 604 555 0464" });
  const { page } = await atPatient(one, { about: { do: "edit" }, expected: [/./] });
  const dialog = page.getByRole("dialog", { name: `Change ${one.name}` });
  await dialog.getByLabel("Telephone").fill("+1 604 555 0465");
  const keys = [];
  await page.route("**/graphql", async (route) => {
    const { input } = route.request().postDataJSON().variables ?? {};
    if (!input?.patientId) return route.continue();
    keys.push(input.idempotencyKey);
    if (keys.length > 1) return route.continue();
    // It arrives, and the page is gone before the answer.
    await route.fetch();
    await page.reload();
  });
  await page.keyboard.press("Enter");
  await dialog.getByText("It may have been recorded.").waitFor();
  await dialog.getByRole("button", { name: "Find out" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("link", { name: "+1 604 555 0465" }).waitFor();
  assert.equal(new Set(keys).size, 1);
  const { phone, version } = await read(one.id, "phone version");
  assert.deepEqual({ phone, version }, { phone: "+1 604 555 0465", version: 2 });
});

test("what is known no longer is removed; nothing changed sends nothing", async () => {
  const one = await someone({ isSold: false, phone: "+1 604 555 0463", email: "old@example.org" });
  const { version } = await read(one.id, "version");
  const { page, wrong } = await atPatient(one, { about: { do: "edit" } });
  const dialog = page.getByRole("dialog", { name: `Change ${one.name}` });
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  assert.equal((await read(one.id, "version")).version, version);
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await dialog.getByLabel("E-mail").fill("");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("link", { name: "old@example.org" }).waitFor({ state: "detached" });
  const { email, phone } = await read(one.id, "email phone");
  assert.deepEqual({ email, phone }, { email: null, phone: "+1 604 555 0463" });
  assert.deepEqual(wrong, []);
});

test("a patient is archived by one press, and the toast undoes it", async () => {
  const one = await someone({ isSold: false });
  const { page, wrong } = await atPatient(one);
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("button", { name: "Restore" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "Sell a package" }).count(), 0);
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("region", { name: "Notifications" }).getByRole("button", { name: "Undo" }).last().click();
  await page.getByRole("button", { name: "Archive" }).waitFor();
  assert.equal((await read(one.id, "isArchived")).isArchived, false);
  assert.deepEqual(wrong, []);
});

test("a package ends on another day, or never; a day before booked visits is refused at its field", async () => {
  const one = await someone();
  await booked(one.id, offer.eligibleItems[0].treatment.id, at(9, 0, day(1)));
  const { page, wrong } = await atPatient(one);
  await page.getByRole("article", { name: offer.name }).getByRole("link", { name: "Change its end" }).click();
  const dialog = page.getByRole("dialog", { name: `When ${offer.name} ends` });
  await dialog.getByLabel("Last day", { exact: true }).fill(day());
  await page.keyboard.press("Enter");
  await dialog.getByText("1 visit that it covers is booked after that day:").waitFor();
  await refusedAt(page);
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "expiry-refused");
  await dialog.getByLabel("Last day", { exact: true }).fill(day(400));
  await dialog.getByLabel("Reason").fill("Was away");
  await page.reload();
  assert.equal(await dialog.getByLabel("Reason").inputValue(), "Was away");
  await dialog.getByLabel("Reason").press("Enter");
  await dialog.waitFor({ state: "detached" });
  const ends = async () => (await read(one.id, "packages { nodes { expiresOn history { nodes { kind note } } } }")).packages.nodes[0];
  assert.equal((await ends()).expiresOn, day(400));
  assert.equal((await ends()).history.nodes.find(({ kind }) => kind === "EXPIRY_CHANGED").note, "Was away");

  await page.getByRole("article", { name: offer.name }).getByRole("link", { name: "Change its end" }).click();
  await dialog.getByRole("radio", { name: "Never" }).check();
  await page.keyboard.press("Enter");
  await page.getByRole("article", { name: offer.name }).getByText("no expiry").waitFor();
  assert.equal((await ends()).expiresOn, null);
  assert.deepEqual(wrong, []);
});

test("uses are added and taken with a reason, in both windows; each is undone in its toast or in the history", async () => {
  const one = await someone();
  const uses = async () => (await read(one.id, "packages { nodes { usesTotal usesAvailable } }")).packages.nodes[0];
  const { usesTotal: sold } = await uses();
  const { page, wrong } = await atPatient(one);
  const other = await atPatient(one);
  await other.following;
  const cardIn = (shown) => shown.getByRole("article", { name: offer.name });
  const card = cardIn(page);
  const dialog = page.getByRole("dialog", { name: `Adjust the uses of ${offer.name}` });
  await card.getByRole("link", { name: "Adjust uses" }).click();
  await dialog.getByRole("button", { name: "Add uses" }).click();
  await refusedAt(page);
  await dialog.getByText("Give a number from 1 to 1,000.").waitFor();
  await dialog.getByLabel("How many").fill("2");
  await dialog.getByText(`${sold + 2} of ${sold + 2}`).waitFor();
  await page.keyboard.press("Enter");
  await dialog.getByText("Say why.").waitFor();
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "adjust-refused");
  await dialog.getByLabel("Reason").fill("Waited long");
  await page.keyboard.press("Enter");
  await page.getByRole("status").getByText(`${offer.name} has 2 more uses.`).waitFor();
  for (const shown of [page, other.page]) {
    await cardIn(shown).getByText("2 bonus").waitFor();
    await cardIn(shown).getByText(`of ${sold + 2} free`).waitFor();
  }
  assert.deepEqual(await uses(), { usesTotal: sold + 2, usesAvailable: sold + 2 });

  await card.getByRole("button", { name: "History" }).click();
  await card.getByText("“Waited long”").waitFor();
  await card.getByText("+2", { exact: true }).waitFor();
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "adjusted");

  await card.getByRole("link", { name: "Adjust uses" }).click();
  await dialog.getByRole("radio", { name: /^Take uses/ }).check();
  await dialog.getByLabel("How many").fill(String(sold + 2));
  await page.keyboard.press("Enter");
  await dialog.getByText(`Give a number from 1 to ${sold + 1}.`).waitFor();
  await dialog.getByLabel("How many").fill("3");
  await dialog.getByLabel("Reason").fill("Given by mistake");
  await page.keyboard.press("Enter");
  await card.getByText("−3", { exact: true }).waitFor();
  await card.getByText("“Given by mistake”").waitFor();
  await cardIn(other.page).getByText(`of ${sold - 1} free`).waitFor();

  // What was added is taken again: that comes first.
  await card.getByRole("button", { name: "Undo: Uses added, +2" }).click();
  await page.getByRole("status").getByText("Uses that were added are held, redeemed or taken again.").waitFor();
  const toast = page.getByRole("status").locator(".toast", { hasText: `${offer.name} has 3 fewer uses.` });
  await toast.getByRole("button", { name: "Undo" }).click();
  await cardIn(other.page).getByText("2 bonus").waitFor();
  await card.getByRole("button", { name: "Undo: Uses added, +2" }).click();
  await card.getByText("2 bonus").waitFor({ state: "detached" });
  await card.getByText("Undone", { exact: true }).nth(1).waitFor();
  assert.equal(await card.getByRole("button", { name: /^Undo/ }).count(), 0);
  assert.deepEqual(await uses(), { usesTotal: sold, usesAvailable: sold });
  assert.deepEqual([...wrong, ...other.wrong], []);
});

test("uses that are taken meanwhile cannot be taken again: said at the field", async () => {
  const one = await someone();
  const { page, wrong } = await atPatient(one, { about: { do: "adjust", package: one.packageId } });
  const dialog = page.getByRole("dialog", { name: `Adjust the uses of ${offer.name}` });
  const { packages } = await read(one.id, "packages { nodes { usesAvailable } }");
  const most = packages.nodes[0].usesAvailable - 1;
  await dialog.getByRole("radio", { name: /^Take uses/ }).check();
  await dialog.getByLabel("How many").fill(String(most));
  await dialog.getByLabel("Reason").fill("Given by mistake");
  let isTaken = false;
  await page.route("**/graphql", async (route) => {
    if (isTaken || !/idempotencyKey/.test(route.request().postData() ?? "")) return route.continue();
    // Taken at another desk, while this is on its way.
    isTaken = true;
    const input = { patientPackageId: one.packageId, change: -1, reason: "At another desk", idempotencyKey: randomUUID() };
    await done("adjustPackageUses", "AdjustPackageUses", input, "entry { id }");
    return route.continue();
  });
  await page.keyboard.press("Enter");
  await dialog.getByText("It was changed meanwhile. Look at it again first.").waitFor();
  await dialog.getByText(`${most} of ${most}`, { exact: true }).waitFor();
  await dialog.getByRole("button", { name: "Take uses" }).click();
  await dialog.getByText(`Give a number from 1 to ${most - 1}.`).waitFor();
  await refusedAt(page);
  assert.deepEqual(await barriers(page), []);
  assert.deepEqual(wrong, []);
});

/** Received from the patient, for these invoices; the rest is credit. */
async function paid(patientId, amount, invoiceIds = []) {
  const input = { patientId, payment: { amount, method: "CARD" }, invoiceIds, idempotencyKey: randomUUID() };
  await done("receivePayment", "ReceivePayment", input, "payment { id }");
}

/** The number of a sale's invoice that nothing is paid on. */
async function owed(patientId) {
  const input = { patientId, packageId: offer.id, idempotencyKey: randomUUID() };
  const { invoice } = await done("sellPackage", "SellPackage", input, "invoice { id number }");
  return invoice;
}

test("credit is applied to an invoice, in part and then the rest; too much is refused at its field", async () => {
  const one = await someone({ isSold: false });
  const { number } = await owed(one.id);
  await paid(one.id, offer.price.amount);
  const { page, wrong } = await atPatient(one);
  await page.getByRole("link", { name: "Apply credit" }).click();
  const dialog = page.getByRole("dialog", { name: "Apply credit" });
  const amount = dialog.getByLabel("Amount", { exact: true });
  await amount.fill("99999");
  await page.keyboard.press("Enter");
  await refusedAt(page);
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "credit-refused");
  await amount.fill("20,00");
  await page.reload();
  assert.equal(await amount.inputValue(), "20,00");
  await amount.press("Enter");
  await page.getByText(`Credit is applied to invoice ${number}.`).waitFor();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("link", { name: "Apply credit" }).click();
  await dialog.getByRole("button", { name: "Apply credit" }).click();
  await page.getByText(`Invoice ${number} is paid with credit.`).waitFor();
  const { owing, credit } = await read(one.id, "owing { amount } credit { amount }");
  assert.deepEqual([owing.amount, credit.amount], ["0.00", "0.00"]);
  assert.deepEqual(wrong, []);
});

test("nothing is not paid out: it is refused at its field", async () => {
  const one = await someone({ isSold: false });
  await paid(one.id, "50.00");
  const { page, wrong } = await atPatient(one);
  await page.getByRole("link", { name: "Pay credit out" }).click();
  const dialog = page.getByRole("dialog", { name: "Pay credit out" });
  await dialog.getByLabel("Amount", { exact: true }).fill("0");
  await page.keyboard.press("Enter");
  await refusedAt(page);
  assert.deepEqual(await barriers(page), []);
  await dialog.getByLabel("Amount", { exact: true }).fill("30");
  await dialog.getByLabel("Method").selectOption({ label: "Cash" });
  await dialog.getByRole("button", { name: "Pay credit out" }).click();
  await page.getByText("$30.00 is paid out.").waitFor();
  const { credit, payments } = await read(one.id, "credit { amount } payments { nodes { refunds { amount { amount } method } } }");
  assert.equal(credit.amount, "20.00");
  assert.deepEqual(payments.nodes[0].refunds, [{ amount: { amount: "30.00" }, method: "CASH" }]);
  assert.deepEqual(wrong, []);
});

test("a mistaken sale is deleted by keyboard: first what is paid becomes credit", async () => {
  const one = await someone();
  await booked(one.id, offer.eligibleItems[0].treatment.id, at(10, 0, day(1)));
  const { page, wrong } = await atPatient(one);
  await page.getByRole("article", { name: offer.name }).getByRole("link", { name: "Delete the sale" }).click();
  const dialog = page.getByRole("dialog", { name: `Delete the sale of ${offer.name}` });
  await dialog.getByText(/^First what is paid on invoice/).waitFor();
  await dialog.getByText("1 booked visit loses its use:").waitFor();
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "delete-sale");
  await dialog.getByLabel("Reason").fill("Wrong patient");
  await page.keyboard.press("Enter");
  await dialog.getByText(/^Nothing is paid on invoice/).waitFor();
  assert.equal((await read(one.id, "credit { amount }")).credit.amount, offer.price.amount);
  await page.reload();
  await dialog.getByText(/^Nothing is paid on invoice/).waitFor();
  assert.equal(await dialog.getByLabel("Reason").inputValue(), "Wrong patient");
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "delete-sale-ready");
  await dialog.getByLabel("Reason").press("Enter");
  await page.getByText(`The sale of ${offer.name} is deleted.`).waitFor();
  await page.getByText("No package was bought yet.").waitFor();
  const { packages, invoices } = await read(one.id, "packages { totalCount } invoices { nodes { status } }");
  assert.deepEqual([packages.totalCount, invoices.nodes[0].status], [0, "VOID"]);
  assert.deepEqual(wrong, []);
});

test("money is taken off a visit's invoice and paid out", async () => {
  const one = await someone({ isSold: false });
  const visit = await booked(one.id, offer.eligibleItems[0].treatment.id, at(0, 10, day()), { usePreselected: false });
  await arrived(visit);
  const { invoices } = await read(one.id, "invoices { nodes { id number total { amount } } }");
  const [{ id, number, total }] = invoices.nodes;
  await paid(one.id, total.amount, [id]);
  const { page, wrong } = await atPatient(one);
  await page.getByRole("tab", { name: "Invoices" }).click();
  await page.getByRole("link", { name: `Refund of invoice ${number}` }).click();
  const dialog = page.getByRole("dialog", { name: `Refund of invoice ${number}` });
  await dialog.getByLabel("Amount", { exact: true }).fill("9999");
  await page.keyboard.press("Enter");
  await refusedAt(page);
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "unapply-refused");
  await dialog.getByLabel("Amount", { exact: true }).fill("5");
  await page.reload();
  assert.equal(await dialog.getByLabel("Amount", { exact: true }).inputValue(), "5");
  await dialog.getByLabel("Amount", { exact: true }).press("Enter");
  const out = page.getByRole("dialog", { name: "Pay credit out" });
  assert.equal(await out.getByLabel("Amount", { exact: true }).inputValue(), "5");
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "pay-out");
  await out.getByLabel("Amount", { exact: true }).press("Enter");
  await page.getByText("$5.00 is paid out.").waitFor();
  const { owing, credit } = await read(one.id, "owing { amount } credit { amount }");
  assert.deepEqual([owing.amount, credit.amount], ["5.00", "0.00"]);
  assert.deepEqual(wrong, []);
});

test("a sale's invoice leads to the refund of its package", async () => {
  const one = await someone();
  const { page, wrong } = await atPatient(one);
  await page.getByRole("tab", { name: "Invoices" }).click();
  await page.getByRole("link", { name: /^Refund of invoice/ }).click();
  await page.getByRole("dialog", { name: `Refund ${offer.name}` }).waitFor();
  assert.deepEqual(wrong, []);
});

test("the dialogs fit on a phone, in German", async () => {
  const one = await someone();
  await owed(one.id);
  await paid(one.id, "10.00");
  const { context } = await atPatient(one);
  await context.close();
  for (const [what, title] of [
    ["edit", `${one.name} ändern`],
    ["expiry", /^Wann .* endet$/],
    ["adjust", /^Anwendungen von .* anpassen$/],
    ["apply", "Guthaben zuordnen"],
    ["payout", "Guthaben auszahlen"],
    ["delete", /^Verkauf von .* löschen$/],
  ]) {
    const phone = await atPatient(one, { about: { do: what, package: one.packageId }, viewport: PHONE, locale: "de-DE", colorScheme: "dark" });
    await phone.page.getByRole("dialog", { name: title }).waitFor();
    await phone.page.locator("dialog .loading").waitFor({ state: "detached" });
    assert.deepEqual(await barriers(phone.page), [], what);
    assert.ok(await isNarrowEnough(phone.page), what);
    await pictured(phone.page, `phone-${what}`);
    assert.deepEqual(phone.wrong, []);
    await phone.context.close();
  }
});
