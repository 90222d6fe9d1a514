import { type Failure, isFailure } from "gql-packages-client";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useDesk } from "./desk";

export interface Reading<Data> {
  readonly data: Data | undefined;
  /** Why the last reading failed; `data` is then what was read before. */
  readonly failure: Failure | undefined;
  readonly isLoading: boolean;
  /** Read it again. Throws what the reading failed with. */
  readonly reload: () => Promise<void>;
  /** Put what a mutation or an event brought into the data. */
  readonly put: (change: (data: Data) => Data) => void;
}

interface Kept<Data> {
  readonly key: string;
  readonly data?: Data | undefined;
  readonly failure?: Failure | undefined;
}

/**
 * What `read` gives, read again when the key changes or the person signs in anew; without a key
 * nothing is read. With `keep`, earlier data stays until the next is there.
 */
export function useReading<Data>(
  key: string | undefined,
  read: (signal: AbortSignal) => Promise<Data>,
  { keep = false }: { readonly keep?: boolean } = {},
): Reading<Data> {
  const { session } = useDesk();
  const state = useSyncExternalStore(session.subscribe, session.state);
  const token = state.is === "signed in" ? state.token : undefined;
  const [kept, setKept] = useState<Kept<Data>>({ key: "" });
  const [isLoading, setLoading] = useState(key !== undefined);
  const reading = useRef<AbortController>(undefined);
  const latest = useRef(read);
  latest.current = read;

  const reload = useCallback(async () => {
    if (key === undefined) return;
    reading.current?.abort();
    const mine = new AbortController();
    reading.current = mine;
    setLoading(true);
    try {
      const data = await latest.current(mine.signal);
      if (!mine.signal.aborted) setKept({ key, data });
    } catch (thrown) {
      if (mine.signal.aborted) return;
      if (!isFailure(thrown)) throw thrown;
      setKept((before) => ({ key, data: before.key === key ? before.data : undefined, failure: thrown }));
      throw thrown;
    } finally {
      if (!mine.signal.aborted) setLoading(false);
    }
  }, [key]);

  useEffect(() => {
    if (token === undefined) return undefined;
    reload().catch(() => undefined);
    return () => reading.current?.abort();
  }, [reload, token]);

  const put = useCallback((change: (data: Data) => Data) => {
    setKept((before) => (before.data === undefined ? before : { ...before, data: change(before.data) }));
  }, []);

  const isSame = kept.key === key;
  return {
    data: isSame || keep ? kept.data : undefined,
    failure: isSame ? kept.failure : undefined,
    isLoading: key !== undefined && (isLoading || !isSame),
    reload,
    put,
  };
}
