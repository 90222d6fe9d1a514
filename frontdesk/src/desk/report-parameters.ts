/** A report that is served as CSV: its name, and its filter as in GraphQL. */
export interface ReportFile {
  readonly name: "package-sales" | "package-usage" | "takings" | "package-liability" | "package-liability-entries" | "patient-credit";
  readonly filter: Readonly<Record<string, unknown>>;
}

/** A range of days is two parameters, a list is one that is repeated. */
export function parametersOf(filter: ReportFile["filter"]): URLSearchParams {
  const parameters = new URLSearchParams({ for: "spreadsheet" });
  for (const [name, value] of Object.entries(filter)) {
    if (Array.isArray(value)) value.forEach((each) => parameters.append(name, String(each)));
    else if (typeof value === "object" && value !== null) {
      for (const [end, day] of Object.entries(value)) parameters.append(name + end.charAt(0).toUpperCase() + end.slice(1), String(day));
    } else if (value != null) parameters.append(name, String(value));
  }
  return parameters;
}
