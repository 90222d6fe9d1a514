// Nothing jumps: what is shown stays where it is while answers come in, while others change something, while a toast
// appears and while the connection is lost. DESK_ADDRESS is the page, OWNER the owner's token; ALL asks for every size.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { launched, opened, SIZES, variants } from "./browser.mjs";
import { at, booked, busyDay, catalogue, done, named, registered } from "./clinic.mjs";
import { held, moved, painted, shifts, standing, watched } from "./steady.mjs";

const SHOWN = variants(1, ["laptop", "phone", "tablet"]);

let browser;
let known;
before(async () => {
  browser = await launched();
  const [first, , , , waiting, , next] = await busyDay();
  known = { ...first, waiting, next };
});
after(async () => { await browser.close(); });

const id = encodeURIComponent;
const dialog = (page) => page.getByRole("dialog").locator(".form-end").waitFor();
const report = (page) => page.locator(".report").waitFor();
const catalogueOf = (page) => page.locator(".catalogue, .clinic").waitFor();

/** Each screen's address, and when it is filled. */
const SCREENS = {
  "Today": { path: () => "#/today", filled: (page) => page.locator(".visit").first().waitFor() },
  "a visit beside Today": { path: () => `#/today?visit=${id(known.visit)}`, filled: (page) => page.locator(".facts").waitFor() },
  "Patients": { path: () => "#/patients", filled: (page) => page.locator(".listed").first().waitFor() },
  "a patient": { path: () => `#/patients/${id(known.patient)}`, filled: (page) => page.locator(".package").first().waitFor() },
  "Sell": { path: () => `#/patients/${id(known.patient)}?do=sell`, filled: dialog },
  "Book": { path: () => `#/today?book=${id(at(15).slice(0, 16))}&for=${id(known.patient)}`, filled: dialog },
  "Sales": { path: () => "#/reports/sales?days=all", filled: report },
  "Usage": { path: () => "#/reports/usage?days=all", filled: report },
  "Takings": { path: () => "#/reports/takings?days=all", filled: report },
  "Liability": { path: () => "#/reports/liability", filled: report },
  "Credit": { path: () => "#/reports/credit", filled: report },
  "Treatments": { path: () => "#/set-up/treatments", filled: catalogueOf },
  "Packages": { path: () => "#/set-up/offers", filled: catalogueOf },
  "Fees": { path: () => "#/set-up/fees", filled: catalogueOf },
  "Staff": { path: () => "#/set-up/staff", filled: catalogueOf },
  "Clinic": { path: () => "#/set-up/clinic", filled: catalogueOf },
  "a statement": { path: () => `#/print/statement/${id(known.patient)}`, filled: (page) => page.locator(".paper").waitFor() },
};

/** The card of a visit of today: other programs book for patients of the same names. */
const cardOf = (page, visit) => page.locator(`article[aria-labelledby="who-${visit}"]`);

async function stays(page, what) {
  await painted(page);
  assert.deepEqual(await moved(page), [], `${what}: moved`);
  assert.deepEqual(await shifts(page), [], `${what}: shifted`);
}

for (const size of SHOWN) {
  test(`every screen fills in without moving on a ${size}`, async () => {
    let server;
    // The phone is told the latest answer first, and in German.
    const isLast = size === "phone";
    const { page, wrong } = await opened(browser, {
      viewport: SIZES[size],
      locale: isLast ? "de-DE" : "en-CA",
      prepared: async (page) => { await watched(page); server = await held(page); },
    });
    await server.asked();
    await server.next();
    await page.getByRole("heading", { level: 1 }).waitFor();
    for (const [screen, { path, filled }] of Object.entries(SCREENS)) {
      await page.evaluate((hash) => { location.hash = hash; }, path());
      await painted(page);
      await standing(page);
      let isFilled = false;
      const filling = filled(page).then(() => { isFilled = true; });
      let answers = 0;
      while (!isFilled || server.count() > 0) {
        await Promise.race([filling, server.asked()]);
        if (server.count() === 0) continue;
        await painted(page);
        await server.next(isLast);
        answers++;
        await stays(page, screen);
        await standing(page);
      }
      assert.ok(answers > 0, `${screen} was never seen to load`);
    }
    assert.deepEqual(wrong, []);
  });
}

