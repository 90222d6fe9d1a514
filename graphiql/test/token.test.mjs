// Support staff with a token: EXPLORER is the page, TOKEN support's, EXPIRED an old one of theirs,
// OWNER the clinic owner's.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { archive, register } from "./owner.mjs";
import { answer, found, launched, opened, pictured, reading, shownQuery, signedIn, turnedTo, write, ADDRESS } from "./browser.mjs";

const QUESTIONS = [
  "FindThePatient",
  "ThePatient",
  "WhyThisNumberLeft",
  "WhichVisitsUsedIt",
  "WhyCanItNotBeRedeemed",
  "WhatWouldARefundBe",
  "SalesOfTheMonth",
  "UsageOfTheMonth",
  "WhatThePatientUsed",
  "WhyThisLiability",
  "WatchThePatient",
  "WatchTodaysVisits",
];
/** These stay open: live.test.mjs. */
const ASKED = QUESTIONS.filter((title) => !title.startsWith("Watch"));
const LYING = { viewport: { width: 1180, height: 820 }, hasTouch: true };
const STANDING = { viewport: { width: 820, height: 1180 }, hasTouch: true };

let browser;
before(async () => { browser = await launched(); });
after(async () => { await browser.close(); });

async function visitor(options) {
  const { page, wrong } = await opened(browser, options);
  await reading(page);
  return { page, wrong };
}

/** The buttons below what is called so. */
const questionsAbout = (page, name) => page.getByRole("group", { name: `Questions about ${name}` });

test("every prepared tab is answered, about whom and what was chosen", async () => {
  const { page, wrong } = await visitor();
  await signedIn(page);
  assert.deepEqual(await page.locator(".bar .who > span").allInnerTexts(), [
    "Ines Kask",
    "Support",
    "Harbour Physiotherapy",
  ]);
  assert.deepEqual(await page.getByRole("tab").allInnerTexts(), QUESTIONS);

  const answers = { FindThePatient: await found(page, "achterberg") };
  await questionsAbout(page, "Ten physiotherapy visits").getByRole("button", { name: "Visits" }).click();
  await turnedTo(page, "WhyCanItNotBeRedeemed");
  await page.getByLabel("Treatment").selectOption({ label: "Massage therapy" });
  for (const title of ASKED.slice(1)) {
    await turnedTo(page, title);
    answers[title] = await answer(page);
    assert.equal(answers[title].errors, undefined, JSON.stringify(answers[title]));
    await pictured(page, `laptop-${title}`);
  }

  const [rosalind] = answers.FindThePatient.data.patients.nodes;
  assert.equal(answers.ThePatient.data.patient.id, rosalind.id);
  const asked = answers.WhyThisNumberLeft.data.patientPackage;
  assert.equal(asked.usesRemaining, 3);
  assert.equal(asked.history.nodes[0].kind, "SOLD");
  assert.equal(asked.history.nodes[0].usesRemainingAfter, 10);
  const reasons = answers.WhyCanItNotBeRedeemed.data.packageOptions.map((option) => option.refusalCode);
  assert.ok(reasons.includes("NOT_FULLY_PAID"), reasons);
  assert.equal(answers.WhatWouldARefundBe.data.refundPreview.suggestedAmount.amount, "240.00");
  assert.ok("packagesSold" in answers.SalesOfTheMonth.data.packageSalesReport.summary);
  assert.ok("uses" in answers.UsageOfTheMonth.data.packageUsageReport.summary);
  assert.equal(answers.WhatThePatientUsed.data.packageUsageReport.summary.uses, 10);
  assert.deepEqual(wrong, []);
});

test("from a name to the reason and on, by clicking, in the clinic's time", async () => {
  const { page, wrong } = await visitor({ timezoneId: "Asia/Tokyo" });
  await signedIn(page, { withQuery: false });
  await found(page, "achterberg");
  await pictured(page, "answer-found");
  const packages = page.getByRole("table", { name: "Packages" });
  assert.match(await packages.getByRole("row", { name: /^Ten physiotherapy/ }).innerText(), /Active\s+3\s+10\s+\d\s+2027-08-17\s+2026-08-17 \d\d:\d\d/);

  await questionsAbout(page, "Ten physiotherapy visits").getByRole("button", { name: "Why this number left?" }).click();
  const history = page.getByRole("table", { name: "History" });
  const lines = history.locator("tbody tr");
  await lines.first().waitFor();
  await pictured(page, "answer-why");
  const data = JSON.parse(await page.evaluate(() => written("response"))).data.patientPackage;
  const [sold] = data.history.nodes;
  assert.equal(await lines.count(), data.history.nodes.length);
  const local = new Date(sold.at).toLocaleString("sv-SE", { timeZone: "America/Los_Angeles" }).slice(0, 16);
  assert.deepEqual((await lines.first().locator("td").allInnerTexts()).slice(0, 4), ["1", local, "Sold", "10"]);
  assert.equal(await page.getByLabel("Package").locator("option:checked").innerText(), "Ten physiotherapy visits: active, 3 of 10 left, sold 2026-08-17");

  for (const [next, word] of [["Refund?", "240.00 CAD"], ["Visits", "No show"], ["Visits and invoices", "INV-"]]) {
    await page.getByRole("button", { name: next, exact: true }).first().click();
    await page.locator(".answer").getByText(word).first().waitFor();
  }
  // Another package, by what it is: no path and no id was written.
  await questionsAbout(page, "Recovery mix").getByRole("button", { name: "Why this number left?" }).click();
  await page.getByRole("heading", { name: "Recovery mix" }).waitFor();
  assert.deepEqual(wrong, []);
});

