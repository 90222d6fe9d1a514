import { later } from "../../parts/later";
import type { Place } from "..";

export const place: Place = {
  path: "print",
  title: (messages) => messages.print.title,
  icon: "print",
  order: 99,
  isHidden: true,
  permissions: ["PATIENTS_READ"],
  Screen: later(() => import("./print-screen")),
};
