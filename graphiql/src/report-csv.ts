import { Kind, parse, type DocumentNode } from "graphql";
import { isObject } from "./saved-queries";
import type { Session } from "./session";
import { pageAddress } from "./settings";

/** The reports that are served as CSV, by their field. */
const FILES: Record<string, string> = {
  packageSalesReport: "package-sales",
  packageUsageReport: "package-usage",
};

/** A report as a file: which one, and its filter as in GraphQL. */
export interface ReportFile {
  name: string;
  filter: Record<string, unknown>;
}

/** The report that the document asks for, if its filter is a variable or missing. */
export function reportIn(query: string, variables: Record<string, unknown>): ReportFile | undefined {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch {
    return undefined;
  }
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const field of definition.selectionSet.selections) {
      const name = field.kind === Kind.FIELD ? FILES[field.name.value] : undefined;
      if (!name || field.kind !== Kind.FIELD) continue;
      const filter = field.arguments?.find((argument) => argument.name.value === "filter")?.value;
      if (filter && filter.kind !== Kind.VARIABLE) return undefined;
      const given = filter ? variables[filter.name.value] : {};
      return { name, filter: isObject(given) ? given : {} };
    }
  }
  return undefined;
}

/** Saves the report as a file for a spreadsheet. Throws with the server's words if it is refused. */
export async function download({ name, filter }: ReportFile, session: Session): Promise<void> {
  const state = session.state();
  if (state.is !== "signed in") throw new Error("Sign in again: nothing was sent.");
  const headers = { Authorization: `Bearer ${state.token}` };
  const response = await fetch(new URL(`reports/${name}.csv?${parametersOf(filter)}`, pageAddress), { headers });
  if (!response.ok) throw new Error(await messageIn(response));
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = /filename="?([\w.-]+)"?/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? `${name}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A range of days is two parameters, a list is one that is repeated. */
function parametersOf(filter: Record<string, unknown>): URLSearchParams {
  const parameters = new URLSearchParams({ for: "spreadsheet" });
  for (const [name, value] of Object.entries(filter)) {
    if (isObject(value)) {
      for (const [end, day] of Object.entries(value)) {
        if (typeof day === "string") parameters.append(name + end.charAt(0).toUpperCase() + end.slice(1), day);
      }
    } else {
      for (const each of [value].flat()) if (each != null) parameters.append(name, String(each));
    }
  }
  return parameters;
}

async function messageIn(response: Response): Promise<string> {
  try {
    const { errors } = await response.json();
    return String(errors[0].message);
  } catch {
    return `The server answered with status ${response.status}.`;
  }
}
