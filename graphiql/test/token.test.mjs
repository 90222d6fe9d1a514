// Support staff with a token: EXPLORER is the page, TOKEN support's, EXPIRED an old one of theirs,
// OWNER the clinic owner's.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { archive } from "./owner.mjs";
import { answer, launched, opened, pictured, reading, signedIn, turnedTo, write, ADDRESS } from "./browser.mjs";

const QUESTIONS = [
  "FindThePatient",
  "WhyAreThreeUsesLeft",
  "WhichVisitsUsedIt",
  "WhyCanItNotBeRedeemed",
  "WhatWouldARefundBe",
  "SalesOfTheMonth",
  "UsageOfTheMonth",
  "WhatSheUsed",
  "WatchHerPackages",
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

test("every prepared tab is answered, each from the answers before it", async () => {
  const { page, wrong } = await visitor();
  await signedIn(page);
  assert.deepEqual(await page.locator(".bar .who > span").allInnerTexts(), [
    "Ines Kask",
    "Support",
    "Harbour Physiotherapy",
  ]);
  assert.deepEqual(await page.getByRole("tab").allInnerTexts(), QUESTIONS);

  const answers = {};
  for (const title of ASKED) {
    await turnedTo(page, title);
    answers[title] = await answer(page);
    assert.equal(answers[title].errors, undefined, JSON.stringify(answers[title]));
    await pictured(page, `laptop-${title}`);
  }

  const [rosalind] = answers.FindThePatient.data.patients.nodes;
  assert.equal(rosalind.lastName, "Achterberg");
  const asked = answers.WhyAreThreeUsesLeft.data.patientPackage;
  assert.equal(asked.usesRemaining, 3);
  assert.equal(asked.history.nodes[0].kind, "SOLD");
  assert.equal(asked.history.nodes[0].usesRemainingAfter, 10);
  const reasons = answers.WhyCanItNotBeRedeemed.data.packageOptions.map((option) => option.refusalCode);
  assert.ok(reasons.includes("NOT_FULLY_PAID"), reasons);
  assert.equal(answers.WhatWouldARefundBe.data.refundPreview.suggestedAmount.amount, "240.00");
  assert.ok("packagesSold" in answers.SalesOfTheMonth.data.packageSalesReport.summary);
  assert.ok("uses" in answers.UsageOfTheMonth.data.packageUsageReport.summary);
  assert.equal(answers.WhatSheUsed.data.packageUsageReport.summary.uses, 7);
  assert.deepEqual(wrong, []);
});

test("what an earlier answer has to give is asked for first", async () => {
  const { page, wrong } = await visitor();
  await signedIn(page);
  await page.getByRole("button", { name: "Why are three of ten uses left" }).click();

  const { errors } = await answer(page);

  assert.match(errors[0].message, /^Run FindThePatient first/);
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
  await tab.waitFor();

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
  await page.locator(".result-window").getByText("FORBIDDEN").waitFor();
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
  await page.getByRole("alert").getByText("The token does not belong to an active staff member.").waitFor();

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
