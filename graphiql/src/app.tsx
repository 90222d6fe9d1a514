import { useSyncExternalStore } from "react";
import { Header } from "./header";
import { Explorer } from "./explorer";
import type { Session } from "./session";
import { SignIn } from "./sign-in";

/** The sign-in page, or the explorer below a header with the signed-in user. */
export function App({ session }: { session: Session }) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  if (state.is === "beginning") return null;
  if (state.is === "signed out") return <SignIn session={session} why={state.why} />;
  return (
    <div className="desk">
      <Header session={session} viewer={state.viewer} />
      {state.is === "ended" && <SignIn session={session} why={state.why} again />}
      <div className="behind" inert={state.is === "ended"}>
        <Explorer key={state.viewer.id} session={session} viewer={state.viewer} />
      </div>
    </div>
  );
}
