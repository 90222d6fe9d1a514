// Builds the front desk: node build.mjs [FOLDER]. Every file is written as gzip, named by its contents.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const here = dirname(fileURLToPath(import.meta.url));
const served = join(here, "..", "src", "gql_packages", "web", "frontdesk");

/** The licences of all that was bundled, each with whose it is. */
async function licences(chunks) {
  const folders = new Set();
  for (const id of chunks.flatMap((chunk) => chunk.moduleIds ?? [])) {
    const found = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replace(/^\0/, ""));
    if (found) folders.add(found[1]);
  }
  const texts = [];
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice)/i.test(file)).sort();
    const said = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
    texts.push(`${name} ${version} (${license})\n\n${said.join("\n").trim()}\n`);
  }
  return texts.sort().join(`\n${"=".repeat(80)}\n\n`);
}

async function main(folder) {
  const { output } = await build({ root: here, logLevel: "warn", build: { write: false } });
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const write = (name, contents) => writeFile(join(folder, `${name}.gz`), gzipSync(contents, { level: 9 }));
  let page;
  for (const file of output) {
    const contents = file.type === "chunk" ? file.code : file.source;
    if (file.fileName === "index.html") page = String(contents);
    else if (file.fileName.startsWith("frontdesk/")) await write(file.fileName.slice("frontdesk/".length), contents);
  }
  const text = await licences(output.filter(({ type }) => type === "chunk"));
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
  await write(`licences-${hash}.txt`, text);
  // Today is what opens first: it comes while the server is asked who is there.
  const today = output.find(({ name, type }) => type === "chunk" && name === "today-screen");
  const early = [today.fileName, ...today.imports.filter((file) => !page.includes(file))].sort();
  page = page
    .replaceAll("./frontdesk/", "frontdesk/")
    .replace("{{licences}}", `frontdesk/licences-${hash}.txt`)
    .replace("</head>", `${early.map((file) => `<link rel="modulepreload" href="${file}">\n`).join("")}</head>`);
  await writeFile(join(folder, "page.html"), page);
  const manifest = await readFile(join(here, "src", "generated", "persisted-documents.json"), "utf8");
  await writeFile(join(folder, "persisted-documents.json"), manifest);
}

await main(process.argv[2] ?? served);
