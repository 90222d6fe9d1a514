// Reports: sums, filters, rows by pages and files, each as the API has them.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { barriers, isNarrowEnough, launched, opened, pictured, SIZES, variants } from "./browser.mjs";
import { asked, catalogue, day, named, registered, sold } from "./clinic.mjs";

const { DESK } = process.env;
const MONEY = /[\d,]+\.\d\d/;

let browser;
let offer;
let buyer;
before(async () => {
  browser = await launched();
  [offer] = (await catalogue()).packages;
  buyer = await registered("Ngozi", "Okonkwo-Reports");
  await sold(buyer, offer);
});
after(async () => { await browser.close(); });

/** Neither the window nor the content has anything that is wider. */
const fits = async (page) =>
  (await isNarrowEnough(page)) && page.locator("main").evaluate((main) => main.scrollWidth <= main.clientWidth);

async function at(path, options) {
  const there = await opened(browser, { path: `#/reports/${path}`, ...options });
  await there.page.locator(".sums").waitFor();
  return there;
}

async function received(amount, token) {
  const input = { patientId: buyer, payment: { amount, method: "CASH" }, idempotencyKey: randomUUID() };
  const document = "mutation ($input: ReceivePaymentInput!) { receivePayment(input: $input) { __typename } }";
  assert.equal((await asked(document, { input }, token)).receivePayment.__typename, "ReceivePaymentPayload");
}

const sumOf = (page, name) => page.locator(".sums > div").filter({ hasText: name }).locator("strong").innerText();
const count = (page) => page.locator(".report-rows-head [role=status]").innerText();

test("the sums are the API's, also after a filter, and a reload keeps it", async () => {
  const { page, wrong } = await at("sales?days=all");
  const asSeen = async () => [await sumOf(page, "Packages sold"), await sumOf(page, "Invoiced")].map((text) => (text.match(MONEY)?.[0] ?? text).replaceAll(",", ""));
  const asAnswered = async (filter) => {
    const { packageSalesReport: { summary } } = await asked(
      "query ($filter: PackageSalesFilter) { packageSalesReport(filter: $filter) { summary { packagesSold invoiced { amount } } } }", { filter });
    return [String(summary.packagesSold), summary.invoiced.amount];
  };
  assert.deepEqual(await asSeen(), await asAnswered({}));

  await page.getByLabel("Package", { exact: true }).selectOption({ label: offer.name });
  const [all] = await asAnswered({ packageIds: [offer.id] });
  await page.locator(".sums strong").first().getByText(all, { exact: true }).waitFor();
  assert.deepEqual(await asSeen(), await asAnswered({ packageIds: [offer.id] }));

  await page.reload();
  await page.locator(".sums strong").first().getByText(all, { exact: true }).waitFor();
  assert.deepEqual(wrong, []);
});

test("what is owed in visits is the API's, for each that is asked for, with the way it came about", async () => {
  const asAnswered = async () => {
    const { packageLiabilityReport: { summary, rows } } = await asked(
      `query ($during: DateRange!) { packageLiabilityReport(during: $during, groupBy: PACKAGE) {
        summary { liability { amount } closing { amount } } rows(first: 1) { totalCount } } }`,
      { during: { from: "2000-01-01", to: day() } },
    );
    return [summary.liability.amount, summary.closing.amount, String(rows.totalCount)].join();
  };
  const before = await asAnswered();
  const { page, wrong } = await at("liability?days=all&by=PACKAGE");
  const plain = (text) => text.replace(/[^\d.]/g, "");
  const end = page.getByRole("region", { name: "How it came about" }).getByRole("row", { name: /At the end/ }).getByRole("cell").last();
  const seen = [await sumOf(page, "Owed in visits"), await end.innerText(), await count(page)].map(plain).join();
  // What was recorded a minute ago counts from then on.
  assert.ok([before, await asAnswered()].includes(seen), seen);
  await page.getByRole("region", { name: "What it is made of" }).getByText(offer.name).waitFor();
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "report-liability");

  await page.getByLabel("A row for each").selectOption({ label: "Patient" });
  await page.getByRole("region", { name: "What it is made of" }).getByRole("link").first().waitFor();
  await page.getByLabel("Package", { exact: true }).selectOption({ label: offer.name });
  await page.getByRole("region", { name: "What it is made of" }).getByRole("link").first().waitFor();
  await page.setViewportSize(SIZES.phone);
  assert.ok(await fits(page));
  assert.deepEqual(await barriers(page), []);
  assert.deepEqual(wrong, []);
});

/** The package of the first row of the liability that has moved, with its movements. */
async function firstMoved() {
  const during = { from: "2000-01-01", to: day() };
  const { packageLiabilityReport: { rows } } = await asked(
    `query ($during: DateRange!) { packageLiabilityReport(during: $during) {
      rows(first: 1) { nodes { invoiceNumber name patientPackage { id } figures { closing { amount } } } } } }`, { during });
  const [row] = rows.nodes;
  const { packageLiabilityReport: { entries } } = await asked(
    `query ($during: DateRange!, $filter: PackageLiabilityFilter) { packageLiabilityReport(during: $during, filter: $filter) {
      entries(first: 50) { totalCount nodes { kind amount { amount } balanceAfter { amount } } } } }`,
    { during, filter: { patientPackageId: row.patientPackage.id } });
  return { ...row, closing: row.figures.closing.amount, entries };
}

