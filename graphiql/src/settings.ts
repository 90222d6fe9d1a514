/** What the server says about itself in the page. */
export interface Settings {
  /** Where people sign in; without one, they bring a token. */
  provider: { authority: string; clientId: string; scope: string; resource: string | null } | null;
}

export const settings: Settings = JSON.parse(document.getElementById("settings")!.textContent!);

/** The page's own address, without what was added to it. */
export const pageAddress = new URL(location.pathname, location.origin).href;

export const graphqlAddress = new URL("graphql", pageAddress).href;
