// Set-up: what the clinic offers and who works there, as the owner changes it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { barriers, isNarrowEnough, launched, opened, pictured, SIZES } from "./browser.mjs";
import { asked, at as momentOf, booked, catalogue, day, done, named, registered, sold } from "./clinic.mjs";

let browser;
before(async () => { browser = await launched(); });
after(async () => { await browser.close(); });

/** Neither the window nor the content has anything that is wider. */
const fits = async (page) =>
  (await isNarrowEnough(page)) && page.locator("main").evaluate((main) => main.scrollWidth <= main.clientWidth);

async function at(section, options) {
  const there = await opened(browser, { path: `#/set-up/${section}`, ...options });
  await there.page.getByRole("heading", { name: /Set-up|Einrichtung/, level: 1 }).waitFor();
  await there.page.locator(".catalogue, .clinic").waitFor();
  return there;
}

const treatmentNamed = async (name) =>
  (await asked("{ treatments(includeArchived: true) { id name version durationMinutes price { amount } isArchived } }")).treatments.find((one) => one.name === name);

test("a treatment is added by keyboard; what is refused stands at its field", async () => {
  const { page, wrong } = await at("treatments");
  const name = "Dry needling";
  await page.getByRole("link", { name: "Add a treatment" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Add a treatment" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Length in minutes").fill("half an hour");
  await dialog.getByLabel("Price").fill("-5");
  await page.keyboard.press("Enter");
  await dialog.getByText("Give a number from 1 to 1,440.").waitFor();
  assert.equal(await dialog.getByLabel("Price").getAttribute("aria-invalid"), "true");
  assert.equal(await page.evaluate(() => document.activeElement.value), "half an hour");
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "set-up-refused");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("30");
  await dialog.getByLabel("Price").fill("62,50");
  await page.keyboard.press("Enter");

  await page.getByRole("status").getByText(`${name} is saved.`).waitFor();
  await page.getByRole("row", { name: new RegExp(name) }).getByText("$62.50").waitFor();
  assert.equal((await treatmentNamed(name)).durationMinutes, 30);
  assert.deepEqual(wrong, []);
});

test("a change by others meanwhile is taken over, and one's own stays", async () => {
  const name = "Lymph drainage";
  const { treatment } = await done("createTreatment", "CreateTreatment", { name, durationMinutes: 40, price: "70.00" }, "treatment { id version }");
  const { page, wrong } = await at("treatments");
  await page.getByRole("link", { name }).click();
  const dialog = page.getByRole("dialog", { name: `Change ${name}` });
  await dialog.getByLabel("Price").fill("75.00");
  await done("updateTreatment", "UpdateTreatment", { treatmentId: treatment.id, durationMinutes: 50, price: "72.00" }, "treatment { id }");

  await page.keyboard.press("Enter");
  await dialog.getByText("Price is now 72.00. What you wrote stays.").waitFor();
  await dialog.getByText("Length is now 50.").waitFor();
  assert.equal(await dialog.getByLabel("Length in minutes").inputValue(), "50");
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "set-up-conflict");
  await dialog.getByRole("button", { name: "Save" }).click();

  await dialog.waitFor({ state: "detached" });
  const { durationMinutes, price } = await treatmentNamed(name);
  assert.deepEqual([durationMinutes, price.amount], [50, "75.00"]);
  assert.deepEqual(wrong, []);
});

test("what is archived by one press comes back by the toast", async () => {
  const name = "Cupping";
  await done("createTreatment", "CreateTreatment", { name, durationMinutes: 40, price: "70.00" }, "treatment { id }");
  const { page, wrong } = await at("treatments");
  await page.getByRole("button", { name: `Archive ${name}` }).click();
  await page.getByRole("status").getByText(`${name} is archived.`).waitFor();
  await page.getByRole("link", { name }).waitFor({ state: "detached" });
  assert.equal((await treatmentNamed(name)).isArchived, true);
  await page.getByRole("region", { name: "Notifications" }).getByRole("button", { name: "Undo" }).click();
  await page.getByRole("link", { name }).waitFor();
  assert.equal((await treatmentNamed(name)).isArchived, false);
  assert.deepEqual(wrong, []);
});

