// Pictures of every place at every size, light and dark: DESK_ADDRESS is the page, OWNER the owner's token, NOW
// the moment that it shows. Written to PICTURES, and compared with those that were looked at and kept.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { isNarrowEnough, launched, opened, SIZES } from "./browser.mjs";
import { asked } from "./clinic.mjs";
import { compared } from "./pictures.mjs";

const { NOW, ONLY } = process.env;
const folder = process.env.PICTURES ?? join(tmpdir(), "front-desk-pictures");
const renew = process.env.RENEW_PICTURES !== undefined;
const DAY = "2026-11-24";
/** A place is shown as far as it goes, but no farther. */
const MOST_HEIGHT = 2_400;

let browser;
let drawing;
let known;
before(async () => {
  browser = await launched();
  drawing = await browser.newPage();
  await mkdir(folder, { recursive: true });
  known = await facts();
});
after(async () => { await browser.close(); });

/** The patients and visits that are shown. */
async function facts() {
  const found = async (search) => {
    const { patients } = await asked(
      `query ($search: String!) { patients(search: $search) { nodes { id
        packages { nodes { id name status usesRedeemed } } invoices { nodes { id number balanceDue { amount } } }
        appointments(first: 50) { nodes { id status } } } } }`, { search });
    return patients.nodes[0];
  };
  const { appointments } = await asked(
    `query ($during: DateRange!) { appointments(during: $during, first: 50) { nodes { id status redemption { status } } } }`,
    { during: { from: DAY, to: DAY } });
  const visit = (status) => appointments.nodes.find((one) => one.status === status && one.redemption);
  return { rich: await found("Achterberg"), fresh: await found("García Okafor"), visit };
}

const patient = (who, asks = {}) => {
  const query = new URLSearchParams(asks).toString();
  return `#/patients/${encodeURIComponent(who.id)}${query && `?${query}`}`;
};
const dialog = (page) => page.getByRole("dialog").locator("h2").waitFor();
const heading = (page) => page.getByRole("heading", { level: 1 }).waitFor();
const used = () => known.rich.packages.nodes.find(({ usesRedeemed, status }) => usesRedeemed > 0 && status === "ACTIVE") ?? known.rich.packages.nodes[0];
const tab = (name) => async (page) => { await page.getByRole("tab", { name }).click(); await page.getByRole("tabpanel", { name }).waitFor(); };
const rows = (page) => page.locator(".sums").first().waitFor();
const catalogue = (page) => page.locator(".catalogue, .clinic").waitFor();
const paper = (page) => page.locator(".paper").waitFor();

/** The document of this name is answered as `how` says. */
const answering = (how) => (page) => page.route("**/graphql", (route) => {
  const isRead = /"during"/.test(route.request().postData() ?? "");
  return isRead ? how(route) : route.continue();
});

