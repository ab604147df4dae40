import type { LucideIcon } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Button } from '../button/button.tsx';
import { classNames } from '../class-names.ts';
import styles from './act-menu.module.css';

const css = classNames(styles);

interface MenuAct<Id extends string> {
  readonly id: Id;
  readonly icon: LucideIcon;
  readonly words: string;
  /** Apart from those above it: it undoes or ends something. */
  readonly isApart?: boolean;
}

interface ActMenuProps<Id extends string> {
  /** What the menu is called, and its button; the button shows it where `showsWords` says so. */
  readonly words: string;
  readonly icon: LucideIcon;
  readonly showsWords?: boolean;
  readonly placement: 'top' | 'bottom end';
  readonly acts: readonly MenuAct<Id>[];
  readonly isDisabled?: boolean;
  readonly onAct: (act: Id) => void;
}

/** Acts behind one button, for those that are seldom wanted. By keys: Enter opens, arrows go, Escape closes. */
export function ActMenu<Id extends string>(props: ActMenuProps<Id>) {
  const { words, icon, showsWords = false, placement, acts, isDisabled = false, onAct } = props;
  return (
    <MenuTrigger>
      {showsWords ? (
        <Button icon={icon} isDisabled={isDisabled}>
          {words}
        </Button>
      ) : (
        <Button variant="quiet" icon={icon} isDisabled={isDisabled} aria-label={words} />
      )}
      <Popover className={css('popover')} placement={placement} offset={4}>
        <Menu className={css('menu')} aria-label={words}>
          {acts.map(({ id, icon: Icon, words: actWords, isApart }) => (
            <MenuItem
              key={id}
              id={id}
              className={css('item', isApart === true && 'apart')}
              onAction={() => onAct(id)}
            >
              <Icon size={20} aria-hidden className={css('icon')} />
              {actWords}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
