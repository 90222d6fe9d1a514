import { lazy } from "react";
import type { Place } from "..";

export const place: Place = {
  path: "reports",
  title: (messages) => messages.reports.title,
  icon: "report",
  order: 8,
  // Those who sell see what they took today.
  permissions: ["REPORTS_READ", "PACKAGES_SELL"],
  Screen: lazy(() => import("./reports-screen")),
};
