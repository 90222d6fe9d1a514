import { Client, ServerError } from "gql-packages-client";
import { WhoIsSignedInDocument, type WhoIsSignedInQuery } from "../generated/graphql";
import { forgetForms } from "../desk/drafts";
import { codeInAddress, tokenFor } from "./printed-link";
import type { Provider } from "./provider";
import { graphqlAddress, pageAddress, settings } from "./settings";

export type Viewer = WhoIsSignedInQuery["viewer"];

export type State =
  | { readonly is: "beginning" }
  | { readonly is: "signed out"; readonly why?: string | undefined }
  | { readonly is: "signed in"; readonly viewer: Viewer; readonly token: string }
  /** What was typed stays there; only signing in again is asked for. */
  | { readonly is: "ended"; readonly viewer: Viewer; readonly why: string };

// The explorer has the same names: a page opened from this one is signed in too.
const TOKEN = "gql-packages:token";
const WHO = "gql-packages:who";

/** Who is signed in, for as long as the browser's tab is open. */
export class Session {
  readonly hasProvider = settings.provider !== null;
  #provider: Provider | undefined;
  #current: State = { is: "beginning" };
  readonly #listeners = new Set<() => void>();

  readonly state = () => this.#current;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Sign in by the printed link, or restore an earlier sign-in of this tab, if there is one. */
  async begin(): Promise<void> {
    const code = codeInAddress();
    try {
      if (code !== undefined) return await this.signIn(await tokenFor(code));
    } catch (error) {
      return this.#restore(messageOf(error));
    }
    await this.#restore(undefined);
  }

  /** Sign in with a token. Throws with the server's words if it is refused. */
  async signIn(token: string): Promise<void> {
    const client = new Client({ url: graphqlAddress, token: () => token, documentIds: true });
    try {
      const { viewer } = await client.run(WhoIsSignedInDocument, {});
      // What another person typed must not be shown to this one.
      if (sessionStorage.getItem(WHO) !== viewer.staffMember.id) forgetForms();
      sessionStorage.setItem(WHO, viewer.staffMember.id);
      if (!this.hasProvider) sessionStorage.setItem(TOKEN, token);
      this.#become({ is: "signed in", viewer, token });
    } catch (error) {
      if (error instanceof ServerError && error.code === "UNAUTHENTICATED") sessionStorage.removeItem(TOKEN);
      throw error;
    }
  }

  /** Read anew who is signed in, and how their clinic is set up. */
  async refresh(): Promise<void> {
    if (this.#current.is === "signed in") await this.signIn(this.#current.token);
  }

  /** Go to the provider to sign in. */
  async signInAtProvider(): Promise<void> {
    await (await this.#providing())?.signIn();
  }

  /** The token to send. One that the server `refused` ends the session. */
  readonly token = (refused?: string): string => {
    const state = this.#current;
    if (state.is !== "signed in") throw new Error("Nobody is signed in.");
    if (state.token === refused) this.#end(state.viewer);
    return state.token;
  };

  /** Forget the token and the drafts at once, whatever the provider does. */
  async signOut(): Promise<void> {
    forgetForms();
    for (const key of [TOKEN, WHO]) sessionStorage.removeItem(key);
    this.#become({ is: "signed out" });
    await (await this.#providing())?.signOut().catch(() => undefined);
    location.replace(pageAddress);
  }

  async #restore(why: string | undefined): Promise<void> {
    try {
      const provider = await this.#providing();
      const token = provider ? await provider.token() : sessionStorage.getItem(TOKEN);
      if (token) await this.signIn(token);
      else this.#become({ is: "signed out", why });
    } catch (error) {
      this.#become({ is: "signed out", why: why ?? messageOf(error) });
    }
  }

  #end(viewer: Viewer): void {
    sessionStorage.removeItem(TOKEN);
    this.#become({ is: "ended", viewer, why: "" });
  }

  /** Loaded only where there is a provider. */
  async #providing(): Promise<Provider | undefined> {
    if (settings.provider === null) return undefined;
    const { Provider } = await import("./provider");
    return (this.#provider ??= new Provider(settings.provider));
  }

  #become(state: State): void {
    this.#current = state;
    for (const listener of this.#listeners) listener();
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
