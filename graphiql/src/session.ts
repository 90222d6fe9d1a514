import { jwtDecode } from "jwt-decode";
import { Provider } from "./provider";
import { pageAddress, settings } from "./settings";
import { closeStorage, storage } from "./storage";
import { Refused, viewerOf, type Viewer } from "./viewer";

export type State =
  | { is: "beginning" }
  | { is: "signed out"; why?: string }
  | { is: "signed in"; viewer: Viewer; token: string }
  /** What was typed stays there; only signing in again is asked for. */
  | { is: "ended"; viewer: Viewer; why: string };

const TOKEN = "gql-packages:token";
const WHO = "gql-packages:who";
const LONGEST_TIMER = 2 ** 31 - 1;

/** Who is signed in, for as long as the browser's tab is open. */
export class Session {
  readonly provider = settings.provider && new Provider(settings.provider);
  private current: State = { is: "beginning" };
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly state = () => this.current;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Find out whether somebody is signed in already. */
  async begin(): Promise<void> {
    try {
      const token = this.provider ? await this.provider.token() : sessionStorage.getItem(TOKEN);
      if (token) await this.signIn(token);
      else this.become({ is: "signed out" });
    } catch (error) {
      this.become({ is: "signed out", why: messageOf(error) });
    }
  }

  /** Sign in with a token. Throws with the server's words if it is refused. */
  async signIn(token: string): Promise<void> {
    try {
      const viewer = await viewerOf(token);
      // What somebody else has typed and was answered is not for this one.
      if (sessionStorage.getItem(WHO) !== viewer.id) storage.clear();
      sessionStorage.setItem(WHO, viewer.id);
      if (!this.provider) sessionStorage.setItem(TOKEN, token);
      this.endInTime(token);
      this.become({ is: "signed in", viewer, token });
    } catch (error) {
      if (error instanceof Refused) sessionStorage.removeItem(TOKEN);
      throw error;
    }
  }

  /** The server does not take the token any more. */
  end(why: string): void {
    if (this.current.is !== "signed in") return;
    clearTimeout(this.timer);
    sessionStorage.removeItem(TOKEN);
    this.become({ is: "ended", viewer: this.current.viewer, why });
  }

  /** Forget the token, what was typed and the history. */
  async signOut(): Promise<void> {
    clearTimeout(this.timer);
    closeStorage();
    for (const key of [TOKEN, WHO]) sessionStorage.removeItem(key);
    await this.provider?.signOut();
    location.replace(pageAddress);
  }

  private endInTime(token: string): void {
    clearTimeout(this.timer);
    const expires = expiryOf(token);
    const left = expires === undefined ? Infinity : expires * 1000 - Date.now();
    if (left < LONGEST_TIMER) this.timer = setTimeout(() => this.end("Your sign-in has expired."), left);
  }

  private become(state: State): void {
    this.current = state;
    for (const listener of this.listeners) listener();
  }
}

function expiryOf(token: string): number | undefined {
  try {
    return jwtDecode(token).exp;
  } catch {
    return undefined;
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
