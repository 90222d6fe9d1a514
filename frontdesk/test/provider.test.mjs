// Signing in at an OpenID provider: PROVIDER is its address, STAFF_MEMBER who signs in there.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADDRESS, barriers, launched, opened } from "./browser.mjs";

const { PROVIDER, STAFF_MEMBER } = process.env;

let browser;
before(async () => { browser = await launched(); });
after(async () => { await browser.close(); });

async function signedInThere(page) {
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByPlaceholder("Enter any login").fill(STAFF_MEMBER);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

test("a person signs in there and comes back to the place that was asked for", async () => {
  // What the provider's own pages ask for is theirs.
  const { page, wrong } = await opened(browser, { token: null, path: "#/patients", expected: [/./] });
  await page.getByRole("button", { name: "Sign in" }).waitFor();
  assert.deepEqual(await barriers(page), []);

  await signedInThere(page);

  await page.getByRole("heading", { name: "Patients", level: 1 }).waitFor();
  assert.equal(page.url(), `${ADDRESS}#/patients`);
  await page.reload();
  await page.getByRole("heading", { name: "Patients", level: 1 }).waitFor();
  assert.deepEqual(wrong, []);
});

test("signing out forgets who it was", async () => {
  const { page } = await opened(browser, { token: null, expected: [/./] });
  await signedInThere(page);
  await page.getByRole("button", { name: "Account and settings" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL((url) => url.origin === new URL(PROVIDER).origin);
  await page.goto(ADDRESS);
  await page.getByRole("button", { name: "Sign in" }).waitFor();
  assert.equal(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => /token|who|oidc.user/.test(key)).length), 0);
});
