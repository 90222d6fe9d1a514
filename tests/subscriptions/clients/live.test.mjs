// What the clients make of the server: queries, errors, refusals, subscriptions and their ends.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, describe, it } from "node:test";

import { BOOK, CLIENTS, only, told, VISITS } from "./clients.mjs";

const { PATIENT: patientId, TREATMENT: treatmentId } = process.env;
const during = { from: "2026-03-01", to: "2026-03-31" };
const input = () => ({
  patientId, treatmentId, startsAt: "2026-03-10T17:00:00Z", idempotencyKey: randomUUID(),
});
const ROLE = "{ viewer { role } }";
const TWO = `query A ${ROLE} query B { viewer { clinic { name } } }`;

// An error of an operation: graphql-ws throws the list of them, graphql-sse answers with it.
const codesOf = async (iterator) => {
  try {
    return (await only(iterator)).errors.map((error) => error.extensions.code);
  } catch (error) {
    if (!Array.isArray(error)) throw error;
    return error.map((each) => each.extensions.code);
  }
};

for (const [name, make] of Object.entries(CLIENTS)) {
  describe(name, () => {
    const client = make();
    after(() => client.dispose());

    it("answers a query", async () => {
      assert.deepEqual(await only(told(client, ROLE)), { data: { viewer: { role: "OWNER" } } });
    });

    it("tells what is wrong with a document", async () => {
      assert.deepEqual(await codesOf(told(client, "{ viewer { nothing } }")), [
        "GRAPHQL_VALIDATION_FAILED",
      ]);
      assert.deepEqual(await codesOf(told(client, "{ viewer {")), ["GRAPHQL_PARSE_FAILED"]);
    });

    it("gives a refusal as data", async () => {
      const given = { ...input(), patientId: "nonsense" };
      const { data } = await only(told(client, BOOK, { input: given }));
      assert.equal(data.bookAppointment.code, "NOT_FOUND");
    });

    it("lets nobody in without a token that holds", async () => {
      const stranger = make("nonsense", 0);
      const refused = await only(told(stranger, ROLE)).then(() => null, (error) => error);
      assert.equal(refused.code ?? refused.response.status, name === "ws" ? 4403 : 401);
      stranger.dispose();
    });

    it("does not guess which of several operations is meant", async () => {
      assert.deepEqual(await codesOf(told(client, TWO)), ["BAD_REQUEST"]);
      const named = await only(told(client, TWO, {}, { operationName: "A" }));
      assert.deepEqual(named, { data: { viewer: { role: "OWNER" } } });
    });

    it("tells what another one has done, and several at once", async () => {
      const following = [1, 2, 3].map(() => told(client, VISITS, { during }));
      for (const each of following) {
        const { value } = await each.next();
        assert.equal(value.data.appointmentsChanged.kind, "STARTED");
      }
      const { data } = await only(told(client, BOOK, { input: input() }));
      const { id } = data.bookAppointment.appointment;
      for (const each of following) {
        const { value } = await each.next();
        assert.equal(value.data.appointmentsChanged.kind, "CHANGED");
        assert.deepEqual(value.data.appointmentsChanged.appointments, [{ id, status: "BOOKED" }]);
        await each.return();
      }
    });

    it("refuses to follow what is not there", async () => {
      const document = `subscription { patientPackagesChanged(patientId: "nonsense") { kind } }`;
      assert.deepEqual(await codesOf(told(client, document)), ["NOT_FOUND"]);
    });

    it("frees everything when a subscription is ended early", async () => {
      // More than one staff member may have at once, one after the other.
      for (let number = 0; number < 130; number++) {
        const visits = told(client, VISITS, { during });
        const { value } = await visits.next();
        assert.equal(value.data?.appointmentsChanged.kind, "STARTED", JSON.stringify(value));
        await visits.return();
      }
    });
  });
}
