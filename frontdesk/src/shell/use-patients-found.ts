import type { Failure } from "gql-packages-client";
import { useDeferredValue, useEffect, useState } from "react";
import { useAnswer } from "../desk/use-answer";
import { FindPatientsDocument, type FindPatientsQuery } from "../generated/graphql";

export type PatientFound = FindPatientsQuery["patients"]["nodes"][number];

interface Found {
  /** What was asked for; empty: nothing. */
  readonly search: string;
  readonly found: readonly PatientFound[];
  /** How many there are besides. */
  readonly more: number;
  readonly failure: Failure | undefined;
  /** What is found is what is typed. */
  readonly isSettled: boolean;
}

/** Milliseconds without a key before it is asked. */
const PAUSE = 120;

/** The patients that fit what is typed. */
export function usePatientsFound(text: string): Found {
  const search = usePaused(useDeferredValue(text.trim()));
  const { data, failure, isLoading } = useAnswer(FindPatientsDocument, search ? { search } : undefined, { keep: true });
  const found = search ? (data?.patients.nodes ?? []) : [];
  return {
    search,
    found,
    more: (data?.patients.totalCount ?? 0) - found.length,
    failure,
    isSettled: search !== "" && search === text.trim() && !isLoading,
  };
}

/** The text once nothing was typed for a moment. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), text === "" ? 0 : PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
