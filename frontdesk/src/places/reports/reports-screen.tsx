import type { ComponentType } from "react";
import { useDesk } from "../../desk/desk";
import type { Permission } from "../../generated/graphql";
import { type Messages, useMessages } from "../../messages";
import { Screen } from "../../parts/screen";
import { Sections } from "../../parts/sections";
import { addressOf, useRoute } from "../../shell/router";
import { CreditReport } from "./credit-report";
import { LiabilityReport } from "./liability-report";
import { SalesReport } from "./sales-report";
import { MyTakings, TakingsReport } from "./takings-report";
import { UsageReport } from "./usage-report";
import "./reports.css";

interface Kind {
  readonly path: keyof Messages["reports"]["kinds"];
  readonly permission: Permission;
  readonly Show: ComponentType;
}

const KINDS: readonly Kind[] = [
  { path: "sales", permission: "REPORTS_READ", Show: SalesReport },
  { path: "usage", permission: "REPORTS_READ", Show: UsageReport },
  { path: "takings", permission: "REPORTS_READ", Show: TakingsReport },
  { path: "liability", permission: "REPORTS_READ", Show: LiabilityReport },
  { path: "credit", permission: "REPORTS_READ", Show: CreditReport },
  { path: "mine", permission: "PACKAGES_SELL", Show: MyTakings },
];

/** Sales, usage, takings, what is owed in visits and in credit; those without the right to them see what they took themselves today. */
export default function ReportsScreen() {
  const desk = useDesk();
  const { rest } = useRoute();
  const words = useMessages().reports;
  const allowed = KINDS.filter(({ permission }) => desk.may(permission));
  const shown = allowed.find(({ path }) => path === rest[0]) ?? allowed[0];
  if (shown === undefined) return null;
  return (
    <Screen title={allowed.length === 1 ? words.kinds[shown.path] : words.title}>
      {allowed.length > 1 && (
        <Sections
          label={words.title}
          current={shown.path}
          sections={allowed.map(({ path }) => ({ path, title: words.kinds[path], address: addressOf("reports", [path]) }))}
        />
      )}
      <shown.Show key={shown.path} />
    </Screen>
  );
}
