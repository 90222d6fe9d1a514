import { type FormEvent, useEffect, useRef, useState } from "react";
import icon from "../icon.svg";
import { useMessages } from "../messages";
import { Button } from "../parts/button";
import { messageOf, type Session } from "./session";
import "./sign-in.css";

interface Props {
  readonly session: Session;
  /** Why the sign-in failed. */
  readonly why?: string | undefined;
  /** The session has ended; the screens of the same person stay behind the dialog. */
  readonly again?: boolean;
}

/** Asks for a token, or leads to the identity provider. */
export function SignIn({ session, why, again = false }: Props) {
  const words = useMessages().signIn;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (again) dialog.current?.showModal();
  }, [again]);
  const content = (
    <section aria-labelledby="sign-in-title" className="sign-in-card">
      <img src={icon} alt="" width={44} height={44} />
      <h1 id="sign-in-title">{again ? words.again : words.title}</h1>
      <p className="muted">{again ? words.againWhy : words.what}</p>
      <SignInForm session={session} why={why} />
    </section>
  );
  if (!again) return <main className="sign-in">{content}</main>;
  return (
    <dialog
      ref={dialog}
      className="sign-in-dialog"
      aria-labelledby="sign-in-title"
      onCancel={(event) => event.preventDefault()}
    >
      {content}
    </dialog>
  );
}

function SignInForm({ session, why }: { session: Session; why?: string | undefined }) {
  const words = useMessages().signIn;
  const [failure, setFailure] = useState(why);
  const [isBusy, setBusy] = useState(false);

  const attempt = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget).get("token");
    setBusy(true);
    setFailure(undefined);
    try {
      if (session.hasProvider) await session.signInAtProvider();
      else await session.signIn(String(given).trim());
    } catch (error) {
      setFailure(messageOf(error));
    }
    setBusy(false);
  };

  return (
    <form onSubmit={(event) => void attempt(event)}>
      {failure && <p role="alert" className="alarm">{failure}</p>}
      {!session.hasProvider && (
        <label className="field">
          <span className="field-label">{words.token}</span>
          <input name="token" type="password" autoComplete="off" spellCheck={false} required />
          <span className="field-hint">{words.tokenHint}</span>
        </label>
      )}
      <Button type="submit" tone="strong" isBusy={isBusy}>{words.button}</Button>
    </form>
  );
}
