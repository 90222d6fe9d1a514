import { useEffect, useState } from "react";

/** Copies a text to the clipboard, and says so for a moment. */
export function CopyButton({ label, text }: { label: string; text: string }) {
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(undefined), 2_000);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => setSaid((await copied(text)) ? "Copied" : "Not copied");
  return (
    <button type="button" className="copy" title={text} onClick={() => void copy()}>
      {said ?? label}
    </button>
  );
}

/** Pages without TLS have no clipboard but the old one. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    return isCopied;
  }
}