const plainly = (text) => text.replace(/[^\d.-]/g, "");

async function saved(page, from) {
  const saving = page.waitForEvent("download");
  await from.getByRole("button", { name: "Download CSV" }).click();
  const file = await saving;
  const path = join(tmpdir(), `${process.pid}-${file.suggestedFilename()}`);
  await file.saveAs(path);
  const [header, ...lines] = (await readFile(path, "utf8")).replace("\ufeff", "").trim().split("\r\n").map((line) => line.split(","));
  return { name: file.suggestedFilename(), lines: lines.map((line) => Object.fromEntries(line.map((cell, index) => [header[index], cell]))) };
}

for (const [role, token] of [["the owner", process.env.OWNER], ["billing", process.env.BILLING], ["support", process.env.SUPPORT]]) {
  test(`a figure opens the movements behind it, for ${role}, by keyboard; they are a file too`, async () => {
    const expected = await firstMoved();
    const { page, wrong } = await at("liability?days=all", { token });
    const button = page.getByRole("button", { name: `Movements of ${expected.invoiceNumber}`, exact: true });
    await button.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: `Movements of ${expected.invoiceNumber}` });
    const rows = dialog.getByRole("table", { name: "Movements" }).locator("tbody tr");
    await rows.first().waitFor();
    await dialog.getByText(expected.name, { exact: true }).waitFor();

    const columns = async (title) => (await dialog.locator(`td[data-title="${title}"]`).allInnerTexts()).map(plainly);
    assert.equal(await rows.count(), expected.entries.totalCount);
    assert.deepEqual(await columns("Amount"), expected.entries.nodes.map(({ amount }) => amount.amount));
    assert.deepEqual(await columns("Balance after it"), expected.entries.nodes.map(({ balanceAfter }) => balanceAfter.amount));
    assert.equal((await columns("Balance after it")).at(-1), expected.closing);
    assert.deepEqual(await barriers(page), []);
    await pictured(page, "report-movements");

    const { name, lines } = await saved(page, dialog);
    assert.match(name, /^package-liability-entries-\d{4}-\d\d-\d\d\.csv$/);
    assert.deepEqual(lines.map(({ kind, amount }) => [kind, amount]), expected.entries.nodes.map(({ kind, amount }) => [kind, amount.amount]));
    assert.ok(lines.every(({ patientPackageId, patientNumber }) => patientPackageId === expected.patientPackage.id && /^\d+$/.test(patientNumber)));

    await page.setViewportSize(SIZES.phone);
    assert.ok(await fits(page));
    assert.deepEqual(await barriers(page), []);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    assert.ok(await button.evaluate((one) => one === document.activeElement));
    assert.deepEqual(wrong, []);
  });
}

test("credit is the API's at the end of a day, and leads to its patient", async () => {
  const asAnswered = async (asOf) => {
    const { patientCreditReport: { rows, total } } = await asked(
      `query ($asOf: Date) { patientCreditReport(asOf: $asOf) {
        total { amount } rows(first: 1) { totalCount nodes { patientName oldestOn credit { amount } } } } }`, { asOf });
    return { total: total.amount, count: rows.totalCount, first: rows.nodes[0] };
  };
  const said = async (page) => [(await sumOf(page, "Credit of all patients")).match(MONEY)[0].replaceAll(",", ""), Number(await count(page))].join();
  const expected = ({ total, count }) => [total, Math.min(count, 50)].join();
  const before = await asAnswered();
  const { page, wrong } = await at("credit");
  // What was recorded a minute ago counts from then on.
  const after = await asAnswered();
  const seen = await said(page);
  assert.ok([before, after].map(expected).includes(seen), seen);
  const row = page.getByRole("row").filter({ hasText: after.first.patientName }).first();
  await row.getByText(`$${after.first.credit.amount}`).waitFor();
  await row.getByText(new Intl.DateTimeFormat("en-CA", { dateStyle: "medium", timeZone: "UTC" }).format(new Date(after.first.oldestOn))).waitFor();

  await page.getByLabel("At the end of").fill("2001-01-01");
  await page.getByText("No patient had credit at the end of this day.").waitFor();
  assert.deepEqual(await barriers(page), []);
  await page.reload();
  assert.equal(await page.getByLabel("At the end of").inputValue(), "2001-01-01");
  await page.getByLabel("At the end of").fill(day());
  await page.waitForFunction(() => !location.hash.includes("on="));
  await row.getByRole("link").click();
  await page.getByRole("heading", { name: after.first.patientName, level: 1 }).waitFor();
  assert.deepEqual(wrong, []);
});

