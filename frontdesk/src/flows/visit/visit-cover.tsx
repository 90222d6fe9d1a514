import { failureInWords, refusalInWords } from "../../desk/in-words";
import { useDesk } from "../../desk/desk";
import { type Outcome, useChange } from "../../desk/use-change";
import {
  type OptionOfAVisitFragment,
  PutAPackageOnDocument,
  type RefusedFragment,
  TakeThePackageOffDocument,
  type VisitOfTheDayFragment,
} from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { Button } from "../../parts/button";
import { Icon } from "../../parts/icon";
import { type Toast, useToast } from "../../shell/toasts";
import { addressOf } from "../../shell/router";
import { OptionFacts, RefusedOptions } from "../book/package-choice";
import type { OpenVisit } from "./visit-panel";

interface Props {
  readonly visit: OpenVisit;
  readonly reload: () => void;
}

/** The package on the visit, or those that could be put on it and why the others cannot. */
export function VisitCover({ visit, reload }: Props) {
  const desk = useDesk();
  const { visit: words } = useMessages();
  const { money } = useFormats();
  const { isBusy, putOn, takeOff } = useCovering(visit, reload);
  const { patientTotal, redemption, status } = visit;
  const isCovered = redemption?.status === "RESERVED" || redemption?.status === "REDEEMED";
  const mayCover = desk.may("SCHEDULE_EDIT") && (status === "BOOKED" || status === "ARRIVED");
  return (
    <section className="sheet-part" aria-labelledby="cover">
      <h3 id="cover">{words.cover}</h3>
      {isCovered && <OnTheVisit redemption={redemption} />}
      {isCovered && Number(patientTotal.amount) > 0 && <p>{words.pays(money(patientTotal))}</p>}
      {isCovered && mayCover && (status === "BOOKED"
        ? <Button isBusy={isBusy} onClick={() => void takeOff()}>{words.takeOff}</Button>
        : <p className="muted">{words.undoFirst}</p>)}
      {!isCovered && mayCover && <p>{words.uncovered(money(patientTotal))}</p>}
      {!isCovered && !mayCover && visit.invoice === null && <p>{words.uncharged}</p>}
      {!isCovered && mayCover && <Options visit={visit} isBusy={isBusy} putOn={putOn} />}
      {!isCovered && mayCover && desk.may("PACKAGES_SELL") && (
        <a className="button button-plain" href={addressOf("patients", [visit.patient.id], { do: "sell", from: visit.id })}>
          <Icon name="sell" /> {words.sell}
        </a>
      )}
    </section>
  );
}

function OnTheVisit({ redemption: { patientPackage, status, useNumber } }: { readonly redemption: NonNullable<OpenVisit["redemption"]> }) {
  const { options, today, visit: words } = useMessages();
  const { day } = useFormats();
  const facts = [
    words.useNumber(useNumber, patientPackage.usesTotal),
    today.covered.free(patientPackage.usesAvailable),
    patientPackage.expiresOn && options.until(day(patientPackage.expiresOn)),
  ];
  return (
    <p className={`on-the-visit chip-${status}`}>
      <Icon name="ticket" />
      <span>
        <strong>{(status === "RESERVED" ? today.covered.held : today.covered.used)(patientPackage.name)}</strong>
        <small>{facts.filter(Boolean).join(" · ")}</small>
      </span>
    </p>
  );
}

interface OptionsProps {
  readonly visit: OpenVisit;
  readonly isBusy: boolean;
  readonly putOn: (option: OptionOfAVisitFragment) => Promise<void>;
}

function Options({ visit: { packageOptions }, isBusy, putOn }: OptionsProps) {
  const { options: words, visit: said } = useMessages();
  if (packageOptions.length === 0) return <p className="muted">{said.noPackages}</p>;
  return (
    <>
      <ul className="usable-options">
        {packageOptions.filter(({ isEligible }) => isEligible).map((option) => {
          const { id, name } = option.patientPackage;
          return (
            <li key={id}>
              <span>
                <span>
                  {name}
                  {option.isPreselected && <span className="badge badge-accent suggested">{words.suggested}</span>}
                </span>
                <small className="muted"><OptionFacts option={option} /></small>
              </span>
              <Button
                tone={option.isPreselected ? "strong" : "plain"}
                isBusy={isBusy}
                onClick={() => void putOn(option)}
              >
                {said.putOn} <span className="only-spoken">{name}</span>
              </Button>
            </li>
          );
        })}
      </ul>
      <RefusedOptions options={packageOptions.filter(({ isEligible }) => !isEligible)} />
    </>
  );
}

type Covered = { readonly __typename: `${string}Payload`; readonly appointment: VisitOfTheDayFragment };

/** Putting a package on, and taking it off: each is undone by the other. */
function useCovering(visit: OpenVisit, reload: () => void) {
  const { isBusy, send } = useChange();
  const messages = useMessages();
  const formats = useFormats();
  const say = useToast();
  const { shell, visit: words } = messages;

  const tell = (outcome: Outcome<Covered | RefusedFragment>, again: () => unknown, done: (now: VisitOfTheDayFragment) => Toast) => {
    reload();
    if (outcome.is === "done") return say(done((outcome.payload as Covered).appointment));
    if (outcome.is === "refused") {
      return say({ tone: "alarm", text: refusalInWords(outcome.refusal as RefusedFragment, messages, formats) });
    }
    const label = outcome.failure.outcome === "unknown" ? shell.findOut : shell.tryAgain;
    return say({ tone: "alarm", text: failureInWords(outcome.failure, messages), action: { label, run: again } });
  };

  const putOn = async (id: string, name: string, version: number): Promise<void> => {
    const input = { appointmentId: visit.id, patientPackageId: id };
    const outcome = await send(`put-on-${id}:${visit.id}:${version}`, PutAPackageOnDocument, input);
    tell(outcome, () => putOn(id, name, version), (now) => ({
      text: words.done.covered(name),
      // On a visit that has arrived it is used: only undoing the arrival takes it off.
      ...(now.status === "BOOKED" ? { action: { label: shell.undo, run: () => takeOff(id, name, now.version) } } : {}),
    }));
  };
  const takeOff = async (id: string, name: string, version: number): Promise<void> => {
    const outcome = await send(`take-off:${visit.id}:${version}`, TakeThePackageOffDocument, { appointmentId: visit.id });
    tell(outcome, () => takeOff(id, name, version), (now) => ({
      text: words.done.uncovered,
      action: { label: shell.undo, run: () => putOn(id, name, now.version) },
    }));
  };
  return {
    isBusy,
    putOn: ({ patientPackage: { id, name } }: OptionOfAVisitFragment) => putOn(id, name, visit.version),
    takeOff: async () => {
      const on = visit.redemption?.patientPackage;
      if (on) await takeOff(on.id, on.name, visit.version);
    },
  };
}