test("a package is put together, and its draft outlives a reload", async () => {
  const name = "Four weeks";
  const { treatments } = await catalogue();
  const { page, wrong } = await at("offers");
  await page.getByRole("link", { name: "Add a package" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a package" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Price").fill("240");
  await page.reload();
  assert.equal(await dialog.getByLabel("Name").inputValue(), name);
  await dialog.getByLabel("Uses").fill("4");
  await dialog.getByLabel("Valid for, in days").fill("28");
  await page.keyboard.press("Enter");
  await dialog.getByText("Give 1 to 200 of these: here are 0.").waitFor();
  await dialog.getByRole("checkbox", { name: treatments[0].name, exact: true }).check();
  await dialog.getByLabel(/^Patient pays on top/).fill("ten");
  await page.keyboard.press("Enter");
  await dialog.getByText("Give a plain amount.").waitFor();
  assert.deepEqual(await barriers(page), []);
  await dialog.getByLabel(/^Patient pays on top/).fill("10");
  await page.keyboard.press("Enter");

  await dialog.waitFor({ state: "detached" });
  const row = page.getByRole("row", { name: new RegExp(name) });
  await row.getByText("28 days").waitFor();
  await row.getByText(treatments[0].name).waitFor();
  assert.deepEqual(wrong, []);
});

test("limits of a package are refused at their fields, kept, shown on what is sold, and taken away", async () => {
  const name = "Two of each";
  const [one, other] = (await catalogue()).treatments.filter(({ kind }) => kind === "TREATMENT");
  const eligibleItems = [one, other].map(({ id }) => ({ treatmentId: id, patientPays: "0" }));
  const { package: offer } = await done(
    "createPackage",
    "CreatePackage",
    { name, price: "100.00", uses: 4, eligibleItems },
    "package { id price { amount } }",
  );
  const { page, wrong } = await at("offers");
  await page.getByRole("link", { name }).click();
  const dialog = page.getByRole("dialog", { name: `Change ${name}` });
  await dialog.getByRole("button", { name: "Add a limit" }).click();
  await dialog.getByRole("button", { name: "Add a limit" }).click();
  const [first, second] = [1, 2].map((number) => dialog.getByRole("group", { name: `Limit ${number}` }));
  await first.getByRole("checkbox", { name: one.name, exact: true }).check();
  await second.getByRole("checkbox", { name: one.name, exact: true }).waitFor({ state: "detached" });
  await second.getByRole("checkbox", { name: other.name, exact: true }).check();
  await first.getByLabel("Uses at most").fill("5");
  await second.getByLabel("Uses at most").fill("2");
  await page.keyboard.press("Enter");
  await first.getByText("Give a number from 1 to 4.").waitFor();
  assert.deepEqual(await barriers(page), []);
  await first.getByLabel("Uses at most").fill("2");
  await first.getByLabel(/^Share of price/).fill("60");
  await second.getByLabel(/^Share of price/).fill("30");
  await page.keyboard.press("Enter");
  await dialog.getByText("The shares are $90.00 together, and the price is $100.00.").waitFor();
  await second.getByLabel(/^Share of price/).fill("40");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });

  const patient = await registered("Lou", "Limited");
  await sold(patient, offer);
  const { page: screen, wrong: wrongThere } = await opened(browser, { path: `#/patients/${encodeURIComponent(patient)}` });
  const limits = screen.getByRole("article", { name }).getByRole("list", { name: "Limits" });
  await limits.getByText(`${one.name}: 2 of 2 free`).waitFor();
  await limits.getByText(`${other.name}: 2 of 2 free`).waitFor();
  assert.deepEqual(await barriers(screen), []);
  await pictured(screen, "limits-of-a-package");
  await screen.getByRole("link", { name: "Sell a package" }).click();
  const offered = screen.getByRole("dialog", { name: "Sell a package" }).getByRole("radio", { name: new RegExp(name) });
  await offered.and(screen.getByRole("radio", { name: `At most 2 × ${one.name}; 2 × ${other.name}` })).waitFor();
  assert.deepEqual(await barriers(screen), []);

  await page.getByRole("link", { name }).click();
  assert.equal(await first.getByLabel("Uses at most").inputValue(), "2");
  await dialog.getByRole("button", { name: "Remove limit 2" }).click();
  await dialog.getByRole("button", { name: "Remove limit 1" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  const { node } = await asked("query ($id: ID!) { node(id: $id) { ... on Package { useLimits { uses } } } }", { id: offer.id });
  assert.deepEqual(node.useLimits, []);
  assert.deepEqual([...wrong, ...wrongThere], []);
});

test("a fee is changed", async () => {
  const name = "Missed class";
  await done("createNoShowFee", "CreateNoShowFee", { name, amount: "15.00" }, "noShowFee { id }");
  const { page, wrong } = await at("fees");
  await page.getByRole("link", { name }).click();
  const dialog = page.getByRole("dialog", { name: `Change ${name}` });
  await dialog.getByLabel("Amount").fill("18");
  await page.keyboard.press("Enter");
  await page.getByRole("row", { name: new RegExp(name) }).getByText("$18.00").waitFor();
  assert.deepEqual(wrong, []);
});

test("who leaves has visits left: they are listed and lead to their day", async () => {
  const name = named("Kim", "Aldaba");
  const { staffMember } = await done("createStaffMember", "CreateStaffMember", { name, role: "PRACTITIONER" }, "staffMember { id }");
  const { treatments } = await catalogue();
  const treatment = treatments.find(({ kind }) => kind === "TREATMENT");
  const patient = await registered("Ida", "Left-Behind");
  await booked(patient, treatment.id, momentOf(10, 0, day(3)), { practitionerId: staffMember.id });
  const { page, wrong } = await at("staff");
  await page.getByRole("link", { name }).click();
  const form = page.getByRole("dialog", { name: `Change ${name}` });
  await form.getByLabel("Role").selectOption("Billing");
  await form.getByText("reports").waitFor();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: `Archive ${name}` }).click();
  const dialog = page.getByRole("dialog", { name: `1 visit is still booked with ${name}` });
  await dialog.getByText(named("Ida", "Left-Behind")).waitFor();
  assert.deepEqual(await barriers(page), []);
  await pictured(page, "set-up-booked-still");
  await dialog.getByRole("link").click();
  await page.getByRole("article", { name: named("Ida", "Left-Behind") }).waitFor();
  assert.deepEqual(wrong, []);
});

