import type { TypedDocument } from "gql-packages-client";
import { useCallback, useRef, useState } from "react";
import type { RefusedFragment } from "../generated/graphql";
import { useFormats, useMessages } from "../messages";
import { forgetForm, keepForm, keptForm, type KeptForm } from "./drafts";
import { failureInWords, problemsByField } from "./in-words";
import { type Outcome, useChange } from "./use-change";

/** A form for one intended change. Its draft and its idempotency key outlive a reload. */
export interface Form<Draft> {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly isBusy: boolean;
  /** It was sent, and no answer came: it can only be sent again as it is. */
  readonly isSent: boolean;
  /** What was refused, by the field's path in the input: "payment.amount". */
  readonly problems: ReadonlyMap<string, string>;
  /** Why there was no answer. */
  readonly failure: string | undefined;
  /**
   * Send it. When it is done the draft is forgotten; a refusal is shown at its fields, and a failure
   * says whether anything may have been recorded.
   */
  readonly submit: <Result extends { readonly __typename: string }, Variables extends { readonly input: object }>(
    document: TypedDocument<{ readonly [field: string]: Result }, Variables>,
    input: Omit<Variables["input"], "idempotencyKey">,
  ) => Promise<Outcome<Result>>;
  /** Say that a field is wrong before anything is sent. */
  readonly refuse: (field: string, sentence: string) => void;
  /** Forget the draft. What was sent without an answer is kept: its outcome is still to be seen. */
  readonly discard: () => void;
  /** Fields call it to say that they show the problems of this path. */
  readonly claim: (field: string) => string | undefined;
  /** Problems of fields that the form does not have. */
  readonly unclaimed: () => readonly string[];
}

const NONE: ReadonlyMap<string, string> = new Map();

/** The form of this name; `first` is what a new one begins with. */
export function useForm<Draft extends object>(name: string, first: Draft): Form<Draft> {
  const { isBusy, send } = useChange();
  const messages = useMessages();
  const formats = useFormats();
  const [kept, setKept] = useState<KeptForm<Draft>>(() => keptForm<Draft>(name) ?? begun(first));
  const [problems, setProblems] = useState(NONE);
  const [failure, setFailure] = useState<string>();
  const claimed = useRef(new Set<string>());
  const latest = useRef(kept);
  latest.current = kept;

  const keep = useCallback(
    (form: KeptForm<Draft>) => {
      latest.current = form;
      keepForm(name, form);
      setKept(form);
    },
    [name],
  );

  return {
    draft: kept.draft,
    isBusy,
    isSent: kept.isSent,
    problems,
    failure: failure ?? (kept.isSent && !isBusy ? messages.failures.unknown : undefined),
    set: (change) => {
      setProblems(NONE);
      keep({ ...latest.current, draft: { ...latest.current.draft, ...change } });
    },
    refuse: (field, sentence) => setProblems(new Map([[field, sentence]])),
    submit: async (document, input) => {
      setProblems(NONE);
      setFailure(undefined);
      keep({ ...latest.current, isSent: true });
      const outcome = await send(`${name}:${latest.current.id}`, document, input);
      if (outcome.is === "done") {
        forgetForm(name);
        return outcome;
      }
      const isUnknown = outcome.is === "failed" && outcome.failure.outcome === "unknown";
      keep({ ...latest.current, isSent: isUnknown });
      if (outcome.is === "failed") setFailure(failureInWords(outcome.failure, messages));
      else setProblems(problemsByField(outcome.refusal as unknown as RefusedFragment, messages, formats));
      return outcome;
    },
    discard: () => {
      if (!latest.current.isSent) forgetForm(name);
    },
    claim: (field) => {
      claimed.current.add(field);
      return problems.get(field);
    },
    unclaimed: () => [...problems].filter(([field]) => !claimed.current.has(field)).map(([, sentence]) => sentence),
  };
}

function begun<Draft>(draft: Draft): KeptForm<Draft> {
  return { id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, draft, isSent: false };
}
