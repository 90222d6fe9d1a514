// axe at every state that a screen and a dialog can be in, light and dark: filled, empty, refused, loading, failing and
// offline. DESK_ADDRESS is the page; OWNER, DESK and PRACTITIONER are tokens.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { barriers, COLOURS, isNarrowEnough, launched, opened } from "./browser.mjs";
import { arrived, at, booked, catalogue, day, done, emptyDay, named, registered, sold } from "./clinic.mjs";
import { painted } from "./steady.mjs";

const { DESK, PRACTITIONER } = process.env;
const DAY = day(8);
const id = encodeURIComponent;

let browser;
let known;
before(async () => {
  browser = await launched();
  known = await facts();
});
after(async () => { await browser.close(); });

/** A patient with packages in several states, visits of every kind, money owed and credit; and one with nothing. */
async function facts() {
  const { packages, treatments } = await catalogue();
  const offer = packages.find(({ eligibleItems, price }) => eligibleItems.length > 0 && Number(price.amount) > 40);
  const treatment = offer.eligibleItems[0].treatment.id;
  const uncoveredBy = treatments.find((one) => one.kind === "TREATMENT" && !offer.eligibleItems.some((item) => item.treatment.id === one.id));
  const rich = await registered("Anouk", "Of-States", { phone: "+1 604 555 0588", email: "anouk@example.org" });
  const fresh = await registered("Nils", "Of-States");
  const bought = await sold(rich, offer);
  const visit = (hour, more) => booked(rich, treatment, at(hour, 0, DAY), more);
  const [covered, used, missed, cancelled] = [await visit(9), await visit(10), await visit(11), await visit(12)];
  const uncovered = await visit(13, { usePreselected: false });
  await arrived(used);
  const resolution = { chargeNothing: true };
  await done("markNoShow", "MarkNoShow", { appointmentId: missed, resolution, idempotencyKey: randomUUID() }, "appointment { id }");
  await done("cancelAppointment", "CancelAppointment", { appointmentId: cancelled }, "appointment { id }");
  const owing = { patientId: rich, packageId: offer.id, idempotencyKey: randomUUID() };
  const { invoice, patientPackage } = await done("sellPackage", "SellPackage", owing, "invoice { id } patientPackage { id }");
  for (const invoiceIds of [[invoice.id], []]) {
    const payment = { amount: "20.00", method: "CARD" };
    await done("receivePayment", "ReceivePayment", { patientId: rich, payment, invoiceIds, idempotencyKey: randomUUID() }, "payment { id }");
  }
  const unused = { patientId: fresh, packageId: offer.id, idempotencyKey: randomUUID() };
  const mistake = await done("sellPackage", "SellPackage", unused, "patientPackage { id }");
  const bare = await registered("Vera", "Of-States");
  return {
    ...{ offer, treatment, uncoveredBy, rich, fresh, bare, bought, covered, used, uncovered, invoice: invoice.id },
    ...{ unpaid: patientPackage.id, mistake: mistake.patientPackage.id, name: named("Anouk", "Of-States"), emptyDay: await emptyDay() },
  };
}

const patient = (who, asks = {}) => `patients/${id(known[who])}?${new URLSearchParams(asks)}`;
const ofPackage = (what, which = "bought", who = "rich") => () => patient(who, { do: what, package: known[which] });
const today = (asks) => () => `today?${new URLSearchParams({ day: DAY, ...asks() })}`;
const dialogOf = (page) => page.getByRole("dialog");
const click = (role, name) => (page) => page.getByRole(role, { name }).first().click();
const save = (page) => dialogOf(page).locator("[type=submit]").click();
const refused = (page) => dialogOf(page).locator("[aria-invalid=true]").first().waitFor();
/** In the dialog: this is put into the field, and refused when it is sent. */
const refusing = (label, value) => async (page) => {
  await dialogOf(page).getByLabel(label, { exact: true }).fill(value);
  await save(page);
  await refused(page);
};

