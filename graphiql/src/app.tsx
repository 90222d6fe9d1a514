import { useSyncExternalStore } from "react";
import { Bar } from "./bar";
import { Explorer } from "./explorer";
import type { Session } from "./session";
import { SignIn } from "./sign-in";

/** The sign-in, or the explorer of whoever has signed in, with a bar that says who that is. */
export function App({ session }: { session: Session }) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  if (state.is === "beginning") return null;
  if (state.is === "signed out") return <SignIn session={session} why={state.why} />;
  return (
    <div className="desk">
      <Bar session={session} viewer={state.viewer} />
      {state.is === "ended" && <SignIn session={session} why={state.why} again />}
      <div className="behind" inert={state.is === "ended"}>
        <Explorer key={state.viewer.id} session={session} />
      </div>
    </div>
  );
}
