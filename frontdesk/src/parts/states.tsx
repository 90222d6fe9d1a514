import type { Failure } from "gql-packages-client";
import type { ReactNode } from "react";
import { failureInWords } from "../desk/in-words";
import { useMessages } from "../messages";
import { Button } from "./button";
import { Icon, type IconName } from "./icon";

/** Grey shapes in the place of what is read, so that nothing jumps when it is there. */
export function Loading({ rows = 3 }: { readonly rows?: number }) {
  const { state } = useMessages();
  return (
    <div className="loading" role="status">
      <span className="only-spoken">{state.loading}</span>
      {Array.from({ length: rows }, (_, number) => (
        <div key={number} className="loading-row" aria-hidden="true" />
      ))}
    </div>
  );
}

/** Nothing is there, and what can be done about it. */
export function Empty({ icon, text, children }: { icon: IconName; text: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <p>{text}</p>
      {children}
    </div>
  );
}

/** It could not be read: why, and a button to read it again. */
export function Failed({ failure, retry }: { readonly failure: Failure; readonly retry: () => Promise<void> }) {
  const messages = useMessages();
  return (
    <div className="empty empty-alarm" role="alert">
      <Icon name="alarm" />
      <p>
        <strong>{messages.state.failed}</strong> {failureInWords(failure, messages)}
      </p>
      <Button onClick={() => void retry().catch(() => undefined)}>{messages.state.retry}</Button>
    </div>
  );
}