test("what others do to a visit moves nothing, beside it or in it", async () => {
  const { visit, patient } = known.waiting;
  const prepared = watched;
  const today = await opened(browser, { prepared });
  const card = cardOf(today.page, visit);
  await card.waitFor();
  const own = await opened(browser, { prepared, path: `#/patients/${id(patient)}` });
  await own.page.locator(".package").first().waitFor();
  await Promise.all([today.following, own.following]);
  const pages = [today.page, own.page];
  const changed = async (what, change, status) => {
    // What tells of the visit itself changes its words.
    await Promise.all(pages.map((page) => standing(page, ":is(.status, .package, .tab-panel)")));
    await change();
    await card.getByText(status, { exact: true }).waitFor();
    await own.page.getByRole("row").filter({ hasText: status }).first().waitFor();
    for (const page of pages) await stays(page, what);
  };
  const key = () => ({ appointmentId: visit, idempotencyKey: randomUUID() });
  const chargeNothing = { resolution: { chargeNothing: true } };
  await changed("arrived", () => done("arriveAppointment", "ArriveAppointment", key(), "appointment { id }"), "Arrived");
  await changed("arrival undone", () => done("undoArrival", "UndoArrival", key(), "appointment { id }"), "Booked");
  await changed("missed", () => done("markNoShow", "MarkNoShow", { ...key(), ...chargeNothing }, "appointment { id }"), "No-show");
  await changed("no-show undone", () => done("undoNoShow", "UndoNoShow", key(), "appointment { id }"), "Booked");
  assert.deepEqual([...today.wrong, ...own.wrong], []);
});

test("a booking by others moves only what comes after it", async () => {
  const { page, wrong, following } = await opened(browser, { prepared: watched });
  await page.locator(".visit").first().waitFor();
  await following;
  const { treatments } = await catalogue();
  const booking = await registered("Late", "Comer");
  await standing(page, '.column[aria-label="Without a practitioner"]');
  await booked(booking, treatments.find(({ kind }) => kind === "TREATMENT").id, at(22, 45));
  await page.getByRole("article", { name: named("Late", "Comer") }).waitFor();
  assert.deepEqual(await moved(page), []);
  assert.deepEqual(wrong, []);
});

test("a press moves nothing but what is pressed, and neither does its toast", async () => {
  const { page, wrong } = await opened(browser, { prepared: watched });
  const { visit, name } = known.next;
  const card = cardOf(page, visit);
  await card.waitFor();
  await card.scrollIntoViewIfNeeded();
  await standing(page, ":is(.visit-actions, .toasts)");
  await card.getByRole("button", { name: "Arrive" }).click();
  await page.getByRole("status").getByText(`${name} has arrived.`).waitFor();
  assert.deepEqual(await moved(page), []);
  await card.getByRole("button", { name: /^Undo/ }).click();
  await card.getByRole("button", { name: "Arrive" }).waitFor();
  assert.deepEqual(await moved(page), []);
  assert.deepEqual(wrong, []);
});

for (const size of SHOWN) {
  test(`a lost connection moves nothing on a ${size}`, async () => {
    const { page, context } = await opened(browser, { viewport: SIZES[size], prepared: watched, expected: [/./] });
    await page.locator(".visit").first().waitFor();
    await standing(page, ".offline-place");
    await context.setOffline(true);
    await page.getByText("No connection.").waitFor();
    await stays(page, "without a connection");
    await context.setOffline(false);
    await page.getByText("No connection.").waitFor({ state: "detached" });
    await stays(page, "with a connection again");
  });
}

test("where a scroll bar comes, it has its room before", async () => {
  const { page, wrong } = await opened(browser);
  assert.equal(await page.locator("main").evaluate((one) => getComputedStyle(one).scrollbarGutter), "stable");
  assert.deepEqual(wrong, []);
});
