import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import type { Form } from "../desk/use-form";
import { useMessages } from "../messages";
import { Button } from "./button";
import { Dialog } from "./dialog";

interface Props {
  readonly title: string;
  readonly about?: ReactNode;
  readonly form: Form<never> | Form<object>;
  /** What the button says. */
  readonly verb: string;
  readonly tone?: "strong" | "danger";
  readonly onSubmit: () => unknown;
  readonly onClose: () => void;
  /** What stands there while the form cannot be filled in yet: no field moves when what it needs is there. */
  readonly instead?: ReactNode;
  readonly children: ReactNode;
}

/**
 * A form in a dialog: Enter sends it, refusals stand at their fields, and after a request without an
 * answer it can only be sent again as it is.
 */
export function FormDialog({ title, about, form, verb, tone = "strong", onSubmit, onClose, instead, children }: Props) {
  const { form: words, shell } = useMessages();
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    element.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [form.problems]);
  const close = () => {
    form.discard();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.isBusy) onSubmit();
  };
  if (instead) return <Dialog title={title} about={about} onClose={close}>{instead}</Dialog>;
  return (
    <Dialog title={title} about={about} onClose={close}>
      <form ref={element} className="form" onSubmit={submit} noValidate>
        <fieldset className="form" disabled={form.isSent}>{children}</fieldset>
        <div className="form-end">
          <FormTrouble form={form} />
          <div className="form-actions">
            <Button onClick={close}>{words.cancel}</Button>
            <Button type="submit" tone={tone} isBusy={form.isBusy}>
              {form.isSent && !form.isBusy ? shell.findOut : verb}
            </Button>
          </div>
        </div>
      </form>
    </Dialog>
  );
}

/** What is wrong with the form as a whole. It stands after the fields, which have claimed theirs by then, and stays in view. */
function FormTrouble({ form }: { readonly form: Form<never> | Form<object> }) {
  const sentences = [...(form.failure ? [form.failure] : []), ...form.unclaimed()];
  return (
    <div role="alert">
      {sentences.length > 0 && <p className="alarm">{sentences.join(" ")}</p>}
    </div>
  );
}