test("rows come page by page, and lead to their patient", async () => {
  await Promise.all(Array.from({ length: 51 }, () => received("1.00", process.env.OWNER)));
  const { page, wrong } = await at("takings");
  assert.match(await count(page), /^50 of \d+$/);
  const rows = page.locator(".table-wide tbody tr");
  assert.equal(await rows.count(), 50);
  await page.getByRole("button", { name: "Show more" }).click();
  await rows.nth(50).waitFor();
  await rows.nth(50).getByRole("link").click();
  await page.waitForFunction(() => location.hash.startsWith("#/patients/"));
  assert.deepEqual(wrong, []);
});

test("a month is chosen in the plot's table", async () => {
  const { page, wrong } = await at("sales");
  await page.getByText("As a table").click();
  const months = page.getByRole("table", { name: "Sales by month" }).getByRole("link");
  assert.equal(await months.count(), 12);
  await months.nth(10).click();
  await page.getByLabel("Period").locator("option:checked", { hasText: "Last month" }).waitFor({ state: "attached" });
  assert.match(page.url(), /from=\d{4}-\d\d-01/);
  assert.deepEqual(wrong, []);
});

for (const [kind, name] of [["sales", "package-sales"], ["usage", "package-usage"], ["takings", "takings"], ["liability", "package-liability"], ["credit", "patient-credit"]]) {
  test(`${kind} are saved for a spreadsheet as they are filtered`, async () => {
    const { page, wrong } = await at(`${kind}?days=all`);
    const rows = Number((await count(page)).match(/(\d+)$/)[1]);
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download CSV" }).click();
    const file = await saving;
    assert.match(file.suggestedFilename(), new RegExp(`^${name}-\\d{4}-\\d\\d-\\d\\d\\.csv$`));
    const path = join(tmpdir(), `${process.pid}-${name}.csv`);
    await file.saveAs(path);
    const text = await readFile(path, "utf8");
    assert.ok(text.startsWith("\ufeff"));
    assert.equal(text.trim().split("\r\n").length - 1, rows);
    assert.deepEqual(wrong, []);
  });
}

test("the front desk sees the money that they took themselves today", async () => {
  await received("41.00", DESK);
  const { page, wrong } = await at("", { token: DESK });
  await page.getByRole("heading", { name: "What I took today", level: 1 }).waitFor();
  await page.getByRole("link", { name: named("Ngozi", "Okonkwo-Reports") }).first().waitFor();
  assert.match(await sumOf(page, "Received"), /41\.00/);
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "reports-mine");
  assert.deepEqual(wrong, []);
});

test("by keyboard alone", async () => {
  const { page, wrong } = await at("sales");
  const tabTo = async (name) => {
    for (let pressed = 0; pressed < 60; pressed++) {
      if ((await page.evaluate(() => document.activeElement.labels?.[0]?.innerText ?? document.activeElement.innerText)).startsWith(name)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`${name} is not reached by Tab.`);
  };
  await tabTo("Takings");
  await page.keyboard.press("Enter");
  await page.getByRole("table", { name: "By method" }).waitFor();
  await tabTo("Period");
  await page.keyboard.type("All");
  await page.waitForFunction(() => location.hash.includes("days=all"));
  await tabTo("As a table");
  await page.keyboard.press("Enter");
  await page.getByRole("table", { name: "Takings by month" }).waitFor();
  assert.deepEqual(wrong, []);
});

test("days without anything say so", async () => {
  const { page, wrong } = await opened(browser, { path: "#/reports/sales?from=2001-01-01&to=2001-01-31" });
  await page.getByText("Nothing in these days.").waitFor();
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "reports-empty");
  assert.deepEqual(wrong, []);
});

for (const [size, colorScheme, kind, locale] of variants(4, [
  ["laptop", "light", "sales", "en-CA"],
  ["laptop", "dark", "usage", "de-DE"],
  ["tablet", "light", "takings", "en-CA"],
  ["phone", "dark", "credit", "de-DE"],
  ["tablet", "dark", "sales", "en-CA"],
  ["phone", "light", "usage", "de-DE"],
  ["phone", "dark", "sales", "de-DE"],
  ["phone", "light", "takings", "en-CA"],
  ["tablet", "light", "credit", "de-DE"],
])) {
  test(`axe finds nothing about ${kind} on a ${size}, ${colorScheme}, ${locale}; nothing is too wide`, async () => {
    const { page, wrong } = await at(`${kind}?days=all`, { viewport: SIZES[size], colorScheme, locale });
    const plot = page.locator(".plot summary");
    const hasPlot = (await plot.count()) > 0;
    assert.equal(hasPlot, kind !== "credit");
    if (hasPlot) {
      await plot.click();
      await page.locator(".plot-axis span:not(:empty)").first().waitFor();
    }
    assert.deepEqual(await barriers(page), []);
    assert.ok(await fits(page));
    if (hasPlot) await plot.click();
    await pictured(page, `reports-${kind}-${size}-${colorScheme}`);
    if (process.env.PICTURES) {
      await page.locator(".report-rows-head").scrollIntoViewIfNeeded();
      await page.locator(".content").evaluate((content) => content.scrollBy(0, 500));
      await pictured(page, `reports-${kind}-${size}-${colorScheme}-rows`);
    }
    assert.deepEqual(wrong, []);
  });
}
