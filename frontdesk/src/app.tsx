import { useMemo, useSyncExternalStore } from "react";
import { Desk, DeskProvider } from "./desk/desk";
import { ZoneProvider } from "./messages";
import type { Session, Viewer } from "./session/session";
import { SignIn } from "./session/sign-in";
import { Shell } from "./shell/shell";
import { ToastProvider } from "./shell/toasts";

/** The sign-in page, or the front desk of the person who is signed in. */
export function App({ session }: { readonly session: Session }) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  if (state.is === "beginning") return null;
  if (state.is === "signed out") return <SignIn session={session} why={state.why} />;
  return (
    <>
      <SignedIn key={state.viewer.staffMember.id} session={session} viewer={state.viewer} />
      {state.is === "ended" && <SignIn session={session} again />}
    </>
  );
}

function SignedIn({ session, viewer }: { readonly session: Session; readonly viewer: Viewer }) {
  // Signing in again as the same person keeps what is on the screen.
  const desk = useMemo(() => new Desk(session, viewer), [session, viewer.staffMember.id]);
  return (
    <DeskProvider value={desk}>
      <ZoneProvider value={viewer.clinic.timeZone}>
        <ToastProvider>
          <Shell />
        </ToastProvider>
      </ZoneProvider>
    </DeskProvider>
  );
}
