// A whole day at the front desk by keyboard alone: no test here moves a pointer, or puts a value into a field.
// DESK_ADDRESS is the page, OWNER the owner's token.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launched, opened } from "./browser.mjs";
import { asked, at, booked, catalogue, day, named, registered } from "./clinic.mjs";

const DAY = day(6);
const NAME = ["Kiri", `Keyboard-${process.pid}`];
const SHOWN = named(...NAME);

let browser;
let patient;
let offer;
let treatment;
before(async () => {
  browser = await launched();
  const { packages, treatments } = await catalogue();
  offer = packages.find(({ eligibleItems, price }) => eligibleItems.length > 0 && Number(price.amount) > 40);
  treatment = treatments.find(({ id }) => id === offer.eligibleItems[0].treatment.id);
  patient = await registered(...NAME);
});
after(async () => { await browser.close(); });

/** What has the focus: its text or its label. */
const focused = (page) => page.evaluate(() => {
  const { activeElement: one } = document;
  return (one.getAttribute("aria-label") ?? one.labels?.[0]?.innerText ?? one.innerText ?? "").replace(/\s+/g, " ").trim();
});

const isIn = (page, card) => page.evaluate((words) => document.activeElement.closest("article")?.innerText.includes(words) ?? false, card);

/** Tab until that has the focus, in the `card` if it says which; what has it must be seen to. */
async function tabTo(page, name, { key = "Tab", card } = {}) {
  for (let pressed = 0; pressed < 80; pressed++) {
    const text = await focused(page);
    if ((typeof name === "string" ? text === name : name.test(text)) && (!card || (await isIn(page, card)))) {
      const outline = await page.evaluate(() => {
        const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement);
        const around = document.activeElement.closest(".choice-option");
        return outlineStyle !== "none" || boxShadow !== "none" || (around && getComputedStyle(around).outlineStyle !== "none");
      });
      assert.ok(outline, `the focus on ${text} is not seen`);
      return;
    }
    await page.keyboard.press(key);
  }
  assert.fail(`${name} is not reached by ${key}; the focus is on ${await focused(page)}.`);
}

async function press(page, name, where) {
  await tabTo(page, name, where);
  await page.keyboard.press("Enter");
}

/** It is said in a region that a screen reader reads out. */
const heard = (page, text) => page.getByRole("status").getByText(text).waitFor();

const read = async () => (await asked(
  `query ($id: ID!) { patient(id: $id) { owing { amount } credit { amount } packages { nodes { id status usesAvailable } }
     appointments(first: 5) { nodes { status redemption { status } } } } }`, { id: patient })).patient;

