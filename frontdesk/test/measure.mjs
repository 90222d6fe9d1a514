// How fast the front desk is shown, and how soon a second window follows: writes JSON, in milliseconds.
// DESK_ADDRESS is the page, OWNER the owner's token.
import { launched, opened } from "./browser.mjs";
import { at, booked, catalogue, registered } from "./clinic.mjs";

const TIMES = Number(process.env.TIMES ?? 11);
const NAME = `Measured-${Date.now()}`;

const { treatments } = await catalogue();
await booked(await registered("A", NAME), treatments.find(({ kind }) => kind === "TREATMENT").id, at(12));
const browser = await launched();

/** A browser that has never been here: until something is painted, and until the visits are there. */
async function firstPicture() {
  const { page, context } = await opened(browser, {});
  await page.locator(".visit").first().waitFor();
  const times = await page.evaluate(() => ({
    painted: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    shown: performance.now(),
  }));
  await context.close();
  return times;
}

/** From the press in one window until the other one shows it. */
async function followed() {
  const [one, other] = [await opened(browser, {}), await opened(browser, {})];
  const cardIn = ({ page }) => page.getByRole("article", { name: NAME });
  for (const window of [one, other]) await cardIn(window).waitFor();
  await Promise.all([one.following, other.following]);
  const times = [];
  for (let turn = 0; turn < TIMES; turn++) {
    const [verb, shown] = turn % 2 ? [/^Undo/, "Booked"] : ["Arrive", "Arrived"];
    const seen = cardIn(other).getByText(shown, { exact: true }).waitFor();
    const pressed = performance.now();
    await cardIn(one).getByRole("button", { name: verb }).click();
    await seen;
    times.push(performance.now() - pressed);
    await cardIn(one).getByText(shown, { exact: true }).waitFor();
  }
  return times;
}

const pictures = [];
for (let time = 0; time < TIMES; time++) pictures.push(await firstPicture());
const follows = await followed();
await browser.close();
console.log(JSON.stringify({
  painted: pictures.map(({ painted }) => painted),
  shown: pictures.map(({ shown }) => shown),
  followed: follows,
}));
