// The editor's workers, from the address that this script came from.
const start = (name: string) => new Worker(new URL(name, import.meta.url), { type: "module" });

(globalThis as { MonacoEnvironment?: unknown }).MonacoEnvironment = {
  getWorker(_: string, label: string): Worker {
    if (label === "json") return start(WORKERS.json);
    if (label === "graphql") return start(WORKERS.graphql);
    return start(WORKERS.editor);
  },
};
