// The link that a demo prints, opened by the person at the terminal: LINK is it, ADDRESS_OF_API the
// other address.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launched, opened, ADDRESS } from "./browser.mjs";

const { LINK, ADDRESS_OF_API } = process.env;

let browser;
before(async () => { browser = await launched(); });
after(async () => { await browser.close(); });

test("the link signs in, once, and its code does not stay in the address", async () => {
  const { page, wrong } = await opened(browser);
  await page.goto(ADDRESS);
  await page.getByLabel("Token").waitFor();

  await page.goto(LINK);

  await page.locator(".bar .who").getByText("Robin Moreau").waitFor();
  assert.equal(page.url(), ADDRESS);
  await page.reload();
  await page.locator(".bar .who").getByText("Robin Moreau").waitFor();
  assert.deepEqual(wrong, []);
});

test("opened again it says what to do", async () => {
  const { page } = await opened(browser);
  await page.goto(LINK);

  await page.getByRole("alert").getByText("start the server again for a new one").waitFor();
  await page.getByLabel("Token").waitFor();
  assert.equal(page.url(), ADDRESS);
});

test("the address of the API leads a browser to the explorer", async () => {
  const { page } = await opened(browser);

  await page.goto(ADDRESS_OF_API);

  await page.getByLabel("Token").waitFor();
  assert.equal(page.url(), ADDRESS);
});
