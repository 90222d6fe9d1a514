// A day at the front desk: DESK_ADDRESS is the page, OWNER the owner's token.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADDRESS, barriers, isNarrowEnough, launched, opened, pictured, SIZES, variants } from "./browser.mjs";
import { busyDay, emptyDay } from "./clinic.mjs";

let browser;
let visits;
before(async () => {
  browser = await launched();
  visits = await busyDay();
});
after(async () => { await browser.close(); });

const cardOf = (page, name) => page.getByRole("article", { name });

async function atToday(options) {
  const there = await opened(browser, options);
  await there.page.locator(".visit").first().waitFor();
  return there;
}

test("a patient arrives by one press, and the toast undoes it", async () => {
  const { page, wrong } = await atToday();
  const { name } = visits[2];
  const card = cardOf(page, name);

  await card.getByRole("button", { name: "Arrive" }).click();

  await page.getByRole("status").getByText(`${name} has arrived.`).waitFor();
  await card.getByText("Arrived", { exact: true }).waitFor();
  await pictured(page, "today-toast");
  await page.getByRole("region", { name: "Notifications" }).getByRole("button", { name: "Undo" }).click();
  await card.getByRole("button", { name: "Arrive" }).waitFor();
  assert.deepEqual(wrong, []);
});

for (const [group, item, status] of [
  ["Did not come", "Redeem the use", "No-show"],
  ["Did not come", /^Charge No-show/, "No-show"],
  ["Did not come", "Charge nothing", "No-show"],
  ["Cancelled late", "Redeem the use", "Cancelled"],
  ["Cancelled late", /^Charge Late/, "Cancelled"],
  ["Cancelled late", "Charge nothing", "Cancelled"],
]) {
  test(`${group}: ${item}, and back again`, async () => {
    const { page, wrong } = await atToday();
    const card = cardOf(page, visits[4].name);

    await card.getByRole("button", { name: /^More for/ }).click();
    await page.getByRole("group", { name: group }).getByRole("menuitem", { name: item }).click();

    await card.getByText(status, { exact: true }).waitFor();
    await card.getByRole("button", { name: /^Undo/ }).click();
    await card.getByRole("button", { name: "Arrive" }).waitFor();
    await card.getByText(/^Held/).waitFor();
    assert.deepEqual(wrong, []);
  });
}

test("two windows follow each other", async () => {
  const one = await atToday();
  const other = await atToday();
  const { name } = visits[5];
  await Promise.all([one.following, other.following]);
  const seen = cardOf(other.page, name).getByText("Arrived", { exact: true }).waitFor();

  await cardOf(one.page, name).getByRole("button", { name: "Arrive" }).click();
  await cardOf(one.page, name).getByText("Arrived", { exact: true }).waitFor();
  await seen;

  await cardOf(other.page, name).getByRole("button", { name: /^Undo/ }).click();
  await cardOf(one.page, name).getByRole("button", { name: "Arrive" }).waitFor();
  assert.deepEqual([...one.wrong, ...other.wrong], []);
});

test("the first minute: an arrival in one window takes the use in the other", async () => {
  const viewport = { width: 640, height: 720 };
  const { patient, name } = visits[6];
  const one = await atToday({ viewport });
  const other = await opened(browser, { viewport, path: `#/patients/${encodeURIComponent(patient)}` });
  const packageCard = other.page.getByRole("article").filter({ hasText: "1 held" });
  await packageCard.waitFor();

  await cardOf(one.page, name).getByRole("button", { name: "Arrive" }).click();

  await other.page.getByRole("article").filter({ hasText: "1 used" }).waitFor();
  await cardOf(one.page, name).getByText("Arrived", { exact: true }).waitFor();
  await cardOf(one.page, name).getByRole("button", { name: /^Undo/ }).click();
  await packageCard.waitFor();
  assert.deepEqual([...one.wrong, ...other.wrong], []);
});

test("another day, and back to today", async () => {
  const { page, wrong } = await atToday();
  await page.getByLabel("Day", { exact: true }).fill(await emptyDay());
  await page.getByText("No visit is booked on this day.").waitFor();
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "today-empty");
  await page.getByRole("link", { name: /^Next visits/ }).click();
  await page.locator(".visit").first().waitFor();
  await page.goto(`${ADDRESS}#/today`);
  await cardOf(page, visits[0].name).waitFor();
  assert.deepEqual(wrong, []);
});

for (const [size, colorScheme, hasMenu] of variants(2, [
  ["laptop", "light", true],
  ["phone", "dark", false],
  ["laptop", "dark", true],
  ["tablet", "light", false],
])) {
  test(`axe finds nothing on a ${size}, ${colorScheme}; nothing is too wide`, async () => {
    const { page, wrong } = await atToday({ viewport: SIZES[size], colorScheme });
    assert.deepEqual(await barriers(page), []);
    assert.ok(await isNarrowEnough(page));
    await pictured(page, `today-${size}-${colorScheme}`);
    if (hasMenu) {
      await cardOf(page, visits[4].name).getByRole("button", { name: /^More for/ }).click();
      await page.getByRole("menuitem", { name: "Cancelled in time" }).waitFor();
      assert.deepEqual(await barriers(page), []);
      await pictured(page, `today-menu-${colorScheme}`);
    }
    assert.deepEqual(wrong, []);
  });
}
