import type { ReactNode } from "react";
import { useMessages } from "../messages";
import { FormDialog } from "./form-dialog";
import type { Entry } from "../desk/use-entry";

interface Props<Fields> {
  readonly title: string;
  readonly entry: Entry<Fields>;
  /** What the fields are called, and how to show what each is now. */
  readonly labels: { readonly [field in keyof Fields & string]: string };
  readonly isNew: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A new thing, or a change to one. */
export function EntryDialog<Fields extends object>({ title, entry, labels, isNew, onSubmit, onClose, children }: Props<Fields>) {
  const words = useMessages().form;
  const { form } = entry;
  const submit = () => {
    if (!entry.isChanged) {
      form.discard();
      return onClose();
    }
    onSubmit();
  };
  return (
    <FormDialog
      title={title}
      form={form as never}
      verb={isNew ? words.create : words.save}
      onSubmit={submit}
      onClose={onClose}
    >
      <Meanwhile entry={entry} labels={labels} />
      {children}
    </FormDialog>
  );
}

/** What others changed since the form was opened. */
function Meanwhile<Fields extends object>({ entry, labels }: Pick<Props<Fields>, "entry" | "labels">) {
  const words = useMessages().form;
  const { draft } = entry.form;
  return (
    <div role="alert">
      {draft.meanwhile.length > 0 && (
        <div className="notice">
          <p>{words.meanwhile}</p>
          <ul>
            {draft.meanwhile.map((field) => (
              <li key={field}>
                {typeof draft.seen[field] === "object" || typeof draft.seen[field] === "boolean"
                  ? labels[field]
                  : words.isNow(labels[field], String(draft.seen[field]) || "–")}
                {JSON.stringify(draft[field]) !== JSON.stringify(draft.seen[field]) && <> {words.yoursStays}</>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
