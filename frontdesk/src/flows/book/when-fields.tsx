import type { Form } from "../../desk/use-form";
import { useFormats, useMessages } from "../../messages";
import { TextField } from "../../parts/field";

interface WhenDraft {
  readonly date: string;
  readonly time: string;
}

/** Day and time by the clinic's clock. */
export function WhenFields<Draft extends WhenDraft>({ form }: { readonly form: Form<Draft> }) {
  const { book } = useMessages();
  const { timeZone } = useFormats();
  const city = timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;
  return (
    <div className="pair">
      <TextField form={form} name="date" path="" type="date" label={book.day} required />
      <TextField form={form} name="time" path="startsAt" type="time" label={book.time} hint={book.clock(city)} required />
    </div>
  );
}
