import "./workers";
import "graphiql/style.css";
import "@graphiql/plugin-explorer/style.css";
import "./style.css";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { Session } from "./session";

const session = new Session();
createRoot(document.getElementById("explorer")!).render(<App session={session} />);
void session.begin();
