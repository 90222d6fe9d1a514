import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Where `npm run dev` finds a server: `make run` in another terminal. */
const SERVER = process.env["SERVER"] ?? "http://127.0.0.1:8000";

export default defineConfig({
  base: "./",
  plugins: [react()],
  resolve: {
    alias: [
      { find: "gql-packages-client/live", replacement: at("../clients/typescript/src/live.ts") },
      { find: "gql-packages-client", replacement: at("../clients/typescript/src/index.ts") },
    ],
    dedupe: ["graphql-ws"],
  },
  build: {
    target: "es2022",
    outDir: "built",
    assetsDir: "frontdesk",
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    proxy: Object.fromEntries(
      ["/graphql", "/graphiql", "/frontdesk/sign-in", "/reports", "/invoices", "/appointments"].map((path) => [
        path,
        { target: SERVER, ws: path === "/graphql" },
      ]),
    ),
  },
});