test("any patient can be asked about; another one's package is not theirs", async () => {
  const { page, wrong } = await visitor();
  await signedIn(page);
  const { data } = await found(page, "");
  const holders = data.patients.nodes.filter((each) => each.packages.nodes.length > 0);
  assert.ok(holders.length > 2);
  for (const { firstName, lastName, packages } of holders.slice(0, 2)) {
    const name = `${firstName} ${lastName}`;
    await turnedTo(page, "FindThePatient");
    const section = page.locator("section.part", { has: page.getByRole("heading", { name, exact: true }) });
    await section.getByRole("button", { name: "Why this number left?" }).first().click();
    await page.locator(".answer dd").getByText(name, { exact: true }).waitFor();
    await page.getByRole("heading", { name: packages.nodes[0].name }).waitFor();
  }
  await turnedTo(page, "FindThePatient");
  const { firstName, lastName } = holders[0];
  const first = page.locator("section.part", { has: page.getByRole("heading", { name: `${firstName} ${lastName}`, exact: true }) });
  await first.getByRole("button", { name: "Visits and invoices" }).click();
  await page.getByRole("table", { name: "Invoices" }).waitFor();
  await page.getByRole("button", { name: "Why is this number of uses left" }).click();
  await page.getByLabel("Package").locator("option", { hasText: holders[0].packages.nodes[0].name }).first().waitFor({ state: "attached" });
  for (const option of await page.getByLabel("Package").locator("option").allInnerTexts()) {
    assert.ok(holders[0].packages.nodes.some((each) => option.startsWith(each.name)) || option === "Choose one", option);
  }
  assert.deepEqual(wrong, []);
});

test("what is not chosen yet is asked for", async () => {
  const { page, wrong } = await visitor();
  await signedIn(page);
  await page.getByRole("button", { name: "Why is this number of uses left" }).click();
  await page.getByText("Not chosen yet").waitFor();

  const { errors } = await answer(page);

  assert.match(errors[0].message, /^Choose a package first, in the answer to FindThePatient/);
  await page.getByRole("alert").getByText("Choose a package first").waitFor();
  await page.locator(".answer").getByRole("button", { name: "Find", exact: true }).click();
  await page.getByLabel("Name, number, e-mail or telephone").waitFor();
  assert.deepEqual(wrong, []);
});

test("names are text and nothing else", async () => {
  const { page, wrong } = await visitor();
  await signedIn(page);
  const name = '<img src=x onerror="document.title=1"> <b>Bold</b>';
  const surname = `Markup${Date.now()}`;
  await register(name, surname);

  const { data } = await found(page, surname);
  await page.getByRole("heading", { name: `${name} ${surname}` }).waitFor();
  await page.locator(".about").getByText(name).waitFor();

  assert.equal(data.patients.nodes.length, 1);
  assert.equal(await page.locator(".answer :is(img, b), .about b").count(), 0);
  assert.deepEqual(wrong, []);
});

