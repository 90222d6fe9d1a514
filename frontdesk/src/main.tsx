import "./style/tokens.css";
import "./style/base.css";
import "./style/parts.css";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { Speaking } from "./messages";
import { followAppearance } from "./shell/appearance";
import { hasCode } from "./session/printed-link";
import { Session } from "./session/session";

followAppearance();
const session = new Session();
const root = document.getElementById("front-desk");
if (root === null) throw new Error("The page has no place for the front desk.");
createRoot(root).render(
  <Speaking>
    <App session={session} />
  </Speaking>,
);
void session.begin();
// A link that is opened in a tab where the page is already open loads nothing by itself.
addEventListener("hashchange", () => hasCode() && location.reload());
