import { useMemo, useSyncExternalStore } from "react";
import { Desk, DeskProvider } from "./desk/desk";
import { useMessages, ZoneProvider } from "./messages";
import type { Session, Viewer } from "./session/session";
import { SignIn } from "./session/sign-in";
import { Guarded } from "./shell/guarded";
import { addressWith, useRoute } from "./shell/router";
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
  const { app } = useMessages();
  const route = useRoute();
  const desk = useMemo(() => new Desk(session, viewer), [session, viewer.staffMember.id]);
  return (
    <DeskProvider value={desk}>
      <ZoneProvider value={viewer.clinic.timeZone}>
        <ToastProvider>
          <Guarded address={addressWith(route, {})} around={(said) => <main className="alone"><h1>{app.name}</h1>{said}</main>}>
            <Shell />
          </Guarded>
        </ToastProvider>
      </ZoneProvider>
    </DeskProvider>
  );
}
