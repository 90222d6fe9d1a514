// What a page of a paper shows: node page-of-paper.mjs FOLDER ADDRESS, whose files are served from there.
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { basename, join } from "node:path";
import { launched } from "./browser.mjs";

const [folder, address] = process.argv.slice(2);
const { pathname, port } = new URL(address);
const server = createServer(async (_, response) => {
  const page = await readFile(join(folder, basename(pathname)));
  response.writeHead(200, { "Content-Type": "text/html" }).end(page);
});
await once(server.listen(Number(port), "localhost"), "listening");
const browser = await launched();
try {
  const page = await browser.newPage();
  page.on("console", (message) => console.error(message.text()));
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector("#answer")?.textContent, undefined, { timeout: 20_000 });
  console.log(await page.locator("#answer").textContent());
} finally {
  await browser.close();
  server.close();
}
