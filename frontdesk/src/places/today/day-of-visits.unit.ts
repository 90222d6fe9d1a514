import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsOf, freeTimesOf, type Visit, withChanges } from "./day-of-visits";

const ZONE = "America/Vancouver";
const DAY = "2026-12-01";

function visit(id: string, change: Partial<Visit> = {}): Visit {
  return {
    id,
    version: 1,
    status: "BOOKED",
    startsAt: `${DAY}T18:00:00Z`,
    endsAt: `${DAY}T18:45:00Z`,
    note: null,
    patient: { id: `patient of ${id}`, firstName: "Ana", lastName: id },
    treatment: { id: "massage", name: "Massage" },
    practitioner: { id: "gill", name: "Gill" },
    patientTotal: { amount: "95.00", currency: "CAD" },
    redemption: null,
    invoice: null,
    ...change,
  };
}

const idsOf = (visits: readonly Visit[]) => visits.map(({ id }) => id);

test("a changed visit replaces the one that is shown", () => {
  const [changed] = withChanges([visit("a")], [visit("a", { version: 2, status: "ARRIVED" })], DAY, ZONE);
  assert.equal(changed?.status, "ARRIVED");
});

test("an older version replaces nothing", () => {
  const shown = [visit("a", { version: 3, status: "ARRIVED" })];
  assert.equal(withChanges(shown, [visit("a", { version: 2 })], DAY, ZONE)[0]?.status, "ARRIVED");
});

test("a visit that is moved to another day of the clinic leaves", () => {
  const moved = visit("a", { version: 2, startsAt: "2026-12-02T08:30:00Z" });
  assert.deepEqual(withChanges([visit("a"), visit("b")], [moved], DAY, ZONE), [visit("b")]);
});

test("the clinic's day ends at its midnight, not at that of UTC", () => {
  const late = visit("late", { startsAt: "2026-12-02T07:30:00Z" });
  assert.deepEqual(idsOf(withChanges([visit("a")], [late], DAY, ZONE)), ["a", "late"]);
});

test("visits stand by time, then by name", () => {
  const early = visit("z", { startsAt: `${DAY}T16:00:00Z` });
  assert.deepEqual(idsOf(withChanges([], [visit("b"), visit("a"), early], DAY, ZONE)), ["z", "a", "b"]);
});

test("a practitioner's own visits stand first, those of nobody last", () => {
  const visits = [
    visit("a", { practitioner: null }),
    visit("b", { practitioner: { id: "gill", name: "Gill" } }),
    visit("c", { practitioner: { id: "own", name: "Zed" } }),
    visit("d", { practitioner: { id: "baek", name: "Baek" } }),
  ];
  const names = columnsOf(visits, "own").map(({ practitioner }) => practitioner?.name ?? null);
  assert.deepEqual(names, ["Zed", "Baek", "Gill", null]);
});

const hour = (hours: number, minutes = 0) => `${DAY}T${hours}:${String(minutes).padStart(2, "0")}:00Z`;
const from = (id: string, start: number, end: number, change: Partial<Visit> = {}) =>
  visit(id, { startsAt: hour(start), endsAt: hour(end), ...change });

test("between two visits the time is free, and after the last", () => {
  const free = freeTimesOf([from("a", 17, 18), from("b", 20, 21)], new Date(hour(10)));
  assert.deepEqual([...free], [
    ["b", { from: new Date(hour(18)), until: new Date(hour(20)) }],
    ["", { from: new Date(hour(21)), until: undefined }],
  ]);
});

test("what has passed is not free, and a cancelled visit takes no time", () => {
  const visits = [from("a", 15, 16), from("b", 17, 18, { status: "CANCELLED" }), from("c", 19, 20)];
  const free = freeTimesOf(visits, new Date(hour(17, 5)));
  assert.deepEqual(free.get("c"), { from: new Date(hour(17, 15)), until: new Date(hour(19)) });
  assert.equal(freeTimesOf(visits, new Date(hour(18, 50))).has("c"), false);
});

test("a long visit beside a short one: the time is free after both", () => {
  const free = freeTimesOf([from("long", 17, 20), from("short", 18, 19)], new Date(hour(10)));
  assert.deepEqual(free.get("")?.from, new Date(hour(20)));
});
