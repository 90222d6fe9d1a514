import { jwtDecode } from "jwt-decode";
import { codeInAddress, tokenFor } from "./printed-link";
import { Provider } from "./provider";
import { pageAddress, settings } from "./settings";
import { closeStorage, storage } from "./storage";
import { Refused, viewerOf, type Viewer } from "./viewer";

export type State =
  | { is: "beginning" }
  | { is: "signed out"; why?: string | undefined }
  | { is: "signed in"; viewer: Viewer; token: string }
  /** What was typed stays there; only signing in again is asked for. */
  | { is: "ended"; viewer: Viewer; why: string };

const TOKEN = "gql-packages:token";
const WHO = "gql-packages:who";
const LAST_WORD = "gql-packages:last-word";
const STILL_THERE =
  "You are signed out here. The provider does not answer: you may still be signed in there.";
const LONGEST_TIMER = 2 ** 31 - 1;

/** Who is signed in, for as long as the browser's tab is open. */
export class Session {
  readonly provider = settings.provider && new Provider(settings.provider);
  private current: State = { is: "beginning" };
  private readonly listeners = new Set<() => void>();
  private isOver = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly state = () => this.current;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Sign in by the printed link, or restore an earlier sign-in of this tab, if there is one. */
  async begin(): Promise<void> {
    const lastWord = sessionStorage.getItem(LAST_WORD) ?? undefined;
    sessionStorage.removeItem(LAST_WORD);
    const code = codeInAddress();
    try {
      if (code) return await this.signIn(await tokenFor(code));
    } catch (error) {
      return this.restore(messageOf(error));
    }
    await this.restore(lastWord);
  }

  private async restore(why: string | undefined): Promise<void> {
    try {
      const token = this.provider ? await this.provider.token() : sessionStorage.getItem(TOKEN);
      if (token) await this.signIn(token);
      else this.become({ is: "signed out", why });
    } catch (error) {
      this.become({ is: "signed out", why: messageOf(error) });
    }
  }

  /** Sign in with a token. Throws with the server's words if it is refused. */
  async signIn(token: string): Promise<void> {
    try {
      const viewer = await viewerOf(token);
      if (this.isOver) return;
      // Another user's queries and answers must not be shown to this one.
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

  /** The server refused the token: the session ends, unless it has a newer one. */
  end(token: string, why: string): void {
    if (this.current.is !== "signed in" || this.current.token !== token) return;
    clearTimeout(this.timer);
    sessionStorage.removeItem(TOKEN);
    this.become({ is: "ended", viewer: this.current.viewer, why });
  }

  /** Forget the token, the editors and the history at once, whatever the provider does. */
  async signOut(): Promise<void> {
    this.isOver = true;
    clearTimeout(this.timer);
    closeStorage();
    for (const key of [TOKEN, WHO]) sessionStorage.removeItem(key);
    this.become({ is: "signed out" });
    try {
      await this.provider?.signOut();
    } catch {
      sessionStorage.setItem(LAST_WORD, STILL_THERE);
    }
    location.replace(pageAddress);
  }

  private endInTime(token: string): void {
    clearTimeout(this.timer);
    const expires = expiryOf(token);
    const left = expires === undefined ? Infinity : expires * 1000 - Date.now();
    if (left >= LONGEST_TIMER) return;
    this.timer = setTimeout(() => this.end(token, "Your sign-in has expired."), left);
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
