const OURS = "graphiql:";
let isOpen = true;

/** What GraphiQL keeps, patients' names among it: until the browser's tab is closed. */
export const storage = {
  getItem: (key: string) => sessionStorage.getItem(key),
  setItem: (key: string, value: string) => {
    if (isOpen) sessionStorage.setItem(key, value);
  },
  removeItem: (key: string) => sessionStorage.removeItem(key),
  clear: () => forget((key) => key.startsWith(OURS)),
  get length() {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(OURS)).length;
  },
};

/** Remove all of it, and keep nothing more: GraphiQL writes some things down a moment late. */
export function closeStorage(): void {
  isOpen = false;
  storage.clear();
}

/** Remove what is kept under such keys. */
function forget(isMeant: (key: string) => boolean): void {
  for (const key of Object.keys(sessionStorage).filter(isMeant)) sessionStorage.removeItem(key);
}
