import { Menu, MenuButton, MenuGroup, MenuGroupLabel, MenuItem, MenuProvider, MenuSeparator } from "@ariakit/react";
import { useState } from "react";
import { useAnswer } from "../../desk/use-answer";
import { NoShowFeesDocument, type NoShowResolution, OptionsOfAVisitDocument } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import { Icon } from "../../parts/icon";
import { nameOf, type VisitActions } from "./visit-actions";
import type { Visit } from "./day-of-visits";

/** Everything else that can be done with a booked visit: one press each. */
export function VisitMenu({ visit, actions }: { readonly visit: Visit; readonly actions: VisitActions }) {
  const { today } = useMessages();
  const [isOpen, setOpen] = useState(false);
  return (
    <MenuProvider open={isOpen} setOpen={setOpen} placement="bottom-end">
      <MenuButton className="button button-quiet button-square" aria-label={today.more(nameOf(visit))} title={today.more(nameOf(visit))}>
        <Icon name="more" />
      </MenuButton>
      <Menu className="popover menu" gutter={4} fixed unmountOnHide>
        {isOpen && (
          <>
            <Resolutions label={today.noShow} visit={visit} choose={(how) => void actions.noShow(visit, how)} />
            <MenuSeparator className="menu-line" />
            <Resolutions label={today.late} visit={visit} choose={(how) => void actions.cancelLate(visit, how)} />
            <MenuSeparator className="menu-line" />
            <MenuItem className="menu-item" onClick={() => void actions.cancel(visit)}>{today.cancel}</MenuItem>
          </>
        )}
      </Menu>
    </MenuProvider>
  );
}

interface Props {
  readonly label: string;
  readonly visit: Visit;
  readonly choose: (resolution: NoShowResolution) => void;
}

/** Redeem a use, charge one of the clinic's fees, or charge nothing. */
function Resolutions({ label, visit, choose }: Props) {
  const { today } = useMessages();
  const { money } = useFormats();
  const fees = useAnswer(NoShowFeesDocument, {}).data?.noShowFees ?? [];
  const isHeld = visit.redemption?.status === "RESERVED";
  const options = useAnswer(OptionsOfAVisitDocument, isHeld ? undefined : { id: visit.id });
  const eligible = (options.data?.appointment?.packageOptions ?? []).filter((one) => one.isEligible);
  return (
    <MenuGroup>
      <MenuGroupLabel className="menu-label">{label}</MenuGroupLabel>
      {isHeld && (
        <MenuItem className="menu-item" onClick={() => choose({ redeemPackage: {} })}>{today.redeem}</MenuItem>
      )}
      {eligible.map(({ patientPackage: { id, name } }) => (
        <MenuItem key={id} className="menu-item" onClick={() => choose({ redeemPackage: { patientPackageId: id } })}>
          {today.redeemFrom(name)}
        </MenuItem>
      ))}
      {fees.map((fee) => (
        <MenuItem key={fee.id} className="menu-item" onClick={() => choose({ chargeFee: { noShowFeeId: fee.id } })}>
          {today.fee(fee.name, money(fee.amount))}
        </MenuItem>
      ))}
      <MenuItem className="menu-item" onClick={() => choose({ chargeNothing: true })}>{today.nothing}</MenuItem>
    </MenuGroup>
  );
}
