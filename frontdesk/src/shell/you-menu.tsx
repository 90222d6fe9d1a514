import {
  Menu,
  MenuButton,
  MenuGroup,
  MenuGroupLabel,
  MenuItem,
  MenuItemRadio,
  MenuProvider,
  MenuSeparator,
} from "@ariakit/react";
import { useState } from "react";
import { useDesk } from "../desk/desk";
import { LANGUAGES, useMessages, useSpeech } from "../messages";
import { Avatar } from "../parts/avatar";
import { Icon } from "../parts/icon";
import { explorerAddress } from "../session/settings";
import { type Appearance, APPEARANCES, appearance, chooseAppearance } from "./appearance";

/** Who is signed in; language, appearance, and the way out. */
export function YouMenu() {
  const desk = useDesk();
  const { roles, shell } = useMessages();
  const { language, choose } = useSpeech();
  const [look, setLook] = useState<Appearance>(appearance);
  const { staffMember, role } = desk.viewer;
  const change = (values: Record<string, unknown>) => {
    if (values["language"] !== language) choose(String(values["language"]));
    if (values["look"] === look) return;
    chooseAppearance(values["look"] as Appearance);
    setLook(values["look"] as Appearance);
  };
  return (
    <MenuProvider values={{ language, look }} setValues={change}>
      <MenuButton className="you">
        <Avatar name={staffMember.name} />
        <span className="you-name">
          <span>{staffMember.name}</span>
          <small className="muted">{roles[role]}</small>
        </span>
        <span className="only-spoken">{shell.account}</span>
      </MenuButton>
      <Menu className="popover menu" gutter={6}>
        <MenuGroup>
          <MenuGroupLabel className="menu-label">{shell.language}</MenuGroupLabel>
          {LANGUAGES.map((code) => (
            <MenuItemRadio key={code} className="menu-item" name="language" value={code} lang={code}>
              <Check isShown={code === language} /> {nameOf(code)}
            </MenuItemRadio>
          ))}
        </MenuGroup>
        <MenuSeparator className="menu-line" />
        <MenuGroup>
          <MenuGroupLabel className="menu-label">{shell.appearance}</MenuGroupLabel>
          {APPEARANCES.map((one) => (
            <MenuItemRadio key={one} className="menu-item" name="look" value={one}>
              <Check isShown={one === look} /> {shell[one]}
            </MenuItemRadio>
          ))}
        </MenuGroup>
        <MenuSeparator className="menu-line" />
        <MenuItem className="menu-item" render={<a href={explorerAddress} target="_blank" rel="opener" />}>
          <Icon name="code" /> {shell.explorer}
        </MenuItem>
        <MenuItem className="menu-item" onClick={() => void desk.session.signOut()}>
          <Icon name="out" /> {shell.signOut}
        </MenuItem>
      </Menu>
    </MenuProvider>
  );
}

function Check({ isShown }: { readonly isShown: boolean }) {
  return <span className="menu-check">{isShown && <Icon name="check" />}</span>;
}

/** "Deutsch": a language in its own words. */
function nameOf(code: string): string {
  const name = new Intl.DisplayNames(code, { type: "language" }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}
