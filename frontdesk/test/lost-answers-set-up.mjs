// The mutations of set-up, as the owner sends them: what is added, changed and archived.
import { asked, catalogue, done } from "./clinic.mjs";

let count = 0;
const tagged = (name) => `${name} ${process.pid}-${++count}`;

const KINDS = {
  treatments: { one: "treatment", type: "Treatment", first: { durationMinutes: 40, price: "70.00" }, all: "treatments(includeArchived: true) { id name version isArchived }" },
  fees: { one: "noShowFee", type: "NoShowFee", first: { amount: "15.00" }, all: "noShowFees(includeArchived: true) { id name version isArchived }" },
  staff: { one: "staffMember", type: "StaffMember", first: { role: "BILLING" }, all: "staffMembers(includeInactive: true) { id name version isActive }" },
  offers: { one: "package", type: "Package", first: { price: "90.00", uses: 2 }, all: "packages(includeArchived: true, first: 100) { nodes { id name version isArchived } }" },
};

async function found(section, name) {
  const data = await asked(`{ ${KINDS[section].all} }`);
  const [all] = Object.values(data);
  return (all.nodes ?? all).filter((item) => item.name === name);
}

async function made(section, name) {
  const { one, type, first } = KINDS[section];
  const more = section === "offers" ? { eligibleItems: [{ treatmentId: (await catalogue()).treatments[0].id, patientPays: "0" }] } : {};
  const payload = await done(`create${type}`, `Create${type}`, { name, ...first, ...more }, `${one} { id version }`);
  return payload[one];
}

function added(section, title, fill) {
  return async () => {
    const name = tagged("Lost");
    const send = async (page) => {
      const dialog = page.getByRole("dialog", { name: title });
      await dialog.getByLabel("Name").fill(name);
      await fill(dialog);
      await dialog.getByRole("button", { name: "Add", exact: true }).click();
    };
    return { path: `#/set-up/${section}?change=new`, said: `${name} is saved.`, send, times: async () => (await found(section, name)).length };
  };
}

function changed(section) {
  return async () => {
    const name = tagged("Lost");
    const { id, version } = await made(section, name);
    const send = async (page) => {
      const dialog = page.getByRole("dialog", { name: `Change ${name}` });
      await dialog.getByLabel("Name").fill(`${name} again`);
      await dialog.getByRole("button", { name: "Save" }).click();
    };
    const times = async () => {
      const [one] = [...(await found(section, name)), ...(await found(section, `${name} again`))];
      return one.version - version;
    };
    return { path: `#/set-up/${section}?change=${encodeURIComponent(id)}`, said: `${name} again is saved.`, send, times };
  };
}

function archived(section) {
  return async () => {
    const name = tagged("Lost");
    await made(section, name);
    const times = async () => {
      const [{ isArchived, isActive }] = await found(section, name);
      return Number(isArchived ?? !isActive);
    };
    const send = (page) => page.getByRole("button", { name: `Archive ${name}` }).click();
    return { path: `#/set-up/${section}`, said: `${name} is archived.`, send, times };
  };
}

async function clinicChanged() {
  const read = async () => (await asked("{ viewer { clinic { id name version } } }")).viewer.clinic;
  const { id, name, version } = await read();
  const send = async (page) => {
    const dialog = page.getByRole("dialog", { name: "Change the clinic" });
    await dialog.getByLabel(/^Below/).fill(tagged("Thank you"));
    await dialog.getByRole("button", { name: "Save" }).click();
  };
  return { path: `#/set-up/clinic?change=${encodeURIComponent(id)}`, said: `${name} is saved.`, send, times: async () => (await read()).version - version };
}

const policy = async () => (await asked("{ viewer { clinic { policy { version shortestValidityDays } } } }")).viewer.clinic.policy;

function policySet(change, title, said, fill) {
  return async () => {
    const { version, shortestValidityDays } = await policy();
    const send = async (page) => {
      const dialog = page.getByRole("dialog", { name: title });
      await fill(dialog, shortestValidityDays);
      await dialog.getByRole("button", { name: "Save" }).click();
    };
    return { path: `#/set-up/policy?change=${change}`, said, send, times: async () => (await policy()).version - version };
  };
}

export const setUpDeeds = {
  CreateTreatment: added("treatments", "Add a treatment", async (dialog) => {
    await dialog.getByLabel("Length in minutes").fill("30");
    await dialog.getByLabel("Price").fill("60");
  }),
  UpdateTreatment: changed("treatments"),
  ArchiveTreatment: archived("treatments"),
  CreateOffer: added("offers", "Add a package", async (dialog) => {
    await dialog.getByLabel("Price").fill("90");
    await dialog.getByLabel("Uses").fill("2");
    await dialog.getByRole("checkbox").first().check();
    await dialog.getByLabel(/^Patient pays on top/).first().fill("0");
  }),
  UpdateOffer: changed("offers"),
  ArchiveOffer: archived("offers"),
  CreateFee: added("fees", /^Add a fee/, (dialog) => dialog.getByLabel("Amount").fill("12")),
  UpdateFee: changed("fees"),
  ArchiveFee: archived("fees"),
  CreateStaffMember: added("staff", /^Add /, async () => {}),
  UpdateStaffMember: changed("staff"),
  ArchiveStaffMember: archived("staff"),
  UpdateClinic: clinicChanged,
  UpdateClinicPolicy: policySet("expiry", "Change the expiry", "The policy is saved.", (dialog, days) =>
    dialog.getByLabel(/^Valid for at least/).fill(days === 1 ? "2" : "1")),
  SetBreakagePolicy: policySet("breakage", "Set what lapses", "It is set.", (dialog) => dialog.getByLabel(/^From/).fill("2099-12-31")),
};
