// Each role is offered what it may do, and nothing else: MAY has the root fields of each role, as the table of
// permissions has them. OWNER, BILLING, DESK, PRACTITIONER and SUPPORT are tokens.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launched, opened } from "./browser.mjs";
import { arrived, at, booked, catalogue, day, done, named, registered, sold } from "./clinic.mjs";

const MAY = JSON.parse(process.env.MAY);
const TOKENS = { OWNER: "OWNER", BILLING: "BILLING", FRONT_DESK: "DESK", PRACTITIONER: "PRACTITIONER", SUPPORT: "SUPPORT" };
const DAY = day(5);

let browser;
let known;
before(async () => {
  browser = await launched();
  const { packages } = await catalogue();
  const offer = packages.find(({ eligibleItems, price }) => eligibleItems.length > 0 && Number(price.amount) > 40);
  const treatment = offer.eligibleItems[0].treatment.id;
  const patient = await registered("Robin", "Of-Roles");
  const bought = await sold(patient, offer);
  const covered = await booked(patient, treatment, at(9, 0, DAY));
  const uncovered = await booked(patient, treatment, at(12, 0, DAY), { usePreselected: false });
  const past = await booked(patient, treatment, at(15, 0, DAY), { usePreselected: false });
  await arrived(past);
  const owing = { patientId: patient, packageId: offer.id, idempotencyKey: randomUUID() };
  const { invoice } = await done("sellPackage", "SellPackage", owing, "invoice { id }");
  for (const invoiceIds of [[invoice.id], []]) {
    const payment = { amount: "20.00", method: "CARD" };
    await done("receivePayment", "ReceivePayment", { patientId: patient, payment, invoiceIds, idempotencyKey: randomUUID() }, "payment { id }");
  }
  known = { patient, bought, covered, uncovered, past, invoice: invoice.id, name: named("Robin", "Of-Roles") };
});
after(async () => { await browser.close(); });

const button = (name) => (page) => page.getByRole("button", { name });
const link = (name) => (page) => page.getByRole("link", { name });
const id = encodeURIComponent;
const aVisit = (which) => () => `#/today?day=${DAY}&visit=${id(known[which])}`;
const inPanel = (find) => (page) => find(page.getByRole("complementary", { name: /^The visit of/ }));
const panel = (page) => page.getByText("What covers it").waitFor();

/** Where something is offered, when that is there, and by which control each root field is. */
const SCREENS = [
  { path: () => `#/today?day=${DAY}`, ready: (page) => page.getByRole("article", { name: known.name }).first().waitFor(), offers: {
    arriveAppointment: button("Arrive"), markNoShow: button(/^More for/), cancelAppointment: button(/^More for/), bookAppointment: link(/^Book$/),
    undoArrival: button(/^Undo/),
  } },
  { path: aVisit("covered"), ready: panel, offers: {
    rescheduleAppointment: inPanel(link("Move")), updateAppointment: inPanel(link("Change")), removePackage: inPanel(button("Take it off")),
    arriveAppointment: inPanel(button("Arrive")), markNoShow: inPanel(button(/^More for/)),
  } },
  { path: aVisit("uncovered"), ready: panel, offers: { redeemPackage: inPanel(button(/^Use /)) } },
  { path: aVisit("past"), ready: panel, offers: { undoArrival: inPanel(button("Undo the arrival")) } },
  { path: () => "#/patients", ready: (page) => page.getByRole("link", { name: /last visit/ }).first().waitFor(), offers: { createPatient: link("New patient") } },
  { path: () => `#/patients/${id(known.patient)}`, ready: async (page) => {
    await page.getByRole("article").first().waitFor();
    await page.getByRole("tab", { name: "Invoices" }).click();
    await page.getByRole("tabpanel", { name: "Invoices" }).getByRole("table").waitFor();
  }, offers: {
    updatePatient: link("Edit"), archivePatient: button("Archive"), sellPackage: link("Sell a package"), receivePayment: link("Take a payment"),
    bookAppointment: link("Book"), applyPayment: link("Apply credit"), refundPayment: link("Pay credit out"), changePackageExpiry: link("Change its end"),
    adjustPackageUses: link("Adjust uses"),
    refundPackage: link("Refund"), deletePackageSale: link("Delete the sale"), unapplyPayment: link(/^Refund of invoice/),
  } },
];

