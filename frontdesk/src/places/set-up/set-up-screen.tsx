import type { ComponentType } from "react";
import { useDesk } from "../../desk/desk";
import type { Permission } from "../../generated/graphql";
import { type Messages, useMessages } from "../../messages";
import { Screen } from "../../parts/screen";
import { Sections } from "../../parts/sections";
import { addressOf, useRoute } from "../../shell/router";
import { Clinic } from "./clinic";
import { Fees } from "./fees";
import { Offers } from "./offers";
import { Policy } from "./policy";
import { Staff } from "./staff";
import { Treatments } from "./treatments";
import "./set-up.css";

interface Part {
  readonly path: keyof Messages["setUp"]["sections"];
  readonly permission: Permission;
  readonly Show: ComponentType;
}

const PARTS: readonly Part[] = [
  { path: "treatments", permission: "CATALOGUE_EDIT", Show: Treatments },
  { path: "offers", permission: "CATALOGUE_EDIT", Show: Offers },
  { path: "fees", permission: "CATALOGUE_EDIT", Show: Fees },
  { path: "staff", permission: "STAFF_EDIT", Show: Staff },
  { path: "clinic", permission: "CLINIC_EDIT", Show: Clinic },
  { path: "policy", permission: "POLICY_EDIT", Show: Policy },
];

/** What the clinic offers, who works there, and what it is called. */
export default function SetUpScreen() {
  const desk = useDesk();
  const { rest } = useRoute();
  const words = useMessages().setUp;
  const allowed = PARTS.filter(({ permission }) => desk.may(permission));
  const shown = allowed.find(({ path }) => path === rest[0]) ?? allowed[0];
  if (shown === undefined) return null;
  return (
    <Screen title={words.title}>
      <Sections
        label={words.title}
        current={shown.path}
        sections={allowed.map(({ path }) => ({ path, title: words.sections[path], address: addressOf("set-up", [path]) }))}
      />
      <shown.Show key={shown.path} />
    </Screen>
  );
}
