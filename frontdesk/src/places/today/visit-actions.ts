import type { TypedDocument } from "gql-packages-client";
import { useState } from "react";
import { failureInWords, refusalInWords, warningsInWords } from "../../desk/in-words";
import { useChange } from "../../desk/use-change";
import {
  ArriveDocument,
  CancelAVisitDocument,
  type NoShowResolution,
  NoShowDocument,
  type RefusedFragment,
  UndoArrivalDocument,
  UndoCancellationDocument,
  UndoNoShowDocument,
  type WarnedOfFragment,
} from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { useToast } from "../../shell/toasts";
import type { Visit } from "./day-of-visits";

/** What can be done with a visit by one press. Each says in a toast what was done, and undoes it there. */
export interface VisitActions {
  /** Whether something is done with this visit just now. */
  readonly isBusyWith: (visit: Visit) => boolean;
  readonly arrive: (visit: Visit) => Promise<void>;
  readonly noShow: (visit: Visit, resolution: NoShowResolution) => Promise<void>;
  readonly cancelLate: (visit: Visit, resolution: NoShowResolution) => Promise<void>;
  readonly cancel: (visit: Visit) => Promise<void>;
  readonly undo: (visit: Visit) => Promise<void>;
}

interface Done {
  readonly __typename: `${string}Payload`;
  readonly appointment: Visit;
  readonly warnings?: readonly WarnedOfFragment[];
}
type About = { readonly input: { readonly appointmentId: string } };
type Action<Variables> = TypedDocument<{ readonly [field: string]: Done | RefusedFragment }, Variables>;

export function useVisitActions(put: (visit: Visit) => void): VisitActions {
  const { send } = useChange();
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const messages = useMessages();
  const formats = useFormats();
  const say = useToast();
  const { done } = messages.today;

  /** `kind` and the version that is seen make one intended change: pressed twice, it is done once. */
  const act = async <Variables extends About>(
    kind: string,
    document: Action<Variables>,
    visit: Visit,
    input: Omit<Variables["input"], "appointmentId" | "idempotencyKey">,
    doneText: (patient: string) => string,
  ): Promise<void> => {
    const form = `${kind}:${visit.id}:${visit.version}`;
    const again = () => act(kind, document, visit, input, doneText);
    const about = { ...input, appointmentId: visit.id } as never as Variables["input"];
    setBusy((before) => new Set([...before, visit.id]));
    const outcome = await send(form, document, about).finally(() =>
      setBusy((before) => new Set([...before].filter((id) => id !== visit.id))),
    );
    if (outcome.is === "failed") {
      const { shell } = messages;
      const label = outcome.failure.outcome === "unknown" ? shell.findOut : shell.tryAgain;
      say({ tone: "alarm", text: failureInWords(outcome.failure, messages), action: { label, run: again } });
    } else if (outcome.is === "refused") {
      say({ tone: "alarm", text: refusalInWords(outcome.refusal as RefusedFragment, messages, formats) });
    } else {
      const { appointment, warnings = [] } = outcome.payload as Done;
      put(appointment);
      const unusual = warningsInWords(warnings, messages, formats);
      const text = [doneText(nameOf(visit)), dueOf(appointment), ...unusual].filter(Boolean).join(" ");
      if (appointment.status === "BOOKED") say({ text });
      else say({ text, action: { label: messages.shell.undo, run: () => undo(appointment) } });
    }
  };

  const dueOf = ({ invoice }: Visit) => {
    if (invoice === null || Number(invoice.balanceDue.amount) === 0) return "";
    return done.due(invoice.number, formats.money(invoice.balanceDue));
  };

  const undo = async (visit: Visit) => {
    if (visit.status === "ARRIVED") return act("undo-arrival", UndoArrivalDocument, visit, {}, done.undo);
    if (visit.status === "NO_SHOW") return act("undo-no-show", UndoNoShowDocument, visit, {}, done.undo);
    return act("undo-cancellation", UndoCancellationDocument, visit, {}, done.undo);
  };

  return {
    isBusyWith: ({ id }) => busy.has(id),
    undo,
    arrive: (visit) => act("arrive", ArriveDocument, visit, {}, done.arrive),
    noShow: (visit, resolution) =>
      act(`no-show-${nameOfResolution(resolution)}`, NoShowDocument, visit, { resolution }, done.noShow),
    cancelLate: (visit, late) =>
      act(`late-${nameOfResolution(late)}`, CancelAVisitDocument, visit, { late }, done.late),
    cancel: (visit) => act("cancel", CancelAVisitDocument, visit, {}, done.cancel),
  };
}

export const nameOf = ({ patient }: Visit) => `${patient.firstName} ${patient.lastName}`;

/** Another choice is another intended change. */
function nameOfResolution({ chargeFee, redeemPackage }: Partial<Record<keyof NoShowResolution, unknown>>): string {
  if (chargeFee) return `fee-${(chargeFee as { noShowFeeId: string }).noShowFeeId}`;
  if (redeemPackage) return `use-${(redeemPackage as { patientPackageId?: string }).patientPackageId ?? ""}`;
  return "nothing";
}
