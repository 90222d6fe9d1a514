import "./workers";
import "graphiql/style.css";
import "@graphiql/plugin-explorer/style.css";
import "./style.css";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { keepLinkedDocument } from "./linked-document";
import { keepLinked } from "./linked-patient";
import { hasCode } from "./printed-link";
import { Session } from "./session";

keepLinked();
keepLinkedDocument();
const session = new Session();
createRoot(document.getElementById("explorer")!).render(<App session={session} />);
void session.begin();
// A link that is opened in a tab where the page is already open loads nothing by itself.
addEventListener("hashchange", () => hasCode() && location.reload());
