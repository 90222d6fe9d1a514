import { later } from "../../parts/later";
import type { Place } from "..";

export const place: Place = {
  path: "reports",
  title: (messages) => messages.reports.title,
  icon: "report",
  order: 8,
  // Those who sell see what they took today.
  permissions: ["REPORTS_READ", "PACKAGES_SELL"],
  Screen: later(() => import("./reports-screen")),
};
