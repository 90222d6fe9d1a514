import { lazy } from "react";
import type { Place } from "..";

export const place: Place = {
  path: "today",
  title: (messages) => messages.today.title,
  icon: "day",
  order: 1,
  permissions: ["PATIENTS_READ"],
  Screen: lazy(() => import("./today-screen")),
};
