import { clinicTime } from "gql-packages-client";
import { useId, useState } from "react";
import { useDesk } from "../../desk/desk";
import type { PackageOfAPatientFragment } from "../../generated/graphql";
import { type Formats, type Messages, useFormats, useMessages } from "../../messages";
import { Button } from "../../parts/button";
import { useNow } from "../../shell/use-now";
import { PackageHistory } from "./package-history";
import { dialogAddress } from "./patient-screen";
import { usesOf } from "./uses";

export type Bought = PackageOfAPatientFragment;

const TONES = { ACTIVE: "good", UNPAID: "warn", USED_UP: "plain", EXPIRED: "plain", REFUNDED: "plain" } as const;

interface Props {
  readonly patientId: string;
  readonly bought: Bought;
  /** Read the patient again. */
  readonly reload: () => Promise<void>;
}

/** A package that the patient bought: what is left, until when, and why it cannot be used. */
export function PackageCard({ patientId, bought, reload }: Props) {
  const messages = useMessages();
  const words = messages.patients;
  const formats = useFormats();
  const desk = useDesk();
  const title = useId();
  const [isOpen, setOpen] = useState(false);
  const why = whyNot(bought, words, formats);
  const isDue = bought.status === "UNPAID" && desk.may("PACKAGES_SELL");
  const isRefundable = bought.status !== "REFUNDED" && desk.may("MONEY_RETURN");
  const isAdjustable = bought.status !== "REFUNDED" && desk.may("PACKAGES_ADJUST");
  const isDeletable = isRefundable && bought.usesRedeemed === 0;
  return (
    <article className={`card package package-${bought.status}`} aria-labelledby={title}>
      <header>
        <h3 id={title}>{bought.name}</h3>
        <span className={`badge badge-${TONES[bought.status]}`}>{words.statuses[bought.status]}</span>
      </header>
      <p className="package-left">
        <strong>{bought.status === "ACTIVE" || bought.status === "UNPAID" ? bought.usesAvailable : 0}</strong>
        <span className="muted">{words.freeOf(bought.usesTotal)}</span>
        <Expiry bought={bought} />
      </p>
      <UsesBar bought={bought} />
      <Limits bought={bought} />
      {why && <p className="package-why">{why}</p>}
      <footer>
        <Button tone="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{words.history}</Button>
        {isDue && (
          <a className="button button-plain" href={dialogAddress(patientId, "pay", { invoice: bought.invoice.id })}>
            {words.pay}
          </a>
        )}
        {bought.status !== "REFUNDED" && desk.may("USES_ADJUST") && (
          <a className="button button-quiet package-changes" href={dialogAddress(patientId, "adjust", { package: bought.id })}>{words.adjustUses}</a>
        )}
        {isAdjustable && (
          <a className="button button-quiet" href={dialogAddress(patientId, "expiry", { package: bought.id })}>{words.changeExpiry}</a>
        )}
        {isRefundable && (
          <a className="button button-quiet" href={dialogAddress(patientId, "refund", { package: bought.id })}>{words.refund}</a>
        )}
        {isDeletable && (
          <a className="button button-quiet" href={dialogAddress(patientId, "delete", { package: bought.id })}>{words.deleteSale}</a>
        )}
      </footer>
      {isOpen && <PackageHistory bought={bought} reload={reload} />}
    </article>
  );
}

function Expiry({ bought: { expiresOn, status } }: { readonly bought: Bought }) {
  const words = useMessages().patients;
  const { day } = useFormats();
  const { timeZone } = useDesk().viewer.clinic;
  const today = clinicTime(useNow(), timeZone).date;
  if (expiresOn === null) return <span className="package-until muted">{words.noExpiry}</span>;
  const daysLeft = (Date.parse(expiresOn) - Date.parse(today)) / 86_400_000;
  const isSoon = status === "ACTIVE" && daysLeft <= 30;
  return <span className={`package-until ${isSoon ? "soon" : "muted"}`}>{words.until(day(expiresOn))}</span>;
}

/** Used, held, free and forfeited uses, in this order. The words below say the same. */
function UsesBar({ bought }: { readonly bought: Bought }) {
  const words = useMessages().patients;
  const parts = usesOf(bought).filter(({ count }) => count > 0);
  return (
    <div className="uses">
      <div className="uses-bar" aria-hidden="true">
        {parts.map(({ kind, count }) => <span key={kind} className={`uses-${kind}`} style={{ flexGrow: count }} />)}
      </div>
      <ul>
        {parts.map(({ kind, count }) => (
          <li key={kind}><span className={`uses-key uses-${kind}`} aria-hidden="true" /> {words.uses[kind](count)}</li>
        ))}
      </ul>
    </div>
  );
}

/** What is free of each limit. */
function Limits({ bought: { useLimits } }: { readonly bought: Bought }) {
  const words = useMessages().patients;
  if (useLimits.length === 0) return null;
  return (
    <ul className="limits" aria-label={words.limits}>
      {useLimits.map(({ treatments, uses, available }, index) => (
        <li key={index}>{words.limitOf(treatments.map(({ name }) => name), available, uses)}</li>
      ))}
    </ul>
  );
}

function whyNot(bought: Bought, words: Messages["patients"], { day, dayOf, money }: Formats): string | undefined {
  switch (bought.status) {
    case "UNPAID":
      return words.why.unpaid(money(bought.invoice.balanceDue), bought.invoice.number);
    case "EXPIRED":
      return words.why.expired(bought.expiresOn ? day(bought.expiresOn) : "", bought.usesRemaining);
    case "USED_UP":
      return words.why.usedUp;
    case "REFUNDED":
      return bought.refund ? words.why.refunded(money(bought.refund.amount), dayOf(bought.refund.at)) : undefined;
    case "ACTIVE":
      return bought.usesAvailable === 0 ? words.why.held : undefined;
  }
}
