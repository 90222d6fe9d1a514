import { useState, type FormEvent } from "react";
import icon from "./icon.svg";
import { messageOf, type Session } from "./session";

interface Props {
  session: Session;
  /** Why the session ended or the sign-in failed. */
  why?: string | undefined;
  /** The session has ended; the page of the same user stays behind the dialog. */
  again?: boolean;
}

/** Asks for a token, or leads to the identity provider. */
export function SignIn({ session, why, again }: Props) {
  const [failure, setFailure] = useState(why);
  const [isBusy, setBusy] = useState(false);

  const attempt = async (step: () => Promise<void>) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await step();
    } catch (error) {
      setFailure(messageOf(error));
    }
    setBusy(false);
  };

  return (
    <main className={again ? "sign-in over" : "sign-in"}>
      <section role={again ? "dialog" : undefined} aria-labelledby="sign-in-title">
        <img src={icon} alt="" />
        <h1 id="sign-in-title">{again ? "Sign in again" : "gql-packages explorer"}</h1>
        {failure && <p role="alert">{failure}</p>}
        {session.provider ? (
          <button disabled={isBusy} onClick={() => void attempt(() => session.provider!.signIn())}>
            Sign in
          </button>
        ) : (
          <TokenForm isBusy={isBusy} onToken={(token) => attempt(() => session.signIn(token))} />
        )}
        {again && (
          <button type="button" className="quiet" onClick={() => void session.signOut()}>
            Sign out and forget what is open
          </button>
        )}
      </section>
    </main>
  );
}

function TokenForm({ isBusy, onToken }: { isBusy: boolean; onToken: (token: string) => void }) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const token = String(new FormData(event.currentTarget).get("token"));
    onToken(token.trim().replace(/^bearer\s+/i, ""));
  };
  return (
    <form onSubmit={submit}>
      <label htmlFor="token">Token</label>
      <input id="token" name="token" type="password" autoComplete="off" required autoFocus />
      <button disabled={isBusy}>Sign in</button>
      <p className="hint">
        <code>gql-packages token</code> makes one; it is kept until this tab is closed.
      </p>
    </form>
  );
}