/** By name: where it is, and what is done there. Nothing is looked at before all that is read is there. */
const PLACES = {
  "a day": [today(() => ({}))],
  "an empty day": [() => `today?day=${known.emptyDay}`, (page) => page.getByText("No visit is booked on this day.").waitFor()],
  "what can become of a visit": [today(() => ({})), async (page) => {
    await page.getByRole("button", { name: /^More for/ }).first().click();
    await page.getByRole("menuitem").first().waitFor();
  }],
  "a visit that is held": [today(() => ({ visit: known.covered }))],
  "a visit that has used one": [today(() => ({ visit: known.used }))],
  "a visit without a package": [today(() => ({ visit: known.uncovered }))],
  "patients": [() => "patients"],
  "a patient": [() => patient("rich")],
  "a patient with nothing": [() => patient("bare")],
  "a package's history": [() => patient("rich"), click("button", "History")],
  "invoices": [() => patient("rich"), click("tab", "Invoices")],
  "payments": [() => patient("rich"), click("tab", "Payments")],
  "no such patient": [() => "patients/nobody"],
  "no such place": [() => "nowhere"],
  "days that are none": [() => "today?day=nonsense", (page) => page.getByRole("heading", { name: "Today", level: 1 }).waitFor()],
  "a report of days that are none": [() => "reports/sales?from=2026-02-31&to=99999-01-01", (page) => page.locator(".report").waitFor()],
  "found": [() => "patients", async (page) => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("Of-States");
    await page.getByRole("option").first().waitFor();
  }],
  "not found": [() => "patients", async (page) => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("zzqqxx");
    await page.locator(".find-none").waitFor();
  }],
  ...Object.fromEntries(["sales", "usage", "takings", "liability", "credit"].map((kind) => [`the report ${kind}`, [() => `reports/${kind}?days=all`]])),
  "a report of nothing": [() => "reports/sales?from=2001-01-01&to=2001-01-31", (page) => page.getByText("Nothing in these days.").waitFor()],
  "no credit": [() => "reports/credit?on=2001-01-01", (page) => page.getByText("No patient had credit").waitFor()],
  ...Object.fromEntries(["treatments", "offers", "fees", "staff", "clinic", "policy"].map((part) => [`set-up of ${part}`, [() => `set-up/${part}`]])),
  "with what is archived": [() => "set-up/offers?archived=shown"],
  "a statement": [() => `print/statement/${id(known.rich)}`],
  "an invoice": [() => `print/invoice/${id(known.invoice)}`],
  "a receipt": [() => `print/receipt/${id(known.used)}`],
  "the account's menu": [() => "today", click("button", "Account and settings")],
};

const DIALOGS = {
  "register": [() => "patients", click("link", "New patient")],
  "register, refused": [() => "patients", async (page) => { await click("link", "New patient")(page); await save(page); await refused(page); }],
  "edit": [() => patient("rich", { do: "edit" })],
  "edit, refused": [() => patient("rich", { do: "edit" }), refusing("E-mail", "no address")],
  "sell": [() => patient("rich", { do: "sell" })],
  "sell, nothing chosen": [() => patient("rich", { do: "sell" }), async (page) => { await save(page); await dialogOf(page).locator("[aria-invalid=true], .alarm").first().waitFor(); }],
  "sell, a part of it now": [() => patient("rich", { do: "sell" }), async (page) => {
    await dialogOf(page).getByRole("radio", { name: new RegExp(known.offer.name) }).first().check();
    await dialogOf(page).getByRole("radio", { name: "A part of it now" }).check();
    await refusing("Amount", "-5")(page);
  }],
  "receive a payment": [() => patient("rich", { do: "pay" })],
  "receive a payment, refused": [() => patient("rich", { do: "pay" }), refusing("Amount", "nothing")],
  "pay an invoice": [() => patient("rich", { do: "pay", invoice: known.invoice })],
  "apply credit": [() => patient("rich", { do: "apply" })],
  "apply credit, refused": [() => patient("rich", { do: "apply" }), refusing("Amount", "9999")],
  "pay credit out": [() => patient("rich", { do: "payout" })],
  "pay credit out, refused": [() => patient("rich", { do: "payout" }), refusing("Amount", "9999")],
  "take a payment off its invoice": [() => patient("rich", { do: "unapply", invoice: known.invoice })],
  "refund": [ofPackage("refund")],
  "refund, by its slider": [ofPackage("refund"), async (page) => {
    const before = await dialogOf(page).getByLabel("Amount", { exact: true }).inputValue();
    await dialogOf(page).getByRole("slider").focus();
    await page.keyboard.press("Home");
    await page.waitForFunction((value) => document.querySelector("dialog input[inputmode]").value !== value, before);
  }],
  "refund, refused": [ofPackage("refund"), refusing("Amount", "99999")],
  "refund of what is not paid": [ofPackage("refund", "unpaid")],
  "expiry": [ofPackage("expiry")],
  "expiry, before what is booked": [ofPackage("expiry"), refusing("Last day", day())],
  "adjust the uses": [ofPackage("adjust")],
  "adjust the uses, too many to take": [ofPackage("adjust"), async (page) => {
    await dialogOf(page).getByRole("radio", { name: /^Take uses/ }).check();
    await refusing("How many", "1000")(page);
  }],
  "delete a sale": [ofPackage("delete", "mistake", "fresh")],
  "delete a sale that is paid": [ofPackage("delete")],
  "book": [today(() => ({ book: `${DAY}T15:00`, for: known.rich })), async (page) => {
    await dialogOf(page).getByLabel("Treatment").selectOption(known.treatment);
    await page.getByRole("radio").first().waitFor();
  }],
  "book, with a package that cannot be used": [today(() => ({ book: `${DAY}T15:30`, for: known.rich })), async (page) => {
    await dialogOf(page).getByLabel("Treatment").selectOption(known.uncoveredBy.id);
    await page.getByRole("list", { name: "Cannot be used" }).waitFor();
  }],
  "book, nothing chosen": [today(() => ({ book: `${DAY}T16:00` })), async (page) => { await save(page); await refused(page); }],
  "move": [today(() => ({ visit: known.covered, do: "move" }))],
  "change a visit": [today(() => ({ visit: known.covered, do: "change" }))],
  "change a visit, refused": [today(() => ({ visit: known.covered, do: "change" })), async (page) => {
    await dialogOf(page).getByLabel("Treatment").selectOption(known.uncoveredBy.id);
    await save(page);
    await refused(page);
  }],
  "movements": [() => "reports/liability?days=all", async (page) => {
    await click("button", /^Movements of/)(page);
    await dialogOf(page).getByRole("row").nth(1).waitFor();
  }],
  "a treatment": [() => "set-up/treatments", click("link", "Add a treatment")],
  "an offer": [() => "set-up/offers", click("link", "Add a package")],
  "an offer, refused": [() => "set-up/offers", async (page) => { await click("link", "Add a package")(page); await save(page); await refused(page); }],
  "a fee": [() => "set-up/fees", click("link", "Add a fee")],
  "a staff member": [() => "set-up/staff", click("link", "Add a staff member")],
  "the clinic": [() => "set-up/clinic", click("link", "Change the clinic")],
  "the policy of expiry": [() => "set-up/policy?change=expiry"],
  "the policy of expiry, refused": [() => "set-up/policy?change=expiry", refusing("Valid for at least, in days", "-1")],
  "the policy of what lapses": [() => "set-up/policy?change=breakage"],
  "the policy of what lapses, at a rate": [() => "set-up/policy?change=breakage", async (page) => {
    await dialogOf(page).getByRole("radio", { name: /at an expected rate/ }).check();
    await refusing("Expected to lapse, in percent", "100")(page);
  }],
};