test("an id is copied, and a link leads to the patient, also through signing in", async () => {
  const { page, wrong } = await visitor({ permissions: ["clipboard-read", "clipboard-write"] });
  await signedIn(page);
  const { data } = await found(page, "achterberg");
  const [{ id, packages }] = data.patients.nodes;
  await page.getByRole("row", { name: /^Recovery mix/ }).getByRole("button", { name: "Copy id" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  assert.equal(await copied(), packages.nodes.find((each) => each.name === "Recovery mix").id);
  await page.locator(".part-head").getByRole("button", { name: "Copy link" }).click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes("#"));
  const link = await copied();
  assert.equal(link, `${ADDRESS}#patient=${id}`);

  const { page: other, wrong: wrongThere } = await opened(browser);
  const sent = [];
  other.on("request", (request) => sent.push(request.url()));
  await reading(other);
  await other.goto(link);
  await other.getByLabel("Token").fill(process.env.TOKEN);
  await other.getByRole("button", { name: "Sign in" }).click();
  await other.getByRole("heading", { name: "Rosalind Achterberg" }).waitFor();
  await other.getByRole("table", { name: "Appointments" }).waitFor();
  assert.equal(other.url(), ADDRESS);
  assert.deepEqual(sent.filter((url) => url.includes(id)), []);
  assert.deepEqual([wrong, wrongThere], [[], []]);
});

test("a report is saved as a file for a spreadsheet, with the days that are asked for", async () => {
  const { page, wrong } = await visitor();
  await signedIn(page, { withQuery: false });
  await page.getByRole("button", { name: "Which uses were redeemed this month" }).click();
  await page.getByLabel("From", { exact: true }).fill("2026-08-01");
  await page.getByLabel("To", { exact: true }).fill("2026-08-31");
  const asked = page.waitForRequest(/\/reports\//);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download CSV" }).click();

  const { searchParams } = new URL((await asked).url());
  assert.deepEqual(Object.fromEntries(searchParams), { for: "spreadsheet", usedFrom: "2026-08-01", usedTo: "2026-08-31" });
  const file = await saved;
  assert.match(file.suggestedFilename(), /^package-usage.*\.csv$/);
  const text = readFileSync(await file.path(), "utf8");
  assert.equal(text.codePointAt(0), 0xfeff);
  const lines = text.trim().split("\n");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.waitForFunction(() => written("response").includes("2026-08-"));
  const { data } = JSON.parse(await page.evaluate(() => written("response")));
  assert.equal(lines.length - 1, data.packageUsageReport.rows.totalCount);
  assert.match(lines[1], /,2026-08-\d\d \d\d:\d\d,/);
  assert.deepEqual(wrong, []);
});

test("a question whose tab was closed opens again", async () => {
  const { page, wrong } = await visitor();
  await signedIn(page);
  const tab = page.getByRole("tab", { name: "SalesOfTheMonth" });
  await turnedTo(page, "SalesOfTheMonth");
  await tab.getByRole("button", { name: "Close Tab" }).click();
  await tab.waitFor({ state: "detached" });

  await page.getByRole("button", { name: "Which packages were sold this month" }).click();
  await page.getByRole("tab", { name: "SalesOfTheMonth", selected: true }).waitFor();

  const { data } = await answer(page);
  assert.ok(data.packageSalesReport);
  assert.deepEqual(wrong, []);
});

test("a refusal is shown with its code", async () => {
  const { page, wrong } = await visitor();
  await signedIn(page);
  await write(page, "query", 'mutation New { createPatient(input: { firstName: "A", lastName: "B" }) { __typename } }');

  const { errors } = await answer(page);

  assert.equal(errors[0].extensions.code, "FORBIDDEN");
  await page.locator(".answer").getByRole("alert").getByText("FORBIDDEN").waitFor();
  await pictured(page, "laptop-refusal");
  assert.deepEqual(wrong, []);
});

test("what is asked is what stands in the editor, however quickly it is sent", async () => {
  const { page, wrong } = await visitor();
  await signedIn(page);

  await page.evaluate(() => {
    modelOf("query").setValue("{ viewer { role } }");
    document.querySelector(".graphiql-execute-button").click();
  });
  await page.waitForFunction(() => written("response") !== "");

  const said = await page.evaluate(() => written("response"));
  assert.deepEqual(JSON.parse(said), { data: { viewer: { role: "SUPPORT" } } });
  assert.deepEqual(wrong, []);
});

test("the explorer writes a query by clicking, the documentation and the history can be read", async () => {
  const { page, wrong } = await visitor();
  await signedIn(page);
  await write(page, "query", "");
  await page.getByRole("button", { name: "Show GraphiQL Explorer" }).click();
  await page.locator(".docExplorerWrap").getByText("viewer", { exact: true }).click();
  await page.locator(".docExplorerWrap").getByText("role", { exact: true }).click();
  // GraphiQL puts down what the tab holds, not what stands in the editor at the moment.
  await page.waitForFunction(() => sessionStorage["graphiql:tabState"]?.includes("query MyQuery"));
  const { data } = await answer(page);
  assert.deepEqual(data, { viewer: { role: "SUPPORT" } });
  await pictured(page, "laptop-explorer");

  await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
  await page.locator(".graphiql-doc-explorer").getByText("Query", { exact: true }).first().click();
  await page.locator(".graphiql-doc-explorer").getByText("refundPreview").first().waitFor();
  await pictured(page, "laptop-documentation");

  await page.getByRole("button", { name: "Show History" }).click();
  await page.locator(".graphiql-history-item-label").first().waitFor();
  await pictured(page, "laptop-history");
  assert.deepEqual(wrong, []);
});

test("the editor knows the schema and marks what it does not have", async () => {
  const { page, wrong } = await visitor();
  await signedIn(page);
  await write(page, "query", "{ viewer { nobody } }");
  await page.locator(".graphiql-query-editor .squiggly-error").first().waitFor();

  await write(page, "query", "{ viewer {  } }");
  await page.locator(".graphiql-query-editor .view-line").first().click();
  await page.keyboard.press("Home");
  for (let step = 0; step < "{ viewer { ".length; step += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+Space");
  await page.locator(".suggest-widget").getByText("permissions").first().waitFor();
  await pictured(page, "laptop-completion");
  assert.deepEqual(wrong, []);
});

test("token, headers and names end with the browser's tab, and with signing out", async () => {
  const { page, wrong } = await visitor();
  await signedIn(page);
  await page.getByRole("button", { name: "Headers" }).click();
  await write(page, "headers", '{"X-Mine": "kept"}');
  await answer(page);
  await page.waitForFunction(() =>
    ["graphiql:headers", "graphiql:tabState"].every((key) => sessionStorage[key]?.includes("X-Mine")),
  );
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  assert.deepEqual(await page.context().cookies(), []);

  await page.reload();
  await page.getByText("Ines Kask").waitFor();
  await page.locator(".graphiql-query-editor .view-line").first().waitFor();
  assert.deepEqual(await page.getByRole("tab").allInnerTexts(), QUESTIONS);
  await page.getByRole("button", { name: "Sign out" }).click();

  await page.getByLabel("Token").waitFor();
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  assert.deepEqual(wrong, []);
});

test("a token that has expired, or is none, is refused in a sentence", async () => {
  const { page, wrong } = await visitor();
  await page.goto(ADDRESS);
  await pictured(page, "laptop-sign-in");
  for (const [token, said] of [[process.env.EXPIRED, "The token has expired."], ["x", "The token is not valid."]]) {
    await page.getByLabel("Token").fill(token);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("alert").getByText(said).waitFor();
  }
  await pictured(page, "laptop-refused-token");
  assert.ok(wrong.every((message) => message.includes("401")), wrong);
});

test("a token that expires asks to sign in again, and what was typed stays", async () => {
  const { page, wrong } = await visitor();
  await page.clock.install();
  await signedIn(page);
  await write(page, "query", "{ viewer { role } }");
  await page.clock.fastForward("25:00:00");
  await page.getByRole("alert").getByText("Your sign-in has expired.").waitFor();
  await pictured(page, "laptop-expired");
  await page.clock.setSystemTime(new Date(Number(process.env.NOW)));

  await page.getByLabel("Token").fill(process.env.TOKEN);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });

  assert.deepEqual(await answer(page), { data: { viewer: { role: "SUPPORT" } } });
  assert.deepEqual(wrong, []);
});

test("who is archived meanwhile is told so, and signs in again when they are back", async () => {
  const { page, wrong } = await visitor();
  await signedIn(page);
  await write(page, "query", "{ viewer { staffMember { id } } }");
  const { data } = await answer(page);
  await archive(data.viewer.staffMember.id, true);

  await page.getByRole("button", { name: /Execute query/ }).click();
  await page.getByRole("dialog").getByText("The token does not belong to an active staff member.").waitFor();

  await archive(data.viewer.staffMember.id, false);
  await page.getByLabel("Token").fill(process.env.TOKEN);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.deepEqual(await answer(page), { data });
  assert.ok(wrong.every((message) => message.includes("401")), wrong);
});

test("it is light or dark as the machine is, and fits a tablet either way up", async () => {
  for (const [name, options] of Object.entries({ tablet: LYING, narrow: STANDING })) {
    const { page, wrong } = await visitor(options);
    await page.goto(ADDRESS);
    await page.getByLabel("Token").waitFor();
    await pictured(page, `${name}-sign-in`);
    await signedIn(page);
    await answer(page);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await page.waitForFunction((isDark) => {
        const [, red] = /rgb\((\d+)/.exec(getComputedStyle(document.body).backgroundColor);
        const isDarkEditor = document.querySelector(".monaco-editor.vs-dark") !== null;
        return Number(red) < 128 === isDark && isDarkEditor === isDark;
      }, colorScheme === "dark");
      await pictured(page, `${name}-${colorScheme}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    }
    assert.deepEqual(wrong, []);
  }
});
