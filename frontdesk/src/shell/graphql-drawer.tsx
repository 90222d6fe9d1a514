import { useState, useSyncExternalStore } from "react";
import { useDesk } from "../desk/desk";
import type { Recorded } from "../desk/request-log";
import { useMessages } from "../messages";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { explorerAddress } from "../session/settings";
import "./graphql-drawer.css";

/** The documents that this page just sent, with variables, answer and time. */
export function GraphqlDrawer({ onClose }: { readonly onClose: () => void }) {
  const { log } = useDesk();
  const words = useMessages().graphql;
  const entries = useSyncExternalStore(log.subscribe, log.entries);
  const [chosen, setChosen] = useState<number>();
  const shown = entries.find(({ number }) => number === chosen) ?? entries[0];
  return (
    <aside className="drawer" aria-label={words.title}>
      <header className="drawer-head">
        <h2>{words.title}</h2>
        <p className="muted">{words.what}</p>
        {shown && (
          <Button onClick={() => openInExplorer(shown)}>
            <Icon name="code" /> {words.open}
          </Button>
        )}
        <Button tone="quiet" isSquare label={words.close} onClick={onClose}>
          <Icon name="close" />
        </Button>
      </header>
      {shown === undefined ? (
        <p className="muted">{words.empty}</p>
      ) : (
        <div className="drawer-body">
          <ul className="drawer-list" aria-label={words.requests}>
            {entries.map((entry) => (
              <li key={entry.number}>
                <button type="button" aria-current={entry === shown} onClick={() => setChosen(entry.number)}>
                  <span className={`kind kind-${entry.kind}`}>{entry.kind}</span>
                  <span className="drawer-name">{entry.name}</span>
                  <span className="muted"><Took entry={entry} /></span>
                </button>
              </li>
            ))}
          </ul>
          <Code title={words.document} text={shown.document} />
          <Code title={words.variables} text={JSON.stringify(shown.variables ?? {}, null, 2)} />
          <Code title={words.answer} text={JSON.stringify(shown.answer ?? null, null, 2)} />
        </div>
      )}
    </aside>
  );
}

function Took({ entry: { took, events } }: { readonly entry: Recorded }) {
  const words = useMessages().graphql;
  if (events !== undefined) return words.events(events);
  return took === undefined ? words.waiting : words.milliseconds(Math.round(took));
}

function Code({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section className="code" aria-label={title}>
      <h3>{title}</h3>
      {/* It scrolls: the keyboard has to reach it. */}
      <pre tabIndex={0}>{text}</pre>
    </section>
  );
}

/** The document stands behind the `#`: no server is told of it. The new page is signed in as this one is. */
function openInExplorer({ document, variables }: Recorded): void {
  const asked = new TextEncoder().encode(JSON.stringify({ document, variables }));
  const written = btoa(String.fromCharCode(...asked)).replaceAll("+", "-").replaceAll("/", "_");
  window.open(`${explorerAddress}#document=${written}`, "_blank");
}
