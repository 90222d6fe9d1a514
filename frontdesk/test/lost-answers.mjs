// Every mutation that the front desk sends, as a person sends it: how it is begun, what the screen says
// when it is done, and how often it was done. Those of visits and of patients; set-up's stand beside.
import { randomUUID } from "node:crypto";
import { arrived, asked, at, booked, catalogue, day, done, named, registered, sold } from "./clinic.mjs";
import { setUpDeeds } from "./lost-answers-set-up.mjs";

const DAY = day(4);
let count = 0;
let known;

/** What is offered, read once. */
async function clinic() {
  known ??= catalogue().then(({ treatments, packages, practitioners }) => {
    const offer = packages.find(({ price, eligibleItems }) => Number(price.amount) > 40 && eligibleItems.length > 0);
    return { treatments, practitioners, offer, treatment: offer.eligibleItems[0].treatment };
  });
  return known;
}

async function someone() {
  const last = `Lost-${process.pid}-${++count}`;
  return { id: await registered("Ada", last), name: named("Ada", last) };
}

/** A booked visit that a package covers, unless it is not wanted; `first` is done with it. */
async function visit(first, { isCovered = true } = {}) {
  const { offer, treatment, practitioners } = await clinic();
  const patient = await someone();
  const packageId = await sold(patient.id, offer);
  const id = await booked(patient.id, treatment.id, at(10, 0, DAY), { practitionerId: practitioners[0].id, usePreselected: isCovered });
  await first?.(id);
  const version = async () => (await asked("query ($id: ID!) { appointment(id: $id) { version } }", { id })).appointment.version;
  const seen = await version();
  return {
    id,
    patient,
    packageId,
    path: `#/today?day=${DAY}&visit=${encodeURIComponent(id)}`,
    panel: (page) => page.getByRole("complementary", { name: `The visit of ${patient.name}` }),
    times: async () => (await version()) - seen,
  };
}

/** A visit whose panel has the button. */
async function pressed(button, said, first, more) {
  const one = await visit(first, more);
  return { ...one, said: said(one.patient.name), send: (page) => one.panel(page).getByRole("button", { name: button }).click() };
}

async function chosen(group, item, said) {
  const one = await visit();
  const send = async (page) => {
    await one.panel(page).getByRole("button", { name: /^More for/ }).click();
    const within = group ? page.getByRole("group", { name: group }) : page;
    await within.getByRole("menuitem", { name: item }).click();
  };
  return { ...one, said: said(one.patient.name), send };
}

/** The visit's dialog of this name, opened by its link. */
async function inDialog(link, title, verb, said, fill, more = {}) {
  const one = await visit(more.first, more);
  const send = async (page) => {
    await one.panel(page).getByRole("link", { name: link, exact: true }).click();
    const dialog = page.getByRole("dialog", { name: title });
    await fill(dialog);
    await dialog.getByRole("button", { name: verb, exact: true }).click();
  };
  return { ...one, said: said(one.patient.name), send, ...(more.times ? { times: more.times(one) } : {}) };
}

const key = () => ({ idempotencyKey: randomUUID() });
const missed = (appointmentId) => done("markNoShow", "MarkNoShow", { appointmentId, resolution: { chargeNothing: true }, ...key() }, "appointment { id }");
const cancelled = (appointmentId) => done("cancelAppointment", "CancelAppointment", { appointmentId }, "appointment { id }");

const expiries = (id) => async () => {
  const { patientPackage } = await asked("query ($id: ID!) { patientPackage(id: $id) { history { nodes { kind } } } }", { id });
  return patientPackage.history.nodes.filter(({ kind }) => kind === "EXPIRY_CHANGED").length;
};