test("the clinic must keep an owner", async () => {
  const { viewer: { staffMember } } = await asked("{ viewer { staffMember { name } } }");
  const { page, wrong } = await at("staff");
  await page.getByRole("link", { name: staffMember.name }).click();
  const dialog = page.getByRole("dialog", { name: `Change ${staffMember.name}` });
  await dialog.getByLabel("Role").selectOption("Billing");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("The clinic must keep an active owner.").waitFor();
  assert.deepEqual(wrong, []);
});

test("the clinic's name is changed and stands in the frame; its time zone is in use", async () => {
  const { viewer: { clinic } } = await asked("{ viewer { clinic { name } } }");
  const { page, wrong } = await at("clinic");
  const change = async (label, value) => {
    await page.getByRole("link", { name: "Change the clinic" }).click();
    const dialog = page.getByRole("dialog", { name: "Change the clinic" });
    if (label === "Time zone") await dialog.getByLabel(label).selectOption(value);
    else await dialog.getByLabel(label).fill(value);
    await dialog.getByRole("button", { name: "Save" }).click();
    return dialog;
  };
  const refused = await change("Time zone", "Europe/Berlin");
  await refused.getByText("The time zone can no longer be changed.").waitFor();
  assert.deepEqual(await barriers(page), []);
  await page.keyboard.press("Escape");
  for (const name of [`${clinic.name} West`, clinic.name]) {
    await change("Name", name);
    await page.getByRole("banner").getByText(name, { exact: true }).waitFor();
  }
  assert.deepEqual(wrong, []);
});

