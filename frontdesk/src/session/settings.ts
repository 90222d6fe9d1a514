/** What the server says about itself in the page. */
export interface Settings {
  /** Where people sign in; without one, they bring a token. */
  readonly provider: {
    readonly authority: string;
    readonly clientId: string;
    readonly scope: string;
    readonly resource: string | null;
  } | null;
}

const written = document.getElementById("settings")?.textContent ?? "";

/** `npm run dev` serves the page as it is written, without settings. */
export const settings: Settings = written.includes("{{") ? { provider: null } : JSON.parse(written);

/** The page's own address, without what was added to it. */
export const pageAddress = new URL(location.pathname, location.origin).href;

export const graphqlAddress = new URL("graphql", pageAddress).href;
export const explorerAddress = new URL("graphiql", pageAddress).href;