/** What axe finds in the state, light and dark, each as a line that says where. */
async function found(page, state) {
  const lines = [];
  for (const [colorScheme, rules] of [["light", undefined], ["dark", COLOURS]]) {
    await page.emulateMedia({ colorScheme });
    await painted(page);
    lines.push(...(await barriers(page, rules)).map((barrier) => `${state}, ${colorScheme}: ${barrier}`));
  }
  if (!(await isNarrowEnough(page))) lines.push(`${state}: something is wider than the window`);
  return lines;
}

/** What moves is not looked at while it moves. */
const still = (options) => opened(browser, { reducedMotion: "reduce", ...options });

const to = (page, path) => page.evaluate((hash) => { location.hash = hash; }, `#/${path}`);
const isThere = (page, isDialog) =>
  page.waitForFunction((inside) => document.querySelector(`${inside} h1, ${inside} h2, ${inside} .empty`) && !document.querySelector(".loading"), isDialog ? "dialog" : "main");

/** Each of the states, from a screen that has nothing of it. */
async function walked(page, states, isDialog = false) {
  const lines = [];
  for (const [state, [path, prepare]] of Object.entries(states)) {
    await to(page, "nowhere");
    await page.getByText("There is no such place.").waitFor();
    await to(page, path());
    const opens = isDialog && !/[?&](do|book|change)=/.test(path());
    try {
      await isThere(page, isDialog && !opens);
      await prepare?.(page);
      await isThere(page, isDialog);
    } catch (error) {
      throw new Error(`${state} was not reached`, { cause: error });
    }
    lines.push(...(await found(page, state)));
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
  }
  return lines;
}

test("every place, filled and empty", async () => {
  const { page, wrong } = await still();
  await page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
  assert.deepEqual(await walked(page, PLACES), []);
  await page.getByRole("button", { name: "Show the GraphQL" }).click();
  await page.getByRole("complementary", { name: "GraphQL" }).getByRole("button").nth(1).waitFor();
  assert.deepEqual(await found(page, "what was asked"), []);
  assert.deepEqual(wrong, []);
});

test("every dialog, as it opens and with what is refused", async () => {
  const { page, wrong } = await still();
  await page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
  assert.deepEqual(await walked(page, DIALOGS, true), []);
  assert.deepEqual(wrong, []);
});

