// Builds the unit tests and what they test into one folder, and runs them: node test/units.mjs.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = mkdtempSync(join(tmpdir(), "front-desk-units-"));
const units = readdirSync(join(root, "src"), { recursive: true })
  .filter((file) => file.endsWith(".unit.ts"))
  .map((file) => join(root, "src", file));

await build({
  root,
  logLevel: "warn",
  build: { ssr: true, manifest: false, outDir: folder, rollupOptions: { input: units } },
});
const files = readdirSync(folder).filter((file) => file.endsWith(".js")).map((file) => join(folder, file));
const { status } = spawnSync(process.execPath, ["--test", "--test-reporter=spec", ...files], { stdio: "inherit" });
process.exit(status ?? 1);