/** By name: where it is, what is waited for or done there, and whether it is shown as far as it goes. */
const STATES = {
  "sign-in": { token: null, path: () => "", ready: (page) => page.getByLabel("Token").waitFor() },
  "today": { path: () => "#/today", ready: (page) => page.locator(".visit").first().waitFor(), isTall: true },
  "today-empty": { path: () => "#/today?day=2026-11-22", ready: (page) => page.getByText("No visit is booked").waitFor() },
  "today-loading": { path: () => "#/today", prepared: answering(() => undefined), ready: async (page) => { await heading(page); await page.locator(".loading").waitFor(); } },
  "today-failed": { path: () => "#/today", prepared: answering((route) => route.fulfill({ status: 403, json: { errors: [{ message: "No.", extensions: { code: "FORBIDDEN" } }] } })), ready: (page) => page.getByText("could not be read").waitFor() },
  "today-menu": { path: () => "#/today", ready: async (page) => { const more = page.getByRole("button", { name: /^More for/ }).first(); await more.evaluate((each) => each.scrollIntoView({ block: "center" })); await more.click(); await page.getByRole("menuitem").first().waitFor(); } },
  "search": { path: () => "#/today", ready: async (page) => { await page.locator(".visit").first().waitFor(); await page.keyboard.press("Control+k"); await page.keyboard.type("ma"); await page.getByRole("option").first().waitFor(); } },
  "visit": { path: () => `#/today?visit=${encodeURIComponent(known.visit("BOOKED").id)}`, ready: (page) => page.getByText("What covers it").waitFor() },
  "visit-arrived": { path: () => `#/today?visit=${encodeURIComponent(known.visit("ARRIVED").id)}`, ready: (page) => page.getByText("What covers it").waitFor() },
  "visit-move": { path: () => `#/today?visit=${encodeURIComponent(known.visit("BOOKED").id)}&do=move`, ready: dialog },
  "visit-change": { path: () => `#/today?visit=${encodeURIComponent(known.visit("BOOKED").id)}&do=change`, ready: dialog },
  "book": { path: () => `#/today?book=${DAY}T15:00&for=${encodeURIComponent(known.rich.id)}`, ready: async (page) => { await dialog(page); const field = page.getByLabel("Treatment"); await page.locator("dialog select option").nth(3).waitFor({ state: "attached" }); await field.selectOption({ index: 1 }); await page.locator("dialog").getByText("Package", { exact: true }).first().waitFor(); } },
  "patients": { path: () => "#/patients", ready: (page) => page.getByRole("link", { name: /last visit/ }).first().waitFor() },
  "patients-register": { path: () => "#/patients", ready: async (page) => { await page.getByRole("link", { name: "New patient" }).click(); await dialog(page); } },
  "patient": { path: () => patient(known.rich), ready: (page) => page.getByRole("article").first().waitFor(), isTall: true },
  "patient-fresh": { path: () => patient(known.fresh), ready: (page) => page.getByText("No package was bought yet.").waitFor() },
  "patient-history": { path: () => patient(known.rich), ready: async (page) => { await page.getByRole("button", { name: "History" }).first().click(); await page.getByText("Sold").first().waitFor(); }, isTall: true },
  "patient-invoices": { path: () => patient(known.rich), ready: tab("Invoices"), isTall: true },
  "patient-payments": { path: () => patient(known.rich), ready: tab("Payments"), isTall: true },
  "patient-gone": { path: () => "#/patients/nobody", ready: heading },
  "edit": { path: () => patient(known.rich, { do: "edit" }), ready: dialog },
  "sell": { path: () => patient(known.fresh, { do: "sell" }), ready: (page) => page.getByRole("dialog").getByRole("radio", { name: /visits/ }).first().check() },
  "pay": { path: () => patient(known.rich, { do: "pay" }), ready: dialog },
  "refund": { path: () => patient(known.rich, { do: "refund", package: used().id }), ready: (page) => page.getByText("Stays with the clinic").waitFor() },
  "expiry": { path: () => patient(known.rich, { do: "expiry", package: used().id }), ready: dialog },
  "delete": { path: () => patient(known.rich, { do: "delete", package: used().id }), ready: (page) => page.getByRole("dialog").getByText(/paid on invoice/).first().waitFor() },
  "reports-sales": { path: () => "#/reports/sales?days=all", ready: rows, isTall: true },
  "reports-usage": { path: () => "#/reports/usage?days=all", ready: rows, isTall: true },
  "reports-takings": { path: () => "#/reports/takings?days=all", ready: rows, isTall: true },
  "reports-liability": { path: () => "#/reports/liability", ready: rows, isTall: true },
  "reports-credit": { path: () => "#/reports/credit", ready: rows, isTall: true },
  "reports-credit-german": { path: () => "#/reports/credit", locale: "de-DE", ready: rows, isTall: true },
  "reports-movements": { path: () => "#/reports/liability?days=all", ready: async (page) => {
    await page.getByRole("button", { name: /^Movements of/ }).first().click();
    await page.getByRole("dialog").getByRole("row").nth(1).waitFor();
  } },
  "book-register": { path: () => `#/today?book=${DAY}T15:00`, ready: async (page) => {
    await dialog(page);
    await page.keyboard.type("Ada Achterberg");
    await page.getByRole("option", { name: /^New patient/ }).click();
    await page.getByRole("dialog", { name: "New patient" }).waitFor();
  } },
  "reports-empty": { path: () => "#/reports/sales?from=2001-01-01&to=2001-01-31", ready: (page) => page.getByText("Nothing in these days.").waitFor() },
  "set-up-treatments": { path: () => "#/set-up/treatments", ready: catalogue, isTall: true },
  "set-up-offers": { path: () => "#/set-up/offers", ready: catalogue, isTall: true },
  "set-up-offer": { path: () => "#/set-up/offers", ready: async (page) => { await page.locator(".catalogue tbody a").first().click(); await dialog(page); } },
  "set-up-fees": { path: () => "#/set-up/fees", ready: catalogue },
  "set-up-staff": { path: () => "#/set-up/staff", ready: catalogue, isTall: true },
  "set-up-clinic": { path: () => "#/set-up/clinic", ready: catalogue },
  "set-up-policy": { path: () => "#/set-up/policy", ready: catalogue },
  "set-up-policy-rate": { path: () => "#/set-up/policy?change=breakage", ready: async (page) => {
    await dialog(page);
    await page.getByRole("radio", { name: /at an expected rate/ }).check();
    await page.getByLabel("Expected to lapse, in percent").fill("12.5");
  } },
  "print-statement": { path: () => `#/print/statement/${encodeURIComponent(known.rich.id)}`, ready: paper, isTall: true },
  "print-invoice": { path: () => `#/print/invoice/${encodeURIComponent(known.rich.invoices.nodes[0].id)}`, ready: paper },
  "print-receipt": { path: () => `#/print/receipt/${encodeURIComponent(known.visit("ARRIVED").id)}`, ready: paper },
  "german": { path: () => "#/today", locale: "de-DE", ready: (page) => page.locator(".visit").first().waitFor(), isTall: true },
};