/** What every place reads: by name, its address. */
const READ = {
  "Today": () => `today?day=${DAY}`,
  "a visit": () => `today?day=${DAY}&visit=${id(known.covered)}`,
  "Patients": () => "patients",
  "a patient": () => patient("rich"),
  "a refund": () => patient("rich", { do: "refund", package: known.bought }),
  "Sales": () => "reports/sales?days=all",
  "Liability": () => "reports/liability",
  "Credit": () => "reports/credit",
  "Packages": () => "set-up/offers",
  "Policy": () => "set-up/policy",
  "a statement": () => `print/statement/${id(known.rich)}`,
};

test("every place while it loads, and once the server cannot be reached", async () => {
  // Each in a window of its own: how long an answer is waited for is the client's affair.
  const failing = Object.entries(READ).map(async ([state, path]) => {
    const { page, context } = await still({ expected: [/./] });
    await page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
    const network = await context.newCDPSession(page);
    await network.send("Network.enable");
    return { state, path, page, network };
  });
  const lines = [];
  const windows = await Promise.all(failing);
  for (const { state, path, page, network } of windows) {
    // The place's scripts are there; its answers never come.
    await to(page, path());
    await isThere(page);
    await to(page, "nowhere");
    await page.getByText("There is no such place.").waitFor();
    await network.send("Network.setBlockedURLs", { urls: ["*/graphql"] });
    await to(page, path());
    await page.locator(".loading").first().waitFor();
    lines.push(...(await found(page, `${state}, loading`)));
  }
  for (const { state, page } of windows) {
    await page.getByRole("alert").getByText("could not be read").first().waitFor({ timeout: 60_000 });
    lines.push(...(await found(page, `${state}, failing`)));
  }
  assert.deepEqual(lines, []);
  const [{ page, network }] = windows;
  await network.send("Network.setBlockedURLs", { urls: [] });
  await page.getByRole("button", { name: "Read it again" }).first().click();
  await page.locator(".visit").first().waitFor();
});

/** From now on the page sends this token. */
const sending = (page, token) =>
  page.route("**/graphql", (route) => route.continue({ headers: { ...route.request().headers(), authorization: `Bearer ${token}` } }));

test("what the server refuses, and a session that has ended", async () => {
  const { page } = await still({ expected: [/./] });
  await page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
  await sending(page, PRACTITIONER);
  const lines = [];
  for (const [state, path] of ["Sales", "Liability", "Credit"].map((name) => [name, READ[name]])) {
    await to(page, path());
    await page.getByRole("alert").getByText("could not be read").first().waitFor();
    lines.push(...(await found(page, `${state}, refused`)));
  }
  await sending(page, "nonsense");
  await to(page, "patients");
  await page.getByRole("dialog", { name: "Sign in again" }).waitFor();
  lines.push(...(await found(page, "a session that has ended")));
  assert.deepEqual(lines, []);
});

test("every place without a connection, and a payment whose answer does not come", async () => {
  const { page, context } = await still({ expected: [/./], path: `#/${READ["a patient"]()}` });
  await page.getByRole("article").first().waitFor();
  const lines = [];
  await page.getByRole("link", { name: "Take a payment" }).click();
  await dialogOf(page).getByLabel("Amount", { exact: true }).fill("5");
  await context.setOffline(true);
  await page.getByText("No connection.").waitFor();
  lines.push(...(await found(page, "a payment, offline")));
  await save(page);
  await dialogOf(page).getByRole("alert").locator(".alarm").waitFor({ timeout: 60_000 });
  lines.push(...(await found(page, "a payment, not sent")));
  await context.setOffline(false);
  await page.getByText("No connection.").waitFor({ state: "detached" });
  assert.deepEqual(lines, []);
});

test("signing in: at first, and with a token that is none", async () => {
  const { page } = await still({ token: null, expected: [/./] });
  await page.getByLabel("Token").waitFor();
  const lines = await found(page, "signing in");
  await page.getByLabel("Token").fill("nonsense");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").waitFor();
  lines.push(...(await found(page, "a token that is none")));
  assert.deepEqual(lines, []);
});

test("a place that a role does not open, and one's own takings", async () => {
  const closed = await still({ token: PRACTITIONER, path: "#/reports/sales" });
  await closed.page.getByText("Your role does not open this place.").waitFor();
  const mine = await still({ token: DESK, path: "#/reports" });
  await mine.page.getByRole("heading", { name: "What I took today", level: 1 }).waitFor();
  await isThere(mine.page);
  assert.deepEqual([...(await found(closed.page, "closed")), ...(await found(mine.page, "one's own takings"))], []);
  assert.deepEqual([...closed.wrong, ...mine.wrong], []);
});
