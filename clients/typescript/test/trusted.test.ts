import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import WebSocket from "ws";
import {
  FollowAPatientsPackagesDocument,
  SellWithAPartPaymentDocument,
  ServerError,
  ThePatientsScreenDocument,
  WhoAmIDocument,
} from "gql-packages-client";
import { connectLive } from "gql-packages-client/live";
import { BadNetwork } from "./bad-network.js";
import { client, patient, sale, sold, token, url } from "./clinic.js";
import { OwnServer } from "./own-server.js";

const manifest = fileURLToPath(import.meta.resolve("gql-packages-client/persisted-documents.json"));

let strict: OwnServer;
before(async () => {
  const settings = { TRUSTED_DOCUMENTS: manifest, TRUSTED_DOCUMENTS_ONLY: "true" };
  strict = await OwnServer.start(settings);
});
after(() => strict.end("SIGKILL"));

/** What the first event of the subscription says, or why there is none. */
function followed(at: string, documentIds: boolean, patientId: string): Promise<string> {
  const live = connectLive({ url: at, token, webSocket: WebSocket, documentIds });
  return new Promise((resolve) => {
    const said = (word: string) => {
      stop();
      resolve(word);
    };
    const stop = live(FollowAPatientsPackagesDocument, { patientId }, {
      read: ({ patientPackagesChanged }) => said(patientPackagesChanged.kind),
      changed: () => said("changed"),
      ended: (failure) => said(failure instanceof ServerError ? failure.code : failure.message),
    });
  });
}

test("a server that serves trusted documents alone is sent their ids", async () => {
  const patientId = await patient();
  const desk = client({ url: strict.url, documentIds: true });

  await desk.form("sale").submit(SellWithAPartPaymentDocument, { input: await sale(patientId) });
  const { patient: found } = await desk.run(ThePatientsScreenDocument, { id: patientId });

  assert.equal(found?.packages.totalCount, 1);
  assert.equal(await followed(strict.url, true, patientId), "STARTED");
});

test("such a server refuses their texts", async () => {
  const asked = client({ url: strict.url }).run(WhoAmIDocument, {});

  await assert.rejects(
    asked,
    (error: unknown) => error instanceof ServerError && error.code === "DOCUMENT_NOT_TRUSTED",
  );
  assert.equal(await followed(strict.url, false, await patient()), "DOCUMENT_NOT_TRUSTED");
});

test("a server that does not know the id is sent the text, in the same attempt", async () => {
  await using network = await BadNetwork.open();
  const patientId = await patient();
  const input = await sale(patientId);
  const desk = client({ url: network.url, documentIds: true });

  const { sellPackage } = await desk.form("sale").submit(SellWithAPartPaymentDocument, { input });

  assert.equal(sellPackage.__typename, "SellPackagePayload");
  assert.equal(network.requests, 2);
  assert.deepEqual(await sold(patientId), [1, 1, 1]);
  assert.equal(await followed(url, true, patientId), "STARTED");
});
