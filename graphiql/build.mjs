// Builds the explorer: node build.mjs [FOLDER]. Every file is written as gzip, named by its contents.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const served = join(here, "..", "src", "gql_packages", "web", "graphiql");
const folders = ["support", "live"].map((folder) => join(here, "..", "examples", folder));
const find = createRequire(join(here, "src", "main.tsx")).resolve;

const WORKERS = {
  editor: "monaco-editor/esm/vs/editor/editor.worker.js",
  json: "monaco-editor/esm/vs/language/json/json.worker.js",
  graphql: "monaco-graphql/esm/graphql.worker.js",
};

async function queriesIn(folder) {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".graphql")).sort();
  return Promise.all(files.map(async (file) => ({
    name: file.replace(/^\d+-|\.graphql$/g, ""),
    document: await readFile(join(folder, file), "utf8"),
    variables: await readFile(join(folder, file.replace(/graphql$/, "json")), "utf8"),
  })));
}

/** The documents of examples/support and then examples/live, by number, as `import savedQueries from "saved-queries"`. */
const savedQueries = {
  name: "saved-queries",
  setup(bundle) {
    bundle.onResolve({ filter: /^saved-queries$/ }, () => ({ path: "support", namespace: "saved-queries" }));
    bundle.onLoad({ filter: /.*/, namespace: "saved-queries" }, async () => {
      const contents = await Promise.all(folders.map(queriesIn));
      return { contents: JSON.stringify(contents.flat()), loader: "json" };
    });
  },
};

const bundledPackages = new Set();

/** The licences of all that was bundled, each with whose it is. */
async function licences() {
  const texts = new Map();
  for (const path of bundledPackages) {
    const folder = join(here, path);
    const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json")));
    const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice|thirdparty)/i.test(file));
    const said = await Promise.all(files.sort().map((file) => readFile(join(folder, file), "utf8")));
    texts.set(`${name} ${version} (${license})`, said.join("\n").trim());
  }
  const sorted = [...texts].sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([whose, text]) => `${whose}\n\n${text}\n`).join(`\n${"=".repeat(80)}\n\n`);
}

async function bundled(entry, options = {}) {
  const result = await build({
    absWorkingDir: here,
    entryPoints: [entry],
    outdir: "out",
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    legalComments: "none",
    logLevel: "warning",
    loader: { ".ttf": "dataurl", ".svg": "dataurl" },
    ...options,
    define: { "process.env.NODE_ENV": '"production"', ...options.define },
  });
  for (const path of Object.keys(result.metafile.inputs)) {
    const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path);
    if (found) bundledPackages.add(found[0]);
  }
  const [script] = result.outputFiles.filter((file) => file.path.endsWith(".js"));
  const [style] = result.outputFiles.filter((file) => file.path.endsWith(".css"));
  return { script: script.contents, style: style?.contents };
}

/** Writes what is served, and gives back the name that it is served under. */
async function written(folder, name, ending, contents) {
  const hash = createHash("sha256").update(contents).digest("hex").slice(0, 12);
  const hashed = `${name}-${hash}.${ending}`;
  await writeFile(join(folder, `${hashed}.gz`), gzipSync(contents, { level: 9 }));
  return hashed;
}

async function main(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const workers = {};
  for (const [name, module] of Object.entries(WORKERS)) {
    const { script } = await bundled(find(module));
    workers[name] = await written(folder, `${name}-worker`, "js", script);
  }
  const { script, style } = await bundled(join("src", "main.tsx"), {
    plugins: [savedQueries],
    define: { WORKERS: JSON.stringify(workers) },
  });
  const names = {
    script: await written(folder, "explorer", "js", script),
    style: await written(folder, "explorer", "css", style),
    icon: await written(folder, "icon", "svg", await readFile(join(here, "src", "icon.svg"))),
    licences: await written(folder, "licences", "txt", await licences()),
  };
  const page = await readFile(join(here, "src", "page.html"), "utf8");
  const filled = page.replace(/\{\{(script|style|icon|licences)\}\}/g, (_, which) => `graphiql/${names[which]}`);
  await writeFile(join(folder, "page.html"), filled);
}

await main(process.argv[2] ?? served);
