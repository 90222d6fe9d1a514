import { Component, type ReactNode } from "react";
import { useMessages } from "../messages";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { NotLoaded } from "../parts/later";
import { addressOf, addressWith, useRoute } from "./router";

interface Props {
  /** What else is shown once this is another: a way out of what has failed. */
  readonly address: string;
  /** Around what is said in its place. */
  readonly around: (said: ReactNode) => ReactNode;
  readonly children: ReactNode;
}

interface State {
  readonly address: string;
  readonly thrown?: { readonly error: unknown } | undefined;
}

/** Says so where what is inside throws, until it is tried again or the address is another. React tells the console. */
export class Guarded extends Component<Props, State> {
  override readonly state: State = { address: this.props.address };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { thrown: { error } };
  }

  static getDerivedStateFromProps({ address }: Props, state: State): State | null {
    return address === state.address ? null : { address, thrown: undefined };
  }

  override render(): ReactNode {
    const { thrown } = this.state;
    if (thrown === undefined) return this.props.children;
    return this.props.around(<Broken error={thrown.error} onRetry={() => this.setState({ thrown: undefined })} />);
  }
}

/** It could not be shown: why, and what can be done. */
function Broken({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { app, shell, state } = useMessages();
  const isToday = addressWith(useRoute(), {}) === addressOf("today");
  const isLoaded = !(error instanceof NotLoaded);
  return (
    <div className="empty empty-alarm" role="alert">
      <Icon name="alarm" />
      <p>
        <strong>{state.broken}</strong> {isLoaded ? state.brokenWhy : state.notLoaded}
      </p>
      <div className="empty-actions">
        <Button onClick={isLoaded ? onRetry : () => void loadAnew()}>{shell.tryAgain}</Button>
        {!isToday && <a className="button button-quiet" href={addressOf("today")}>{app.toToday}</a>}
      </div>
    </div>
  );
}

/** The page as the server has it now; without a server this one stays. */
async function loadAnew(): Promise<void> {
  await fetch(location.pathname, { cache: "no-store" }).then(() => location.reload(), () => undefined);
}
