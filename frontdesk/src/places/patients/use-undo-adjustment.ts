import { failureInWords, refusalInWords } from "../../desk/in-words";
import { useChange } from "../../desk/use-change";
import { type RefusedFragment, UndoAdjustedUsesDocument } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { useToast } from "../../shell/toasts";

interface Undoing {
  readonly isBusy: boolean;
  /** Undo the addition or the taking that the entry of the history tells of. */
  readonly undo: (entryId: string) => Promise<void>;
}

/** Undoes one addition or taking of uses by one press, and says so in a toast. */
export function useUndoAdjustment(reload: () => Promise<void>): Undoing {
  const { isBusy, send } = useChange();
  const messages = useMessages();
  const formats = useFormats();
  const say = useToast();
  const undo = async (entryId: string): Promise<void> => {
    const outcome = await send(`undo-uses:${entryId}`, UndoAdjustedUsesDocument, { packageEntryId: entryId });
    if (outcome.is === "failed") {
      const label = outcome.failure.outcome === "unknown" ? messages.shell.findOut : messages.shell.tryAgain;
      return say({ tone: "alarm", text: failureInWords(outcome.failure, messages), action: { label, run: () => undo(entryId) } });
    }
    if (outcome.is === "done") say({ text: messages.adjust.undone(outcome.payload.patientPackage.name) });
    else say({ tone: "alarm", text: refusalInWords(outcome.refusal as RefusedFragment, messages, formats) });
    await reload().catch(() => undefined);
  };
  return { isBusy, undo };
}
