import { later } from "../../parts/later";
import type { Place } from "..";

export const place: Place = {
  path: "today",
  title: (messages) => messages.today.title,
  icon: "day",
  order: 1,
  permissions: ["PATIENTS_READ"],
  Screen: later(() => import("./today-screen")),
};
