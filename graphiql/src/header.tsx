import icon from "./icon.svg";
import type { Session } from "./session";
import type { Viewer } from "./viewer";

/** The signed-in user's name, role and clinic, and the sign-out button. */
export function Header({ session, viewer }: { session: Session; viewer: Viewer }) {
  return (
    <header className="bar">
      <img src={icon} alt="" />
      <strong>gql-packages</strong>
      <span className="who" title="Who is signed in">
        <span className="name">{viewer.name}</span>
        <span className="role">{viewer.role}</span>
        <span className="clinic">{viewer.clinic}</span>
      </span>
      <button type="button" className="quiet" onClick={() => void session.signOut()}>
        Sign out
      </button>
    </header>
  );
}
