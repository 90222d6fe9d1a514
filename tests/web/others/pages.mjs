// Opens a page of an origin that is named and of one that is not, in Chromium, and tells as JSON
// what each could do: at the server at URL, as TOKEN. The origins' ports are NAMED and OTHER.
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { chromium } from "playwright-core";

const { URL: url, TOKEN: token, NAMED, OTHER, CASE } = process.env;
// Without windows to draw, the first takes half of the processor time of the others.
const FOUND = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"].map((name) => `/usr/bin/${name}`);
const executablePath = process.env.CHROMIUM ?? FOUND.find((path) => existsSync(path));
if (!executablePath) throw new Error("Chromium is needed: install it, or name it in CHROMIUM.");

/** What a page does; it runs in the browser and knows nothing from here. */
const ATTEMPTS = {
  async served({ url, token }) {
    const { fetch, WebSocket } = globalThis;
    const authorization = `Bearer ${token}`;
    const told = {};
    const attempt = async (name, act) => {
      try {
        told[name] = await act();
      } catch (error) {
        told[name] = error.name;
      }
    };
    const headers = { authorization, "content-type": "application/json", traceparent: "00-1-2-00" };
    const asked = { method: "POST", headers, body: JSON.stringify({ query: "{ viewer { role } }" }) };
    await attempt("answer", async () => {
      const response = await fetch(url, asked);
      return [(await response.json()).data.viewer.role, Boolean(response.headers.get("x-request-id"))];
    });
    await attempt("stranger", async () => {
      const response = await fetch(url, { ...asked, headers: { ...headers, authorization: "" } });
      return (await response.json()).errors[0].extensions.code;
    });
    await attempt("report", async () => {
      const report = new URL("/reports/package-sales.csv", url);
      const response = await fetch(report, { headers: { authorization } });
      return response.headers.get("content-disposition").split(";")[0];
    });
    await attempt("socket", () => new Promise((resolve, reject) => {
      const socket = new WebSocket(url.replace("http", "ws"), "graphql-transport-ws");
      socket.onerror = () => reject(new Error());
      socket.onopen = () => (socket.close(), resolve("open"));
    }));
    return told;
  },
  async overloaded({ url, token }) {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const asked = { method: "POST", headers, body: JSON.stringify({ query: "{ viewer { role } }" }) };
    for (let tries = 0; tries < 50; tries += 1) {
      try {
        const response = await fetch(url, asked);
        if (response.status === 503) {
          const [error] = (await response.json()).errors;
          return [error.extensions.code, response.headers.get("retry-after")];
        }
      } catch (error) {
        return error.name;
      }
      // For a moment there is room: as if a page asked for many things at once.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return "never refused";
  },
};

const pages = createServer((_, response) => {
  response.setHeader("content-type", "text/html");
  response.end("<!doctype html><title>A page</title>");
});
const listening = (port) => {
  const server = createServer((request, response) => pages.emit("request", request, response));
  return new Promise((resolve) => server.listen(Number(port), "127.0.0.1", () => resolve(server)));
};
const servers = await Promise.all([listening(NAMED), listening(OTHER)]);
const args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--no-sandbox"];
const browser = await chromium.launch({ executablePath, args });
try {
  const told = {};
  for (const [name, port] of Object.entries({ named: NAMED, other: OTHER })) {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    told[name] = await page.evaluate(ATTEMPTS[CASE], { url, token });
    await page.close();
  }
  console.log(JSON.stringify(told));
} finally {
  await browser.close();
  for (const server of servers) server.close();
}
