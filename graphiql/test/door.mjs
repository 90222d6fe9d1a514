// A door that the browser comes in by: followers are led to another server, or nowhere.
import { once } from "node:events";
import { connect, createServer } from "node:net";

const FOLLOWS = /^upgrade: websocket\r$/im;

/** Listens at that port for the server at the other one. */
export async function doorAt(port, server) {
  const followers = new Set();
  let leadsTo = server;

  function led(visitor, first) {
    const isFollower = FOLLOWS.test(first.toString("latin1"));
    const behind = isFollower ? leadsTo : server;
    if (behind === undefined) return visitor.destroy();
    if (isFollower) followers.add(visitor);
    const inside = connect(behind, "127.0.0.1").on("error", () => visitor.destroy());
    visitor.on("close", () => { inside.destroy(); followers.delete(visitor); });
    inside.on("close", () => visitor.destroy());
    inside.write(first);
    visitor.pipe(inside).pipe(visitor);
  }

  const door = createServer((visitor) => {
    visitor.on("error", () => visitor.destroy()).once("data", (first) => led(visitor, first));
  });
  await once(door.listen(port, "127.0.0.1"), "listening");
  return {
    /** Those who follow something are cut off; whoever comes to follow is led there. */
    leadFollowers(to) {
      leadsTo = to;
      for (const visitor of followers) visitor.destroy();
    },
    close: () => door.close(),
  };
}
