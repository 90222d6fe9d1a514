import type { Form } from "../../desk/use-form";
import { useMessages } from "../../messages";
import { LinesField, TextField } from "../../parts/field";
import { textOrNone, wholeOrNone } from "./numbers";

/** How something is shown among others: under which heading, in which words, and where. */
export interface Placing {
  readonly category: string;
  readonly description: string;
  readonly position: string;
}

interface Placed {
  readonly category: string | null;
  readonly description: string | null;
  readonly position: number | null;
}

export const placingOf = (placed: Placed | undefined): Placing => ({
  category: placed?.category ?? "",
  description: placed?.description ?? "",
  position: String(placed?.position ?? ""),
});

/** As the API takes it. */
export const placingIn = (draft: Placing): Placed => ({
  category: textOrNone(draft.category),
  description: textOrNone(draft.description),
  position: wholeOrNone(draft.position),
});

export function PlacingFields<Draft extends Placing>({ form }: { readonly form: Form<Draft> }) {
  const words = useMessages().setUp;
  return (
    <>
      <TextField form={form} name="category" label={words.category} hint={words.categoryHint} />
      <LinesField form={form} name="description" label={words.description} hint={words.optional} />
      <TextField form={form} name="position" label={words.position} hint={words.positionHint} inputMode="numeric" />
    </>
  );
}
