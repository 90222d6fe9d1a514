import { failureInWords, refusalInWords } from "../../desk/in-words";
import { useChange } from "../../desk/use-change";
import { CancelAVisitDocument, type RefusedFragment, type VisitOfTheDayFragment } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { nameOf } from "../../places/today/visit-actions";
import { useToast } from "../../shell/toasts";

/** Cancels, in time, what was just booked. */
export function useUndoBooking(): (visit: VisitOfTheDayFragment) => Promise<void> {
  const { send } = useChange();
  const messages = useMessages();
  const formats = useFormats();
  const say = useToast();
  const undo = async (visit: VisitOfTheDayFragment): Promise<void> => {
    const outcome = await send(`cancel:${visit.id}:${visit.version}`, CancelAVisitDocument, { appointmentId: visit.id });
    if (outcome.is === "done") return say({ text: messages.today.done.cancel(nameOf(visit)) });
    if (outcome.is === "refused") {
      return say({ tone: "alarm", text: refusalInWords(outcome.refusal as RefusedFragment, messages, formats) });
    }
    const label = outcome.failure.outcome === "unknown" ? messages.shell.findOut : messages.shell.tryAgain;
    return say({ tone: "alarm", text: failureInWords(outcome.failure, messages), action: { label, run: () => undo(visit) } });
  };
  return undo;
}
