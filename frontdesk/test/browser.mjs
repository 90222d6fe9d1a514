// A browser that keeps account of what goes wrong in it, and a person at the front desk.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

export const ADDRESS = process.env.DESK_ADDRESS;
const PICTURES = process.env.PICTURES;
// Without windows to draw, the first takes half of the processor time of the others.
const CHROMIUM = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"].map((name) => `/usr/bin/${name}`);

export const LAPTOP = { width: 1366, height: 768 };
export const TABLET = { width: 820, height: 1180 };
export const PHONE = { width: 390, height: 844 };
export const SIZES = { laptop: LAPTOP, tablet: TABLET, phone: PHONE };

/** All variants where ALL is asked for; else the first of them, which leave no screen out. */
export const variants = (count, all) => (process.env.ALL ? all : all.slice(0, count));

/** A browser: that of BROWSER, which several programs share, or a new one. */
export async function launched() {
  return process.env.BROWSER ? chromium.connect(process.env.BROWSER) : chromium.launch(options());
}

/** A new browser that others connect to. */
export const started = () => chromium.launchServer({ ...options(), host: "127.0.0.1" });

function options() {
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
  return { executablePath, args };
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

/**
 * A new browser's tab, signed in with the token, and all that goes wrong in it: errors, warnings,
 * requests elsewhere. `following` is kept once the page follows changes. `expected` are patterns of what a test makes go wrong itself; `prepared` is given the
 * page before it opens anything.
 */
export async function opened(browser, { token = process.env.OWNER, path = "", expected = [], prepared, ...options } = {}) {
  const context = await browser.newContext({ locale: "en-CA", viewport: LAPTOP, ...options });
  open.add(context);
  context.on("close", () => open.delete(context));
  context.setDefaultTimeout(30_000);
  const wrong = [];
  const note = (text) => expected.some((pattern) => pattern.test(text)) || wrong.push(text);
  context.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (!["data:", "blob:"].includes(protocol) && origin !== new URL(ADDRESS).origin) note(request.url());
  });
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) note(message.text());
  });
  context.on("weberror", (error) => note(String(error.error())));
  await context.addInitScript((kept) => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
    if (location.protocol === "about:" || sessionStorage.getItem("begun")) return;
    sessionStorage.setItem("begun", "yes");
    if (kept) sessionStorage.setItem("gql-packages:token", kept);
  }, token);
  const page = await context.newPage();
  const following = begun(page);
  await prepared?.(page);
  await page.goto(ADDRESS + path);
  return { page, context, wrong, following };
}

/** Once the server has told something to a subscription of the page: from then on it misses nothing. */
function begun(page) {
  return new Promise((told) => {
    page.on("websocket", (socket) => {
      socket.on("framereceived", ({ payload }) => {
        if (String(payload).includes('"type":"next"')) told();
      });
    });
  });
}

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const EVERYTHING = { type: "tag", values: TAGS };
/** The only rule by which light and dark differ. */
export const COLOURS = { type: "rule", values: ["color-contrast"] };

/** Waits until nothing fades or moves any more: half-transparent text has another contrast. What turns for ever does not count. */
async function settled(page) {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ effect, playState }) => playState === "finished" || effect.getComputedTiming().iterations === Infinity));
}

/** What axe finds against WCAG 2.2 A and AA once the page has settled, each as one line. */
export async function barriers(page, runOnly = EVERYTHING) {
  await settled(page);
  // The page's policy runs no script of ours; a debugger may.
  if (!(await page.evaluate(() => "axe" in globalThis))) {
    const session = await page.context().newCDPSession(page);
    await session.send("Runtime.evaluate", { expression: axe });
    await session.detach();
  }
  const { violations } = await page.evaluate((only) => globalThis.axe.run({ runOnly: only, resultTypes: ["violations"] }), runOnly);
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(" ")).join(", ")})`);
}

/** Nothing is wider than the window. */
export async function isNarrowEnough(page) {
  return page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth);
}

/** A picture to look at, where pictures are wanted. */
export async function pictured(page, name) {
  if (!PICTURES) return;
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

/** Two windows beside each other, as one picture, where pictures are wanted. */
export async function picturedBeside(name, pages) {
  if (!PICTURES) return;
  await mkdir(PICTURES, { recursive: true });
  const shots = await Promise.all(pages.map((page) => page.screenshot({ type: "png" })));
  const beside = await pages[0].context().browser().newPage({ viewport: { width: 1366, height: 768 } });
  const images = shots.map((shot) => `<img src="data:image/png;base64,${shot.toString("base64")}">`).join("");
  const style = "body { display: inline-flex; gap: 12px; margin: 0; padding: 12px; background: #c9d1d8 } img { border-radius: 8px; display: block }";
  await beside.setContent(`<style>${style}</style>${images}`);
  await beside.locator("body").screenshot({ path: join(PICTURES, `${name}.png`) });
  await beside.close();
}
