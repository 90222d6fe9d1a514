import type { TypedDocument } from "gql-packages-client";
import { useEffect, useRef } from "react";
import type { Outcome } from "./use-change";
import { type Form, useForm } from "./use-form";
import { type Amended, amended, changedIn, only, takenOver } from "./amendment";

/** Something that is set up. */
export interface Item {
  readonly id: string;
  readonly version: number;
}

export interface Entry<Fields> {
  readonly form: Form<Amended<Fields>>;
  /** Whether there is anything to save. */
  readonly isChanged: boolean;
  /** Send what was changed of these values, with the version that was seen. */
  readonly amend: <Result extends { readonly __typename: string }, Variables extends { readonly input: object }>(
    document: TypedDocument<{ readonly [field: string]: Result }, Variables>,
    about: object,
    values: object,
  ) => Promise<Outcome<Result>>;
}

/**
 * The form about an item, or about a new one. If the item was changed meanwhile it is read again,
 * and the form says what is different; saving once more is then about what it is now.
 */
export function useEntry<Fields extends object>(
  name: string,
  item: Item | undefined,
  fields: Fields,
  reload: () => Promise<void>,
): Entry<Fields> {
  const form = useForm(`${name}:${item?.id ?? "new"}`, amended(fields, item?.version ?? 0));
  const isStale = useRef(false);
  useEffect(() => {
    if (!isStale.current || item === undefined || item.version === form.draft.version) return;
    isStale.current = false;
    form.set(takenOver(form.draft, fields, item.version));
  });
  return {
    form,
    isChanged: item === undefined || changedIn(form.draft).length > 0,
    amend: async (document, about, values) => {
      const { draft } = form;
      const input = { ...about, expectedVersion: draft.version, ...only(values, changedIn(draft)) };
      const outcome = await form.submit(document, input as never);
      if (outcome.is === "refused" && (outcome.refusal as { __typename: string }).__typename === "VersionConflict") {
        isStale.current = true;
        await reload().catch(() => undefined);
      }
      return outcome as never;
    },
  };
}
