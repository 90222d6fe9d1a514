// A browser that keeps account of what goes wrong in it, and a person at the explorer.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";

export const ADDRESS = process.env.EXPLORER;
const PICTURES = process.env.PICTURES;
// Without windows to draw, the first takes half of the processor time of the others.
const CHROMIUM = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"].map((name) => `/usr/bin/${name}`);

export async function launched() {
  const executablePath = process.env.CHROMIUM ?? CHROMIUM.find((path) => existsSync(path));
  assert.ok(executablePath, "Chromium is needed: install it, or name it in CHROMIUM.");
  const args = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
  ];
  return chromium.launch({ executablePath, args });
}

// A window that is left open follows all that later tests do.
const open = new Set();
if (process.env.NODE_TEST_CONTEXT) {
  const { afterEach } = await import("node:test");
  afterEach(async () => {
    await Promise.all([...open].map((context) => context.close()));
    open.clear();
  });
}

/** A new browser's tab, and whatever went wrong in it: errors, warnings, requests elsewhere. */
export async function opened(browser, { origins = [], ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, ...options });
  open.add(context);
  context.on("close", () => open.delete(context));
  context.setDefaultTimeout(30_000);
  const wrong = [];
  const known = new Set([new URL(ADDRESS).origin, ...origins]);
  // What the pages of somebody else do is theirs.
  const isOurs = (url) => url.startsWith(ADDRESS) || url === "about:blank";
  context.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    const isKnown = ["data:", "blob:"].includes(protocol) || known.has(origin);
    if (!isKnown && isOurs(request.frame().url())) wrong.push(request.url());
  });
  context.on("console", (message) => {
    const isBad = ["error", "warning"].includes(message.type());
    if (isBad && isOurs(message.page()?.url() ?? ADDRESS)) wrong.push(message.text());
  });
  context.on("weberror", (error) => wrong.push(String(error.error())));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return { page: await context.newPage(), wrong };
}

export async function signedIn(page, { withQuery = true, token = process.env.TOKEN } = {}) {
  await page.goto(ADDRESS);
  await page.getByLabel("Token").fill(token);
  await page.getByRole("button", { name: "Sign in" }).click();
  if (withQuery) await shownQuery(page);
  else await page.getByRole("article", { name: "Answer" }).waitFor();
  await page.getByRole("button", { name: "Fetching schema" }).waitFor({ state: "detached" });
}

/** The query is in sight, which it is not for those who only read. */
export async function shownQuery(page) {
  const toggle = page.getByRole("button", { name: "Query", exact: true });
  await toggle.waitFor();
  if ((await toggle.getAttribute("aria-pressed")) !== "true") await toggle.click();
  await page.locator(".graphiql-query-editor .view-line").first().waitFor();
}

/** Finds patients by typing into the form. */
export async function found(page, search) {
  await turnedTo(page, "FindThePatient");
  await page.getByLabel("Name, number, e-mail or telephone").fill(search);
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await page.waitForFunction(() => written("response") !== "");
  return JSON.parse(await page.evaluate(() => written("response")));
}

/** Signs in on the provider's own pages, and comes back. */
export async function signedInThere(page, staffMember = process.env.STAFF_MEMBER) {
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByPlaceholder("Enter any login").fill(staffMember);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

/** Brings the tab of that title to the front. */
export async function turnedTo(page, title) {
  await page.locator(".graphiql-tabs").getByRole("button", { name: title, exact: true }).click();
}

/** Runs what is in front and gives back the answer. */
export async function answer(page) {
  await page.getByRole("button", { name: /Execute query/ }).click();
  await page.waitForFunction(() => written("response") !== "");
  return JSON.parse(await page.evaluate(() => written("response")));
}

/** Replaces what stands in an editor: query, variables or headers. */
export async function write(page, editor, text) {
  await page.evaluate(([name, value]) => modelOf(name).setValue(value), [editor, text]);
}

export async function reading(page) {
  await page.addInitScript(() => {
    const ending = { query: "operation.graphql", variables: "variables.json", response: "response.json", headers: "request-headers.json" };
    globalThis.modelOf = (name) =>
      __MONACO.editor.getModels().find((model) => model.uri.path.endsWith(ending[name]));
    globalThis.written = (name) => modelOf(name).getValue();
  });
}

/** A picture to look at, where somebody wants to. */
export async function pictured(page, name) {
  if (!PICTURES) return;
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}
