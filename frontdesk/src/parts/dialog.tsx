import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { useMessages } from "../messages";
import { Button } from "./button";
import { Icon } from "./icon";
import "./dialog.css";

interface Props {
  readonly title: string;
  /** A sentence below the title. */
  readonly about?: ReactNode;
  /** It shows a table. */
  readonly isWide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog over the screen. It takes the focus, and gives it back; Escape closes it. */
export function Dialog({ title, about, isWide = false, onClose, children }: Props) {
  const { graphql } = useMessages();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Whoever opened it hears what it is; the next key leads to its first field.
    shown?.querySelector("h2")?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={isWide ? "dialog dialog-wide" : "dialog"}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="dialog-head">
        <div>
          <h2 id={id} tabIndex={-1}>{title}</h2>
          {about && <p className="muted">{about}</p>}
        </div>
      </header>
      {children}
      <div className="dialog-close">
        <Button tone="quiet" isSquare label={graphql.close} onClick={onClose}><Icon name="close" /></Button>
      </div>
    </dialog>
  );
}