/** So tall that nothing has to be scrolled. */
async function unrolled(page, viewport) {
  const height = await page.evaluate(() => {
    const inside = [...document.querySelectorAll("main, .content")];
    return innerHeight + Math.max(0, ...inside.map((each) => each.scrollHeight - each.clientHeight));
  });
  await page.setViewportSize({ width: viewport.width, height: Math.min(height, MOST_HEIGHT) });
}

/** Until nothing changes for a moment: what was read last is there. */
async function settled(page) {
  await page.evaluate(() => new Promise((resolve) => {
    let quiet;
    const wait = () => { clearTimeout(quiet); quiet = setTimeout(resolve, 250); };
    new MutationObserver(wait).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    wait();
  }));
}

/** The state in a window of this size, light and dark. */
async function shots({ path, ready, isTall, prepared, token, locale }, viewport) {
  const { page, context } = await opened(browser, {
    ...(token === undefined ? {} : { token }),
    ...(locale ? { locale } : {}),
    path: path(),
    viewport,
    expected: [/./],
    prepared: async (page) => {
      await page.clock.setFixedTime(new Date(NOW));
      await prepared?.(page);
    },
  });
  await ready(page);
  await settled(page);
  if (!prepared) assert.equal(await page.locator("main .loading").count(), 0);
  if (isTall) await unrolled(page, viewport);
  assert.ok(await isNarrowEnough(page), "something is wider than the window");
  const pictures = [];
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    pictures.push([scheme, await page.screenshot({ animations: "disabled", caret: "hide" })]);
  }
  await context.close();
  return pictures;
}

for (const [state, about] of Object.entries(STATES)) {
  if (ONLY && !new RegExp(ONLY).test(state)) continue;
  test(`${state} looks as it did`, async () => {
    const taken = [];
    for (const [size, viewport] of Object.entries(SIZES)) {
      for (const [scheme, picture] of await shots(about, viewport)) {
        const name = `${size}-${scheme}`;
        await writeFile(join(folder, `${state}-${name}.png`), picture);
        taken.push({ name, data: picture.toString("base64") });
      }
    }
    assert.deepEqual(await compared(drawing, state, taken, { folder, renew }), []);
  });
}
