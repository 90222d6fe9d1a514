import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import { useMessages } from "../messages";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import "./toasts.css";

export interface Toast {
  readonly text: string;
  readonly tone?: "plain" | "alarm";
  /** The button: undoing, or finding out. */
  readonly action?: { readonly label: string; readonly run: () => unknown };
}

type Shown = Toast & { readonly number: number };

/** Milliseconds that a toast stays; it stays longer while it is pointed at or has the focus. */
const STAYS = 12_000;

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Says what was done, or why not; a screen reader reads it out. */
export const useToast = () => useContext(ToastContext);

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const words = useMessages().shell;
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const count = useRef(0);
  const isHeld = useRef(false);

  const drop = useCallback((number: number) => {
    setShown((before) => before.filter((one) => one.number !== number));
  }, []);
  const say = useCallback(
    (toast: Toast) => {
      const number = ++count.current;
      setShown((before) => [...before, { ...toast, number }].slice(-3));
      const leave = () => (isHeld.current ? setTimeout(leave, 1_000) : drop(number));
      setTimeout(leave, STAYS);
    },
    [drop],
  );
  const hold = useMemo(() => {
    const set = (held: boolean) => () => void (isHeld.current = held);
    return { onMouseEnter: set(true), onMouseLeave: set(false), onFocus: set(true), onBlur: set(false) };
  }, []);

  return (
    <ToastContext value={say}>
      {children}
      <section className="toasts" aria-label={words.notifications} {...hold}>
        <div role="status" className="toasts-spoken">
          {shown.map(({ number, text, tone = "plain", action }) => (
            <div key={number} className={`toast toast-${tone}`}>
              <Icon name={tone === "alarm" ? "alarm" : "check"} />
              <p>{text}</p>
              {action && (
                <Button
                  tone="inverse"
                  onClick={() => {
                    drop(number);
                    action.run();
                  }}
                >
                  {action.label}
                </Button>
              )}
              <Button tone="inverse" isSquare label={words.dismiss} onClick={() => drop(number)}>
                <Icon name="close" />
              </Button>
            </div>
          ))}
        </div>
      </section>
    </ToastContext>
  );
}
