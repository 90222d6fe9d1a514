import {
  type Failure,
  isFailure,
  isRefused,
  type PayloadOf,
  type RefusalOf,
  type TypedDocument,
} from "gql-packages-client";
import { useCallback, useState } from "react";
import { useDesk } from "./desk";

type Answers = { readonly __typename: string };

/** What became of a change. */
export type Outcome<Result extends Answers> =
  | { readonly is: "done"; readonly payload: PayloadOf<Result> }
  | { readonly is: "refused"; readonly refusal: RefusalOf<Result> }
  | { readonly is: "failed"; readonly failure: Failure };

export interface Change {
  readonly isBusy: boolean;
  /**
   * Send the mutation under the key of `form`, a name that stands for one intended change. After a
   * failure, send it again under the same name: it is done once.
   */
  readonly send: <Result extends Answers, Variables extends { readonly input: object }>(
    form: string,
    document: TypedDocument<{ readonly [field: string]: Result }, Variables>,
    input: Omit<Variables["input"], "idempotencyKey">,
  ) => Promise<Outcome<Result>>;
}

/** Sends changes, and says whether one is under way. */
export function useChange(): Change {
  const desk = useDesk();
  const [underWay, setUnderWay] = useState(0);
  const send = useCallback<Change["send"]>(
    async (form, document, input) => {
      setUnderWay((count) => count + 1);
      try {
        const answer = await desk.submit(form, document, { input });
        const [result] = Object.values(answer);
        if (result === undefined) throw new TypeError("The mutation has no root field.");
        if (isRefused(result)) return { is: "refused", refusal: result } as never;
        await desk.close(form);
        return { is: "done", payload: result } as never;
      } catch (thrown) {
        if (!isFailure(thrown)) throw thrown;
        return { is: "failed", failure: thrown };
      } finally {
        setUnderWay((count) => count - 1);
      }
    },
    [desk],
  );
  return { isBusy: underWay > 0, send };
}
