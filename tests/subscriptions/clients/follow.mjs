// Follows the schedule with one of the clients, and writes a line for all that is told.
import { CLIENTS, told, VISITS } from "./clients.mjs";

const client = CLIENTS[process.argv[2]]();
const during = { from: "2026-03-01", to: "2026-03-31" };
for await (const result of told(client, VISITS, { during })) {
  console.log(JSON.stringify(result.data?.appointmentsChanged ?? result));
}
