import { useForm } from "../../desk/use-form";
import { AdjustTheUsesDocument } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { ChoiceField, TextField } from "../../parts/field";
import { FormDialog } from "../../parts/form-dialog";
import { useToast } from "../../shell/toasts";
import type { Bought } from "./package-card";
import { adjustedBy, mostOf } from "./uses";
import { useUndoAdjustment } from "./use-undo-adjustment";

interface Props {
  readonly bought: Bought;
  readonly reload: () => Promise<void>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

interface Draft {
  /** The package as it was when this was sent. */
  readonly version: number;
  readonly kind: "add" | "take";
  readonly uses: string;
  readonly reason: string;
}

/** Add uses as a goodwill, or take uses off; what it will be afterwards stands there while it is written. */
export function AdjustDialog({ bought, reload, onDone, onClose }: Props) {
  const { adjust, refund, shell } = useMessages();
  const { number } = useFormats();
  const say = useToast();
  const { undo } = useUndoAdjustment(reload);
  const form = useForm<Draft>(`adjust:${bought.id}`, { version: bought.version, kind: "add", uses: "", reason: "" });
  const { draft } = form;
  const most = mostOf(bought, draft.kind);
  // What was sent without an answer is sent again as it was, whatever is free by now.
  const change = adjustedBy(draft, form.isSent ? Infinity : most);

  const submit = async () => {
    if (change === undefined) return form.refuse("change", most > 0 ? adjust.range(number(most)) : adjust.noneToTake);
    if (draft.reason.trim() === "") return form.refuse("reason", adjust.reasonFirst);
    const version = form.isSent ? draft.version : bought.version;
    form.set({ version });
    const outcome = await form.submit(AdjustTheUsesDocument, {
      patientPackageId: bought.id,
      change,
      reason: draft.reason.trim(),
      expectedVersion: version,
    });
    if (outcome.is === "refused") {
      const { code } = outcome.refusal;
      if (code === "PACKAGE_USED_UP") form.refuse("change", adjust.fewerFree);
      if (code === "PACKAGE_USED_UP" || code === "VERSION_CONFLICT") await reload().catch(() => undefined);
    }
    if (outcome.is !== "done") return;
    const { entry, patientPackage } = outcome.payload;
    say({
      text: adjust.done(patientPackage.name, entry.usesChange ?? 0),
      action: { label: shell.undo, run: () => undo(entry.id) },
    });
    onDone();
  };

  const { usesAvailable, usesTotal } = bought;
  return (
    <FormDialog
      title={adjust.title(bought.name)}
      form={form}
      verb={draft.kind === "add" ? adjust.add : adjust.take}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <ChoiceField
        form={form}
        name="kind"
        label={adjust.what}
        options={[
          { value: "add", label: adjust.add, hint: adjust.addHint },
          { value: "take", label: adjust.take, hint: adjust.takeHint },
        ]}
      />
      <TextField form={form} name="uses" path="change" label={adjust.count} inputMode="numeric" />
      <div role="status">
        <dl className="figures">
          <div><dt>{adjust.now}</dt><dd>{adjust.freeOf(usesAvailable, usesTotal)}</dd></div>
          <div>
            <dt>{adjust.after}</dt>
            <dd>{change === undefined || form.isSent ? "–" : adjust.freeOf(usesAvailable + change, usesTotal + change)}</dd>
          </div>
        </dl>
      </div>
      <TextField form={form} name="reason" label={refund.reason} hint={adjust.reasonHint} maxLength={1000} />
    </FormDialog>
  );
}
