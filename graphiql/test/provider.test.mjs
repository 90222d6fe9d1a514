// Support staff who sign in at a real provider: EXPLORER, PROVIDER, the origin of its TOKENS and the
// id of STAFF_MEMBER there.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answer, found, launched, opened, pictured, reading, shownQuery, signedInThere, write, ADDRESS } from "./browser.mjs";

const { PROVIDER, TOKENS } = process.env;

let browser;
before(async () => { browser = await launched(); });
after(async () => { await browser.close(); });

async function visitor(hash = "") {
  const { page, wrong } = await opened(browser, { origins: [PROVIDER, TOKENS] });
  await reading(page);
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url())));
  await page.goto(ADDRESS + hash);
  return { page, wrong, asked };
}

test("signing in is by code with PKCE, and says who is there", async () => {
  const { page, wrong, asked } = await visitor();
  await pictured(page, "provider-sign-in");
  await signedInThere(page);

  await page.getByText("Ines Kask").waitFor();
  await shownQuery(page);
  assert.equal(page.url(), ADDRESS);
  const { searchParams } = asked.find((url) => url.origin === PROVIDER && url.pathname === "/auth");
  assert.equal(searchParams.get("response_type"), "code");
  assert.equal(searchParams.get("code_challenge_method"), "S256");
  const [given] = asked.filter((url) => url.pathname === "/token");
  assert.equal(given.origin, TOKENS);
  await write(page, "query", "{ viewer { role } }");
  assert.deepEqual(await answer(page), { data: { viewer: { role: "SUPPORT" } } });
  assert.equal(await page.evaluate(() => localStorage.length), 0);

  await page.reload();
  await page.getByText("Ines Kask").waitFor();
  assert.deepEqual(wrong, []);
});

test("a link to a patient leads there, by way of the provider", async () => {
  const { page } = await visitor();
  await signedInThere(page);
  await page.getByText("Ines Kask").waitFor();
  await shownQuery(page);
  const { data } = await found(page, "achterberg");
  const { page: other, wrong } = await visitor(`#patient=${data.patients.nodes[0].id}`);
  await signedInThere(other);

  await other.getByRole("heading", { name: "Rosalind Achterberg" }).waitFor();
  assert.equal(other.url(), ADDRESS);
  assert.deepEqual(wrong, []);
});

test("whoever is nobody at the clinic is told so", async () => {
  const { page } = await visitor();
  await signedInThere(page, "00000000-0000-4000-8000-000000000000");

  await page.getByRole("alert").waitFor();
  await pictured(page, "provider-nobody");
  assert.equal(await page.getByRole("button", { name: "Sign in" }).isVisible(), true);
});

test("a token that has expired asks to sign in again, which brings back what was typed", async () => {
  const { page, wrong } = await visitor();
  await page.clock.install();
  await page.reload();
  await signedInThere(page);
  await shownQuery(page);
  assert.equal(await page.getByRole("tab").count(), 12);
  await write(page, "query", "query Mine { viewer { role } }");
  await page.getByRole("tab", { name: "Mine" }).waitFor();
  await page.clock.fastForward("02:00:00");
  await page.getByRole("alert").getByText("Your sign-in has expired.").waitFor();
  await pictured(page, "provider-expired");
  await page.clock.setSystemTime(new Date(Number(process.env.NOW)));

  await page.getByRole("button", { name: "Sign in", exact: true }).click();

  await page.getByRole("tab", { name: "Mine" }).waitFor();
  assert.equal(await page.getByRole("tab").count(), 12);
  assert.deepEqual(await answer(page), { data: { viewer: { role: "SUPPORT" } } });
  assert.deepEqual(wrong, []);
});

test("signing out is signing out there, too", async () => {
  const { page } = await visitor();
  await signedInThere(page);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Yes, sign me out" }).click();

  await page.getByRole("button", { name: "Sign in" }).waitFor();
  assert.equal(await page.evaluate(() => Object.keys(sessionStorage).join()), "");
});
