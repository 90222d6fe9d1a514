import type { TypedDocument } from "gql-packages-client";
import { failureInWords, refusalInWords } from "./in-words";
import { useChange } from "./use-change";
import type { Item } from "./use-entry";
import type { RefusedFragment } from "../generated/graphql";
import { useFormats, useMessages } from "../messages";
import { useToast } from "../shell/toasts";

interface Archive {
  readonly isBusy: boolean;
  /** Archive or restore it by one press; the toast undoes it. `done` gets what was answered. */
  readonly archive: <Payload extends { readonly __typename: string }, Variables extends { readonly input: { readonly archived?: boolean } }>(
    document: TypedDocument<{ readonly [field: string]: Payload }, Variables>,
    item: Item & { readonly name: string },
    about: Omit<Variables["input"], "archived" | "idempotencyKey">,
    archived: boolean,
    done?: (payload: Payload) => void,
  ) => Promise<void>;
}

export function useArchive(reload: () => Promise<void>): Archive {
  const { isBusy, send } = useChange();
  const messages = useMessages();
  const formats = useFormats();
  const say = useToast();
  const archive: Archive["archive"] = async (document, item, about, archived, done) => {
    const words = messages.form;
    const form = `${archived ? "archive" : "restore"}:${item.id}:${item.version}`;
    const outcome = await send(form, document, { ...about, archived } as never);
    if (outcome.is === "failed") {
      const again = () => archive(document, item, about, archived, done);
      say({ tone: "alarm", text: failureInWords(outcome.failure, messages), action: { label: messages.shell.tryAgain, run: again } });
    } else if (outcome.is === "refused") {
      say({ tone: "alarm", text: refusalInWords(outcome.refusal as unknown as RefusedFragment, messages, formats) });
    } else {
      const undo = () => archive(document, item, about, !archived);
      say({
        text: (archived ? words.archivedOne : words.restoredOne)(item.name),
        action: { label: messages.shell.undo, run: undo },
      });
      done?.(outcome.payload as never);
      await reload().catch(() => undefined);
    }
  };
  return { isBusy, archive };
}
