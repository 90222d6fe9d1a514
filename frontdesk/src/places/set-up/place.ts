import { later } from "../../parts/later";
import type { Place } from "..";

export const place: Place = {
  path: "set-up",
  title: (messages) => messages.setUp.title,
  icon: "setup",
  order: 9,
  permissions: ["CATALOGUE_EDIT", "STAFF_EDIT", "CLINIC_EDIT", "POLICY_EDIT"],
  Screen: later(() => import("./set-up-screen")),
};
