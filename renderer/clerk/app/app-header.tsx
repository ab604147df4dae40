import { KeyRound, Lock, LogOut } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { LanguageSwitch } from '#renderer/ui/language-switch/language-switch.tsx';
import type { ClerkLanguage } from '#shared/domain/language-code.ts';
import { OwnSecretsDialog } from '../accounts/own-secrets-dialog.tsx';
import { Brand } from '../frame/brand.tsx';
import { type Place, sectionsOf } from '../frame/place.ts';
import type { SessionIn } from '../frame/session-kinds.ts';
import styles from './app-header.module.css';

const css = classNames(styles);

interface AppHeaderProps {
  readonly session: SessionIn<'signed-in'>;
  /** Null while a visit is open. */
  readonly place: Place | null;
  readonly onGo: (place: Place) => void;
  readonly onLanguage: (language: ClerkLanguage) => void;
  readonly onLock: () => void;
  readonly onSignOut: () => void;
}

/** Who works here and where, the sections of their role, language, lock and sign-out. */
export function AppHeader({ session, place, onGo, onLanguage, onLock, onSignOut }: AppHeaderProps) {
  const { t } = useTranslation('clerk');
  const sections = sectionsOf(session.role);
  const isHandedOver = session.display?.kind === 'issuance';
  const [changing, setChanging] = useState(false);
  return (
    <header className={css('header', sections.length > 3 && 'many')}>
      <Brand place={sections.length > 1 ? session.branchName : t('terminal', session)} />
      {sections.length > 1 && (
        <nav className={css('sections')} aria-label={t('header.sections')}>
          {sections.map((section) => (
            <button
              key={section}
              type="button"
              className={css('section')}
              aria-current={place?.screen === section ? 'page' : undefined}
              disabled={isHandedOver}
              onClick={() => onGo({ screen: section })}
            >
              {t(`header.${section}`)}
            </button>
          ))}
        </nav>
      )}
      <div className={css('person')}>
        <strong className={css('name')}>{session.name}</strong>
        <span className={css('role')}>{t(`role.${session.role}`)}</span>
      </div>
      <LanguageSwitch onChoose={onLanguage} />
      <Button
        icon={KeyRound}
        variant="quiet"
        onPress={() => setChanging(true)}
        isDisabled={isHandedOver}
        aria-label={t('header.ownSecrets')}
      />
      <Button
        icon={Lock}
        variant="quiet"
        onPress={onLock}
        isDisabled={isHandedOver}
        aria-label={t('header.lock')}
      />
      <Button
        icon={LogOut}
        variant="quiet"
        onPress={onSignOut}
        isDisabled={isHandedOver}
        aria-label={t('header.signOut')}
      />
      {changing && <OwnSecretsDialog onClose={() => setChanging(false)} />}
    </header>
  );
}