/** Places with sections: by the root field that the section is about. */
const SECTIONS = {
  Reports: { packageSalesReport: "Sales", packageUsageReport: "Usage", takingsReport: "Takings", packageLiabilityReport: "Liability", patientCreditReport: "Credit", myTakings: "What I took today" },
  "Set-up": {
    createTreatment: "Treatments", updateTreatment: "Treatments", archiveTreatment: "Treatments",
    createPackage: "Packages", updatePackage: "Packages", archivePackage: "Packages",
    createNoShowFee: "No-show fees", updateNoShowFee: "No-show fees", archiveNoShowFee: "No-show fees",
    createStaffMember: "Staff", updateStaffMember: "Staff", archiveStaffMember: "Staff", updateClinic: "Clinic",
    updateClinicPolicy: "Policy", setBreakagePolicy: "Policy",
  },
};

/** Dialogs that open by their address, for those who may. */
const DIALOGS = {
  updatePatient: "edit", sellPackage: "sell", receivePayment: "pay", applyPayment: "apply", refundPayment: "payout", unapplyPayment: "unapply",
  changePackageExpiry: "expiry", adjustPackageUses: "adjust", refundPackage: "refund", deletePackageSale: "delete",
};

/** What is undone where it was done, by a menu, a toast, a press on what became of the visit or in a history. */
const BESIDE = ["undoNoShow", "undoCancellation", "undoUseAdjustment"];

test("every mutation that is sent has a control here", async () => {
  const manifest = JSON.parse(await readFile(new URL("../src/generated/persisted-documents.json", import.meta.url), "utf8"));
  const sent = Object.values(manifest).map((text) => /\bmutation \w+\([^)]*\) \{ (\w+)\(/.exec(text)?.[1]).filter(Boolean);
  const offered = [...SCREENS.map(({ offers }) => offers), ...Object.values(SECTIONS)].flatMap((each) => Object.keys(each));
  assert.ok(sent.length > 30);
  assert.deepEqual([...new Set(sent)].filter((field) => ![...offered, ...BESIDE].includes(field)), []);
});

for (const [role, token] of Object.entries(TOKENS)) {
  test(`${role} is offered what the table of permissions says`, async () => {
    const may = (field) => MAY[role].includes(field);
    const { page, wrong } = await opened(browser, { token: process.env[token] });
    const to = (path) => page.evaluate((hash) => { location.hash = hash; }, path);
    for (const { path, ready, offers } of SCREENS) {
      await to(path());
      await ready(page);
      for (const [field, control] of Object.entries(offers)) {
        assert.equal((await control(page).count()) > 0, may(field), `${field} at ${path()}`);
      }
    }
    for (const [field, what] of Object.entries(DIALOGS)) {
      const about = new URLSearchParams({ do: what, package: known.bought, invoice: known.invoice });
      await to(`#/patients/${id(known.patient)}?${about}`);
      if (may(field)) await page.getByRole("dialog").waitFor();
      else await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      assert.equal(await page.getByRole("dialog").count(), may(field) ? 1 : 0, `${field} by its address`);
      await to(`#/patients/${id(known.patient)}`);
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    await to(`#/today?day=${DAY}&book=${DAY}`);
    await page.getByRole("article").first().waitFor();
    if (may("bookAppointment")) await page.getByRole("dialog").waitFor();
    assert.equal(await page.getByRole("dialog").count(), may("bookAppointment") ? 1 : 0);
    await to(`#/today?day=${DAY}`);
    await page.getByRole("dialog").waitFor({ state: "detached" });
    for (const [place, fields] of Object.entries(SECTIONS)) {
      const nav = page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: place });
      const mine = [...new Set(Object.entries(fields).filter(([field]) => may(field)).map(([, section]) => section))];
      assert.equal(await nav.count(), mine.length > 0 ? 1 : 0, place);
      if (mine.length === 0) {
        await to(place === "Reports" ? "#/reports" : "#/set-up");
        await page.getByText("Your role does not open this place.").waitFor();
        continue;
      }
      await nav.click();
      await page.getByRole("heading", { level: 1 }).waitFor();
      const sections = page.getByRole("main").getByRole("navigation", { name: place }).getByRole("link");
      if (mine.length > 1) await sections.first().waitFor();
      if (mine.length > 1) assert.deepEqual((await sections.allInnerTexts()).sort(), [...mine].sort());
    }
    const changes = MAY[role].some((field) => Object.keys(SCREENS[5].offers).includes(field) || field === "arriveAppointment");
    assert.equal(await page.getByText("View only").count(), changes ? 0 : 1);
    assert.deepEqual(wrong, []);
  });
}
