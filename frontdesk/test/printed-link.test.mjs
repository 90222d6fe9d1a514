// The link that a demo prints, opened by the person at the terminal: LINK is it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADDRESS, launched, opened } from "./browser.mjs";

const { LINK } = process.env;

let browser;
before(async () => { browser = await launched(); });
after(async () => { await browser.close(); });

test("the link signs in, once, and its code does not stay in the address", async () => {
  const { page, wrong } = await opened(browser, { token: null });
  await page.getByLabel("Token").waitFor();

  await page.goto(LINK);

  await page.getByRole("button", { name: "Robin Moreau" }).waitFor();
  assert.equal(page.url(), ADDRESS);
  await page.reload();
  await page.getByRole("button", { name: "Robin Moreau" }).waitFor();
  assert.deepEqual(wrong, []);
});

test("opened again it says what to do", async () => {
  const { page } = await opened(browser, { token: null });
  await page.goto(LINK);

  await page.getByRole("alert").getByText("start the server again for a new one").waitFor();
  await page.getByLabel("Token").waitFor();
  assert.equal(page.url(), ADDRESS);
});