const policyOf = async () => (await asked(
  `{ viewer { clinic { policy { allowsExpiry shortestValidityDays
     breakage { method } comingBreakage { method expectedPercent from setBy { name } } } } } }`)).viewer.clinic.policy;

/** An offer that is valid for 28 days is refused at its field, and is not there. */
async function isRefusedAnOffer(name, reason) {
  const { page, wrong } = await at("offers");
  await page.getByRole("link", { name: "Add a package" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a package" });
  for (const [label, value] of [["Name", name], ["Price", "120"], ["Uses", "4"], ["Valid for, in days", "28"]]) await dialog.getByLabel(label).fill(value);
  await dialog.getByRole("checkbox").first().check();
  await dialog.locator("[type=submit]").click();
  await dialog.getByText(reason).waitFor();
  assert.equal(await dialog.getByLabel("Valid for, in days").getAttribute("aria-invalid"), "true");
  assert.deepEqual(await barriers(page), []);
  await page.keyboard.press("Escape");
  assert.deepEqual(wrong, []);
}

test("the owner forbids that packages expire, or sets how long they are valid at least: offers that fall short are refused", async () => {
  const { page, wrong } = await at("policy");
  const dialog = page.getByRole("dialog", { name: "Change the expiry" });
  const shown = page.getByRole("region", { name: "Policy" });
  await shown.getByText("Packages may expire").waitFor();
  try {
    await page.getByRole("link", { name: "Change the expiry" }).focus();
    await page.keyboard.press("Enter");
    await dialog.getByRole("checkbox", { name: "Packages may expire" }).focus();
    await page.keyboard.press("Space");
    await dialog.getByRole("button", { name: "Save" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText("The policy is saved.").waitFor();
    await shown.getByText("Packages do not expire").waitFor();
    assert.equal((await policyOf()).allowsExpiry, false);
    await isRefusedAnOffer("Four in a month", "The clinic's policy does not let packages expire.");

    await page.getByRole("link", { name: "Change the expiry" }).click();
    await dialog.getByRole("checkbox", { name: "Packages may expire" }).check();
    await dialog.getByLabel("Valid for at least, in days").fill("a month");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.getAttribute("aria-invalid") === "true");
    assert.deepEqual(await barriers(page), []);
    await dialog.getByLabel("Valid for at least, in days").fill("30");
    await page.keyboard.press("Enter");
    await shown.getByText("At least 30 days").waitFor();
    const { allowsExpiry, shortestValidityDays } = await policyOf();
    assert.deepEqual([allowsExpiry, shortestValidityDays], [true, 30]);
    await isRefusedAnOffer("Four in four weeks", "By the clinic's policy a package is valid for at least 30 days.");
  } finally {
    await done("updateClinicPolicy", "UpdateClinicPolicy", { allowsExpiry: true, shortestValidityDays: null }, "clinic { id }");
  }
  await page.reload();
  await shown.getByText("Packages may expire").waitFor();
  assert.deepEqual(wrong, []);
});

test("what lapses is set from a later day on: never, after the last valid day, or at a rate", async () => {
  const { viewer: { staffMember } } = await asked("{ viewer { staffMember { name } } }");
  const { page, wrong } = await at("policy");
  const dialog = page.getByRole("dialog", { name: "Set what lapses" });
  const shown = page.getByRole("region", { name: "Policy" });
  const dayOf = (date) => new Intl.DateTimeFormat("en-CA", { dateStyle: "medium", timeZone: "UTC" }).format(new Date(date));
  const { breakage } = await policyOf();
  /** Chosen and saved, and shown with who set it. */
  const set = async (method, from, fill) => {
    await page.getByRole("link", { name: "Set what lapses" }).click();
    await dialog.getByRole("radio", { name: method }).check();
    await fill?.();
    await dialog.getByLabel("From", { exact: true }).fill(from);
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "detached" });
    await shown.getByText(`from ${dayOf(from)} · ${staffMember.name}`).waitFor();
  };
  await set("Lapses after the last valid day", day(30));
  assert.equal(await dialog.getByLabel("Expected to lapse, in percent").count(), 0);
  await set("Lapses with use, at an expected rate", day(31), async () => {
    await dialog.getByLabel("Expected to lapse, in percent").fill("100");
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.waitForFunction(() => document.activeElement.getAttribute("aria-invalid") === "true");
    assert.deepEqual(await barriers(page), []);
    await pictured(page, "set-up-rate-refused");
    await dialog.getByLabel("Expected to lapse, in percent").fill("12,5");
  });
  await set("Stays a liability", day(32));
  const coming = (await policyOf()).comingBreakage.filter(({ from }) => [day(30), day(31), day(32)].includes(from));
  const setBy = { name: staffMember.name };
  assert.deepEqual(coming, [
    { method: "ON_EXPIRY", expectedPercent: null, from: day(30), setBy },
    { method: "PROPORTIONAL", expectedPercent: "12.50", from: day(31), setBy },
    { method: "NEVER", expectedPercent: null, from: day(32), setBy },
  ]);
  assert.deepEqual((await policyOf()).breakage, breakage);

  await page.getByRole("link", { name: "Set what lapses" }).click();
  await dialog.getByLabel("From", { exact: true }).fill(day(-1));
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.waitForFunction(() => document.activeElement.getAttribute("aria-invalid") === "true");
  assert.deepEqual(wrong, []);
});

for (const [role, token] of [["billing", process.env.BILLING], ["the front desk", process.env.DESK], ["support", process.env.SUPPORT]]) {
  test(`${role} is offered no policy, by its address neither`, async () => {
    const { page, wrong } = await opened(browser, { token, path: "#/set-up/policy?change=expiry" });
    await page.getByRole("heading", { name: "Set-up", level: 1 }).waitFor();
    await page.waitForFunction(() => !document.querySelector("main .loading"));
    assert.equal(await page.getByRole("link", { name: /^(Policy|Change the expiry|Set what lapses)$/ }).count(), 0);
    assert.equal(await page.getByRole("dialog").count(), 0);
    assert.deepEqual(wrong, []);
  });
}

for (const [size, colorScheme, section, locale] of [
  ["laptop", "light", "treatments", "en-CA"],
  ["laptop", "dark", "offers", "de-DE"],
  ["tablet", "light", "staff", "de-DE"],
  ["phone", "light", "offers", "en-CA"],
  ["phone", "dark", "clinic", "de-DE"],
  ["phone", "light", "policy", "de-DE"],
]) {
  test(`axe finds nothing about ${section} on a ${size}, ${colorScheme}, ${locale}; nothing is too wide`, async () => {
    const { page, wrong } = await at(`${section}?archived=shown`, { viewport: SIZES[size], colorScheme, locale });
    assert.deepEqual(await barriers(page), []);
    assert.ok(await fits(page));
    await pictured(page, `set-up-${section}-${size}-${colorScheme}`);
    await page.locator(["clinic", "policy"].includes(section) ? ".clinic .button" : ".catalogue tbody a").first().click();
    await page.getByRole("dialog").waitFor();
    assert.deepEqual(await barriers(page), []);
    assert.ok(await fits(page));
    await pictured(page, `set-up-${section}-${size}-${colorScheme}-form`);
    assert.deepEqual(wrong, []);
  });
}