/** The package ends that day, on which the visit is: moving it needs a longer one. */
async function pastTheEnd() {
  const one = await visit();
  await done("changePackageExpiry", "ChangePackageExpiry", { patientPackageId: one.packageId, expiresOn: DAY, ...key() }, "patientPackage { id }");
  const changes = expiries(one.packageId);
  const send = async (page) => {
    await one.panel(page).getByRole("link", { name: "Move", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Move the visit" });
    await dialog.getByLabel("Day").fill(day(12));
    await dialog.getByRole("button", { name: "Move" }).click();
    await dialog.getByRole("radio", { name: /Change when it ends/ }).check();
    await dialog.getByRole("button", { name: "Move" }).click();
  };
  const again = (page) => page.getByRole("dialog").getByRole("button", { name: "Move" }).click();
  return { ...one, said: "comes on", send, again, times: async () => (await changes()) - 1 };
}

async function booking() {
  const { treatment } = await clinic();
  const patient = await someone();
  const times = async () => {
    const { patient: found } = await asked("query ($id: ID!) { patient(id: $id) { appointments(first: 5) { nodes { id } } } }", { id: patient.id });
    return found.appointments.nodes.length;
  };
  const send = async (page) => {
    const dialog = page.getByRole("dialog", { name: "Book a visit" });
    await dialog.getByLabel("Treatment").selectOption(treatment.id);
    await dialog.getByText(/No package of the patient covers it/).waitFor();
    await dialog.getByRole("button", { name: "Book", exact: true }).click();
  };
  return { path: `#/today?day=${DAY}&book=${DAY}T16:00&for=${encodeURIComponent(patient.id)}`, said: `${patient.name} is booked`, send, times };
}

const FIELDS = "version isArchived credit { amount } owing { amount } packages { nodes { id } } payments { nodes { id } } invoices { nodes { id number } }";

/** A patient's dialog. `made` gives what its address says; `times` is told of the patient as it is. */
async function ofPatient(what, title, verb, said, times, { made = async () => ({}), fill = async () => {} } = {}) {
  const { offer } = await clinic();
  const patient = await someone();
  const about = await made(patient, offer);
  const read = async () => (await asked(`query ($id: ID!) { patient(id: $id) { ${FIELDS} } }`, { id: patient.id })).patient;
  const seen = await read();
  const send = async (page) => {
    const dialog = page.getByRole("dialog", { name: title });
    await fill(dialog, offer);
    await dialog.getByRole("button", { name: verb }).last().click();
  };
  const path = `#/patients/${encodeURIComponent(patient.id)}?${new URLSearchParams({ do: what, ...about })}`;
  return { path, said, send, times: async () => times(await read(), seen, about) };
}

async function paid(patientId, amount, invoiceIds = []) {
  const input = { patientId, payment: { amount, method: "CARD" }, invoiceIds, ...key() };
  await done("receivePayment", "ReceivePayment", input, "payment { id }");
}

async function owed({ id }, offer) {
  const { invoice } = await done("sellPackage", "SellPackage", { patientId: id, packageId: offer.id, ...key() }, "invoice { id }");
  return { invoice: invoice.id };
}

const bought = async ({ id }, offer) => ({ package: await sold(id, offer) });
const amount = (value) => async (dialog) => dialog.getByLabel("Amount", { exact: true }).fill(value);

async function registration() {
  const last = `Lost-${process.pid}-${++count}`;
  const send = async (page) => {
    await page.getByRole("link", { name: "New patient" }).click();
    const dialog = page.getByRole("dialog", { name: "New patient" });
    await dialog.getByLabel("First name").fill("Ada");
    await dialog.getByLabel("Last name").fill(last);
    await dialog.getByRole("button", { name: "Register" }).click();
  };
  const times = async () => (await asked("query ($search: String!) { patients(search: $search) { nodes { id } } }", { search: last })).patients.nodes.length;
  return { path: "#/patients", said: `Ada ${last} is registered.`, send, times };
}

async function archiving() {
  const patient = await someone();
  const times = async () => Number((await asked("query ($id: ID!) { patient(id: $id) { isArchived } }", { id: patient.id })).patient.isArchived);
  return {
    path: `#/patients/${encodeURIComponent(patient.id)}`,
    said: `${patient.name} is archived.`,
    send: (page) => page.getByRole("button", { name: "Archive" }).click(),
    times,
  };
}

/** How often the package's uses were added or taken, less what was undone. */
async function adjustments(id) {
  const { patientPackage } = await asked("query ($id: ID!) { patientPackage(id: $id) { useAdjustments { nodes { undoneBy { id } } } } }", { id });
  return patientPackage.useAdjustments.nodes.filter(({ undoneBy }) => undoneBy === null).length;
}

async function undoingUses() {
  const { offer } = await clinic();
  const patient = await someone();
  const id = await sold(patient.id, offer);
  const input = { patientPackageId: id, change: 2, reason: "Waited long", ...key() };
  await done("adjustPackageUses", "AdjustPackageUses", input, "entry { id }");
  const send = async (page) => {
    await page.getByRole("button", { name: "History" }).click();
    await page.getByRole("button", { name: /^Undo: Uses added/ }).click();
  };
  return { path: `#/patients/${encodeURIComponent(patient.id)}`, said: "are as they were.", send, times: async () => 1 - (await adjustments(id)) };
}

/** By the name of its document. */
export const DEEDS = {
  Arrive: () => pressed("Arrive", (name) => `${name} has arrived.`),
  NoShow: () => chosen("Did not come", "Redeem the use", (name) => `${name} did not come.`),
  CancelAVisit: () => chosen(undefined, "Cancelled in time", (name) => `The visit of ${name} is cancelled.`),
  UndoArrival: () => pressed("Undo the arrival", (name) => `The visit of ${name} is as it was.`, arrived),
  UndoNoShow: () => pressed("Undo the no-show", (name) => `The visit of ${name} is as it was.`, missed),
  UndoCancellation: () => pressed("Undo the cancellation", (name) => `The visit of ${name} is as it was.`, cancelled),
  PutAPackageOn: () => pressed(/^Use /, () => "is on the visit.", undefined, { isCovered: false }),
  TakeThePackageOff: () => pressed("Take it off", () => "The package is off the visit."),
  MoveAVisit: () => inDialog("Move", "Move the visit", "Move", (name) => `${name} comes on`, (dialog) => dialog.getByLabel("Time").fill("13:15")),
  ChangeAVisit: () => inDialog("Change", "Change the visit", "Save", (name) => `The visit of ${name} is changed.`, (dialog) => dialog.getByLabel("Note").fill("Brings the report.")),
  MoveTheExpiry: pastTheEnd,
  BookAVisit: booking,
  SellAPackage: () => ofPatient("sell", "Sell a package", /^Sell for/, "is sold", ({ packages }) => packages.nodes.length, {
    fill: (dialog, offer) => dialog.getByRole("radio", { name: new RegExp(offer.name) }).first().check(),
  }),
  TakeAPayment: () => ofPatient("pay", "Take a payment", "Take a payment", "is received", ({ payments }) => payments.nodes.length, { made: owed }),
  ApplyCredit: () => ofPatient("apply", "Apply credit", "Apply credit", "Credit is applied", ({ credit }) => (50 - Number(credit.amount)) / 20, {
    made: async (patient, offer) => { await owed(patient, offer); await paid(patient.id, "50.00"); },
    fill: amount("20"),
  }),
  PayCreditOut: () => ofPatient("payout", "Pay credit out", "Pay credit out", "$20.00 is paid out.", ({ credit }) => (50 - Number(credit.amount)) / 20, {
    made: ({ id }) => paid(id, "50.00"),
    fill: amount("20"),
  }),
  TakeMoneyOffAnInvoice: () => ofPatient("unapply", /^Refund of invoice/, "Take it off the invoice", "$5.00 is credit now", ({ credit }) => Number(credit.amount) / 5, {
    made: async (patient, offer) => {
      const { invoice } = await owed(patient, offer);
      await paid(patient.id, "40.00", [invoice]);
      return { invoice };
    },
    fill: async (dialog) => { await amount("5")(dialog); await dialog.getByRole("radio", { name: "Stays as credit" }).check(); },
  }),
  RefundAPackage: () => ofPatient("refund", /^Refund /, /^Refund \$/, "is refunded", ({ credit }) => Number(credit.amount), { made: bought, fill: amount("1") }),
  // Once it is done there is nothing left to ask about: a reload shows that.
  DeleteASale: async () => ({
    ...(await ofPatient("delete", /^Delete the sale/, "Delete the sale", "is deleted.", ({ packages }) => 1 - packages.nodes.length, { made: owedPackage })),
    isGone: true,
  }),
  ChangeTheExpiry: () => ofPatient("expiry", /^When .* ends$/, "Save", "is valid until", (now, seen, about) => expiries(about.package)(), {
    made: bought,
    fill: (dialog) => dialog.getByLabel("Last day", { exact: true }).fill(day(400)),
  }),
  AdjustTheUses: () => ofPatient("adjust", /^Adjust the uses of/, "Add uses", "has 2 more uses.", (now, seen, about) => adjustments(about.package), {
    made: bought,
    fill: async (dialog) => { await dialog.getByLabel("How many").fill("2"); await dialog.getByLabel("Reason").fill("Waited long"); },
  }),
  UndoAdjustedUses: undoingUses,
  EditAPatient: () => ofPatient("edit", /^Change /, "Save", "is saved.", (now, seen) => now.version - seen.version, {
    fill: (dialog) => dialog.getByLabel("E-mail").fill("ada@example.org"),
  }),
  ArchiveAPatient: archiving,
  RegisterPatient: registration,
  ...setUpDeeds,
};

/** A sale that nothing is paid on. */
async function owedPackage({ id }, offer) {
  const { patientPackage } = await done("sellPackage", "SellPackage", { patientId: id, packageId: offer.id, ...key() }, "patientPackage { id }");
  return { package: patientPackage.id };
}
