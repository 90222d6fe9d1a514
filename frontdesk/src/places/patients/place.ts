import { later } from "../../parts/later";
import type { Place } from "..";

export const place: Place = {
  path: "patients",
  title: (messages) => messages.patients.title,
  icon: "people",
  order: 2,
  permissions: ["PATIENTS_READ"],
  Screen: later(() => import("./patients-screen")),
};