test("the whole day by keyboard alone: search, sell, take money, book, arrive, undo, refund, print", async () => {
  const { page, wrong } = await opened(browser, { reducedMotion: "reduce" });
  await page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to the content");

  await page.keyboard.press("Control+k");
  await page.keyboard.type(SHOWN);
  await page.locator(".find-item[data-active-item]", { hasText: SHOWN }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: SHOWN, level: 1 }).waitFor();
  await page.waitForFunction(() => document.activeElement.tagName === "H1");

  // Sold, with a part of the money.
  await press(page, "Sell a package");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: new RegExp(offer.name) }).waitFor();
  assert.equal(await focused(page), "Sell a package");
  await tabTo(page, /\$[\d,.]+/);
  await page.keyboard.press("Space");
  for (let pressed = 0; pressed < 30 && !(await focused(page)).includes(offer.name); pressed++) await page.keyboard.press("ArrowDown");
  assert.ok((await focused(page)).includes(offer.name));
  await tabTo(page, "All of it now");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "Amount");
  await page.keyboard.type("30");
  await page.keyboard.press("Enter");
  await heard(page, /is sold/);
  await dialog.waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement.innerText === "Sell a package");

  // The rest is taken.
  await press(page, "Pay");
  await tabTo(page, "Amount");
  await page.keyboard.press("Enter");
  await heard(page, /is received/);
  await dialog.waitFor({ state: "detached" });
  assert.equal((await read()).owing.amount, "0.00");

  // Two uses more, and undone in the history.
  await press(page, "Adjust uses");
  await tabTo(page, "How many");
  await page.keyboard.type("2");
  await tabTo(page, "Reason");
  await page.keyboard.type("Waited long");
  await page.keyboard.press("Enter");
  await heard(page, /has 2 more uses/);
  await dialog.waitFor({ state: "detached" });
  await press(page, "History");
  await page.getByRole("button", { name: /^Undo: Uses added/ }).waitFor();
  await press(page, /^Undo: Uses added/);
  await heard(page, /are as they were/);

  // Escape leaves a dialog, and the focus is where it was.
  await press(page, "Edit");
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.equal(await focused(page), "Edit");

  // Booked, with the package that is suggested.
  await page.evaluate((hash) => { location.hash = hash; }, `#/today?day=${DAY}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await press(page, "Book");
  await page.getByRole("dialog", { name: "Book a visit" }).waitFor();
  await page.keyboard.type(SHOWN);
  await page.locator(".find-item[data-active-item]", { hasText: SHOWN }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type(treatment.name);
  await page.getByRole("radio", { name: /Suggested/ }).waitFor();
  await tabTo(page, "Note");
  await page.keyboard.press("Enter");
  await heard(page, `${SHOWN} is booked`);

  // Arrived, and undone.
  const card = page.getByRole("article", { name: SHOWN });
  await card.waitFor();
  await tabTo(page, SHOWN);
  await press(page, "Arrive", { card: SHOWN });
  await heard(page, `${SHOWN} has arrived.`);
  await card.getByText("Arrived", { exact: true }).waitFor();
  await page.waitForFunction((who) => document.activeElement.closest("article")?.textContent.includes(who), SHOWN);
  await press(page, /^Undo/, { card: SHOWN });
  await heard(page, "is as it was");
  await card.getByRole("button", { name: "Arrive" }).waitFor();

  // Refunded.
  await page.keyboard.press("Control+k");
  await page.keyboard.type(SHOWN);
  await page.locator(".find-item[data-active-item]", { hasText: SHOWN }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: SHOWN, level: 1 }).waitFor();
  await press(page, "Refund");
  await page.getByRole("dialog").getByText("1 booked visit loses its use:").waitFor();
  await tabTo(page, "Amount");
  await page.keyboard.type("10");
  await page.keyboard.press("Enter");
  await heard(page, /is refunded: \$10\.00 is credit/);
  const { credit, packages } = await read();
  assert.deepEqual([credit.amount, packages.nodes[0].status], ["10.00", "REFUNDED"]);

  // Printed.
  await page.evaluate(() => { globalThis.print = () => { document.title = "printed"; }; });
  await tabTo(page, /^Statement/, { key: "Shift+Tab" });
  await page.keyboard.press("Enter");
  await page.locator(".paper").waitFor();
  await press(page, "Print");
  assert.equal(await page.title(), "printed");
  assert.deepEqual(wrong, []);
});

test("who wants less motion sees none", async () => {
  const { page } = await opened(browser, { reducedMotion: "reduce" });
  await page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")].filter((each) => {
      const { animationDuration, transitionDuration } = getComputedStyle(each);
      return [animationDuration, transitionDuration].some((all) => all.split(",").some((one) => Number.parseFloat(one) > 0.01));
    }).length);
  assert.equal(moving, 0);
});

test("at 200 % nothing is cut off, in every place", async () => {
  await booked(patient, treatment.id, at(16, 0, DAY), { usePreselected: false });
  const { page, wrong } = await opened(browser, { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 });
  await page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
  const seen = encodeURIComponent(patient);
  for (const path of [`today?day=${DAY}`, "patients", `patients/${seen}`, `patients/${seen}?do=sell`, `today?book=${DAY}`, "reports/sales?days=all", "set-up/offers", "set-up/staff", `print/statement/${seen}`]) {
    await page.evaluate((hash) => { location.hash = hash; }, `#/${path}`);
    await page.waitForFunction(() => document.querySelector("main h1") && !document.querySelector(".loading"));
    const cut = await page.evaluate(() => {
      const wide = document.scrollingElement.scrollWidth > innerWidth ? ["the window"] : [];
      for (const each of document.querySelectorAll("main *, dialog *, header *, nav *")) {
        const { overflowX, textOverflow } = getComputedStyle(each);
        const isHidden = ["hidden", "clip"].includes(overflowX) && textOverflow !== "ellipsis" && !each.closest(".only-spoken, svg, input, select, thead");
        if (isHidden && each.scrollWidth > each.clientWidth + 1) wide.push(each.className || each.tagName);
      }
      return wide;
    });
    assert.deepEqual(cut, [], path);
    const last = page.locator("dialog button:visible, main a:visible, main button:visible").last();
    await last.scrollIntoViewIfNeeded();
    assert.ok(await last.isVisible(), path);
  }
  assert.deepEqual(wrong, []);
});
