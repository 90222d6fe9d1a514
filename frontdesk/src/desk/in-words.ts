import type { Failure } from "gql-packages-client";
import type { Formats, Messages } from "../messages";
import type { OptionOfAVisitFragment, RefusedFragment, WarnedOfFragment } from "../generated/graphql";
import { problemInWords } from "./problem-in-words";

/** A refusal in the person's language, by its code; one that the catalogue does not know in the server's words. */
export function refusalInWords(refusal: RefusedFragment, messages: Messages, formats: Formats): string {
  const { refusals } = messages;
  switch (refusal.__typename) {
    case "NotFullyPaid":
      return refusals.NOT_FULLY_PAID(formats.money(refusal.balanceDue));
    case "PackageExpired":
      return refusals.PACKAGE_EXPIRED(formats.day(refusal.expiresOn));
    case "AmountOutOfRange":
      return refusals.AMOUNT_OUT_OF_RANGE(formats.money(refusal.minimum), formats.money(refusal.maximum));
    case "InvalidInput":
      return refusal.problems.map((each) => problemInWords(each, messages, formats)).join(" ") || refusals.INVALID_INPUT;
    default: {
      const known: Readonly<Record<string, unknown>> = refusals;
      const said = known[refusal.code];
      return typeof said === "string" ? said : refusal.message;
    }
  }
}

/** The sentence that belongs to a field of the input, by its path: "input.payment.amount". */
export function problemsByField(
  refusal: RefusedFragment,
  messages: Messages,
  formats: Formats,
): ReadonlyMap<string, string> {
  if (refusal.__typename === "InvalidInput" && refusal.problems.length > 0) {
    return new Map(refusal.problems.map((each) => [fieldOf(each.path), problemInWords(each, messages, formats)]));
  }
  return new Map([[fieldOf(refusal.path ?? []), refusalInWords(refusal, messages, formats)]]);
}

/** The name inside the input: "payment.amount"; empty for what is about no single field. */
function fieldOf(path: readonly string[]): string {
  return (path[0] === "input" ? path.slice(1) : path).join(".");
}

/** What to say of a request without an answer, or with an error: first of all whether anything was done. */
export function failureInWords(failure: Failure, { failures }: Messages): string {
  if (failure.outcome === "unknown") return failures.unknown;
  if (failure.kind !== "server") return failures.offline;
  const known: Readonly<Record<string, string>> = failures.byCode;
  const said = known[failure.code] ?? failure.message;
  return failure.incidentId ? `${said} (${failure.incidentId})` : said;
}

/** Why a package cannot cover a visit, in the person's language. */
export function reasonInWords(option: OptionOfAVisitFragment, messages: Messages, formats: Formats): string {
  const { patientPackage, refusalCode, refusalMessage } = option;
  const { refusals } = messages;
  if (refusalCode === "NOT_FULLY_PAID") {
    return refusals.NOT_FULLY_PAID(formats.money(patientPackage.invoice.balanceDue));
  }
  if (refusalCode === "PACKAGE_EXPIRED" && patientPackage.expiresOn !== null) {
    return messages.options.endsBefore(formats.day(patientPackage.expiresOn));
  }
  const known: Readonly<Record<string, unknown>> = refusals;
  const said = known[refusalCode ?? ""];
  return typeof said === "string" ? said : (refusalMessage ?? "");
}

/** What is unusual about a visit that was booked, moved or changed: each sentence once. */
export function warningsInWords(
  warnings: readonly WarnedOfFragment[],
  { warnings: words }: Messages,
  formats: Formats,
): readonly string[] {
  const sentences = warnings.map(({ appointment, code, message }) => {
    if (code === "FAR_AHEAD") return words.FAR_AHEAD;
    if (appointment === null) return message;
    const when = formats.times(appointment.startsAt, appointment.endsAt);
    if (code === "PATIENT_BUSY") return words.PATIENT_BUSY(when);
    return code === "PRACTITIONER_BUSY" ? words.PRACTITIONER_BUSY(appointment.practitioner?.name ?? "", when) : message;
  });
  return [...new Set(sentences)];
}
