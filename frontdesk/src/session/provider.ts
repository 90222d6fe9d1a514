import { UserManager, WebStorageStateStore } from "oidc-client-ts";
import { pageAddress, type Settings } from "./settings";

/** How long signing out waits for the provider, in milliseconds. */
const PATIENCE = 5_000;

/** The place that was left to sign in. */
const PLACE = "gql-packages:place";

/** The identity provider: authorization code with PKCE. All that it keeps is in session storage. */
export class Provider {
  readonly #users: UserManager;

  constructor({ authority, clientId, scope, resource }: NonNullable<Settings["provider"]>) {
    const store = new WebStorageStateStore({ store: sessionStorage });
    this.#users = new UserManager({
      authority,
      client_id: clientId,
      scope,
      redirect_uri: pageAddress,
      post_logout_redirect_uri: pageAddress,
      userStore: store,
      stateStore: store,
      automaticSilentRenew: false,
      // Some providers ask which API the token is for by the one name, some by the other.
      ...(resource ? { resource, extraQueryParams: { audience: resource } } : {}),
    });
  }

  /** The token of a redirect back from the provider, or of an earlier sign-in. */
  async token(): Promise<string | null> {
    const asked = new URLSearchParams(location.search);
    if (asked.has("state") && (asked.has("code") || asked.has("error"))) {
      history.replaceState(null, "", pageAddress + (sessionStorage.getItem(PLACE) ?? ""));
      const user = await this.#users.signinCallback(`${pageAddress}?${asked}`);
      return user?.access_token ?? null;
    }
    return (await this.#users.getUser())?.access_token ?? null;
  }

  /** Go there to sign in; comes back to this page and place. */
  async signIn(): Promise<void> {
    sessionStorage.setItem(PLACE, location.hash);
    await this.#users.signinRedirect();
  }

  /** Forget the token, and go there to sign out if it knows of that. Throws if it does not answer. */
  async signOut(): Promise<void> {
    const user = await this.#users.getUser();
    await this.#users.removeUser();
    if (!(await this.#knowsOfSigningOut())) return;
    await this.#users.signoutRedirect(user?.id_token ? { id_token_hint: user.id_token } : {});
  }

  /** Asked again: the provider may be down by now. */
  async #knowsOfSigningOut(): Promise<boolean> {
    const response = await fetch(this.#users.settings.metadataUrl, {
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!response.ok) throw new Error(`The provider answered with status ${response.status}.`);
    return Boolean(((await response.json()) as Record<string, unknown>)["end_session_endpoint"]);
  }
}
