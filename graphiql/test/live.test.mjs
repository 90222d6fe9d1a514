// Support staff who watch what happens: EXPLORER is the page, TOKEN support's, OWNER the owner's.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answer, found, launched, opened, pictured, reading, signedIn, turnedTo, ADDRESS } from "./browser.mjs";
import { archive, asked, book } from "./owner.mjs";

let browser;
before(async () => { browser = await launched(); });
after(async () => { await browser.close(); });

/** Support, signed in, who has found the patient; and the WebSockets of the page. */
async function visitor() {
  const { page, wrong } = await opened(browser);
  await reading(page);
  const sockets = [];
  page.on("websocket", (socket) => sockets.push(socket));
  await signedIn(page);
  const { data } = await found(page, "achterberg");
  return { page, wrong, sockets, rosalind: data.patients.nodes[0] };
}

/** What is shown, once it holds that word. */
async function shown(page, word) {
  await page.waitForFunction((said) => written("response").includes(said), word);
  return JSON.parse(await page.evaluate(() => written("response"))).data;
}

async function watch(page, title) {
  await turnedTo(page, title);
  await page.getByRole("button", { name: /Execute query/ }).click();
  return shown(page, "STARTED");
}

const today = () => new Date().toISOString().slice(0, 10);

test("a patient's record is watched: what the desk does is shown until it is stopped", async () => {
  const { page, wrong, sockets, rosalind } = await visitor();
  const held = rosalind.packages.nodes.find((each) => each.name.startsWith("Ten"));
  const started = await watch(page, "WatchThePatient");
  assert.equal(started.patientChanged.patient.lastName, "Achterberg");
  await pictured(page, "laptop-watching");

  await book(rosalind.id, held.eligibleItems[0].treatment.id, held.id, today());

  const { patientChanged: changed } = await shown(page, "CHANGED");
  assert.ok(changed.changed.includes("APPOINTMENT"), changed.changed);
  const package_ = changed.patient.packages.nodes.find(({ id }) => id === held.id);
  assert.equal(package_.usesAvailable, held.usesAvailable - 1);
  await page.locator(".answer").getByRole("row", { name: /Booked/ }).first().waitFor();
  await pictured(page, "laptop-changed");

  const [socket] = sockets;
  assert.equal(new URL(socket.url()).host, new URL(ADDRESS).host);
  assert.equal(sockets.length, 1);
  const closed = socket.waitForEvent("close");
  await page.getByRole("button", { name: /Stop query/ }).click();
  await closed;
  assert.deepEqual(wrong, []);
});

test("today's visits are watched", async () => {
  const { page, wrong, rosalind } = await visitor();
  const held = rosalind.packages.nodes.find((each) => each.name.startsWith("Ten"));
  await watch(page, "WatchTodaysVisits");

  await book(rosalind.id, held.eligibleItems[0].treatment.id, held.id, today());

  const { appointmentsChanged } = await shown(page, "CHANGED");
  const [visit] = appointmentsChanged.appointments;
  assert.deepEqual([visit.status, visit.patient.lastName], ["BOOKED", "Achterberg"]);
  assert.deepEqual(wrong, []);
});

test("another tab is another question: watching ends with turning away", async () => {
  const { page, wrong, sockets } = await visitor();
  await watch(page, "WatchThePatient");
  const closed = sockets[0].waitForEvent("close");

  await turnedTo(page, "SalesOfTheMonth");
  await closed;

  assert.ok((await answer(page)).data.packageSalesReport);
  assert.deepEqual(wrong, []);
});

test("what cannot be watched is refused with a code", async () => {
  const { page, wrong } = await visitor();
  await turnedTo(page, "WatchThePatient");
  await page.evaluate(() => modelOf("variables").setValue('{ "patientId": "UGF0aWVudDp4" }'));

  const { errors } = await answer(page);

  assert.equal(errors[0].extensions.code, "NOT_FOUND");
  await page.getByRole("button", { name: /Execute query/ }).waitFor();
  assert.deepEqual(wrong, []);
});

test("who is archived while watching is told so, and asked to sign in again", async () => {
  const { page, wrong } = await visitor();
  await watch(page, "WatchThePatient");
  const { staffMembers } = await asked("{ staffMembers { id role } }");
  const { id } = staffMembers.find((one) => one.role === "SUPPORT");

  await archive(id, true);
  await page.getByRole("dialog").getByText("The token does not belong to an active staff member.").waitFor();
  await archive(id, false);

  await page.getByLabel("Token").fill(process.env.TOKEN);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await watch(page, "WatchThePatient");
  assert.deepEqual(wrong, []);
});
