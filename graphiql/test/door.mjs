// A door that the browser comes in by: it leads to one server, to another or nowhere.
import { once } from "node:events";
import { connect, createServer } from "node:net";

export async function doorAt(port) {
  const open = new Set();
  let behind;
  const door = createServer((visitor) => {
    open.add(visitor);
    visitor.on("close", () => open.delete(visitor)).on("error", () => visitor.destroy());
    if (behind === undefined) return visitor.destroy();
    const server = connect(behind, "127.0.0.1").on("error", () => visitor.destroy());
    visitor.on("close", () => server.destroy());
    server.on("close", () => visitor.destroy());
    visitor.pipe(server).pipe(visitor);
  });
  await once(door.listen(port, "127.0.0.1"), "listening");
  return {
    /** Whoever is inside is cut off; whoever comes is led there: nowhere without a port. */
    leadTo(another) {
      behind = another;
      for (const visitor of open) visitor.destroy();
    },
    close() {
      this.leadTo(undefined);
      door.close();
    },
  };
}
