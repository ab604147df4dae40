import { lazy, type ReactNode, Suspense, use, useEffect, useRef, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { I18nContext, useTranslation } from 'react-i18next';
import { type CallFailure, CallFailureContext, ClerkKioskContext, useSession } from '#renderer/api/kiosk.ts';
import { Entrance } from '#renderer/clerk/entrance/entrance.tsx';
import { FirstRun } from '#renderer/clerk/entrance/first-run.tsx';
import { Locked } from '#renderer/clerk/entrance/locked.tsx';
import { Sealed } from '#renderer/clerk/entrance/sealed.tsx';
import { SignIn } from '#renderer/clerk/entrance/sign-in.tsx';
import { Unavailable } from '#renderer/clerk/entrance/unavailable.tsx';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { applyLanguage, terminalLanguage } from '#renderer/ui/language/i18n.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { ClerkApi } from '#shared/contract/kiosk/api.ts';
import type { ClerkSession } from '#shared/contract/kiosk/display/session.ts';
import { languageOf, languages } from '#shared/domain/language-code.ts';
import { KeepForAccount } from '../frame/kept.tsx';
import { FailureNotice } from './failure-notice.tsx';
import { useActivityReport } from './use-activity-report.ts';
import { useEnterKey } from './use-enter-key.ts';

/** The counter's screens are most of the program: the entrance does not wait for them. */
const loadSignedIn = () => import('./signed-in.tsx').then(({ SignedIn }) => ({ default: SignedIn }));
const SignedIn = lazy(loadSignedIn);
/** Rarely seen, and it brings the descriptions of all events. */
const MissingActs = lazy(() =>
  import('#renderer/clerk/entrance/missing-acts.tsx').then((screen) => ({ default: screen.MissingActs })),
);
const Restored = lazy(() =>
  import('#renderer/clerk/safety/restored.tsx').then((screen) => ({ default: screen.Restored })),
);
const Leaving = lazy(() =>
  import('#renderer/clerk/safety/leaving.tsx').then((screen) => ({ default: screen.Leaving })),
);
const Closed = lazy(() =>
  import('#renderer/clerk/safety/closed.tsx').then((screen) => ({ default: screen.Closed })),
);
/** Milliseconds after the entrance is on the screen: long enough to be drawn, shorter than typing a name. */
const prefetchDelay = 400;
/** Milliseconds after which a start is called slow. */
const startPatience = 12_000;

/** The clerk's view: the session that main owns decides the screen. */
export function ClerkApp({ kiosk }: { readonly kiosk: ClerkApi }) {
  const { i18n } = useTranslation();
  return (
    <I18nProvider locale={languages[languageOf(i18n.language)].locale}>
      <ClerkKioskContext value={kiosk}>
        <Counter />
      </ClerkKioskContext>
    </I18nProvider>
  );
}

/** What failed for one person is not told to the next. */
function Counter() {
  const session = useSession();
  const [loser, setLoser] = useState<string | null>(null);
  useActivityReport();
  useEnterKey();
  useAccountLanguage(session);
  const account = session?.state === 'signed-in' ? session : null;
  return (
    <Failures key={account?.accountId ?? 'nobody'}>
      <KeepForAccount name={account?.name ?? null} onLost={setLoser}>
        <Screen session={session} loser={loser} />
      </KeepForAccount>
    </Failures>
  );
}

/**
 * The language belongs to who is signed in: theirs at each sign-in and unlocking, the terminal's own after it. Who has
 * chosen none goes on in the one of the entrance.
 */
function useAccountLanguage(session: ClerkSession | undefined): void {
  // Its identity is the same in every language, unlike the one that `useTranslation` gives.
  const i18n = use(I18nContext)?.i18n;
  const signedIn = session?.state === 'signed-in' ? session : null;
  const language = signedIn?.language ?? null;
  const here = signedIn === null ? null : `${signedIn.accountId} ${signedIn.locked}`;
  const accountId = signedIn?.accountId ?? null;
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (i18n !== undefined && here !== null && language !== null) void applyLanguage(i18n, language);
  }, [i18n, here, language]);
  useEffect(() => {
    const isLeft = before.current !== null && before.current !== accountId;
    if (i18n !== undefined && isLeft && language === null) void applyLanguage(i18n, terminalLanguage);
    before.current = accountId;
  }, [i18n, accountId, language]);
}

function Failures({ children }: { readonly children: ReactNode }) {
  const [failure, setFailure] = useState<CallFailure | null>(null);
  return (
    <CallFailureContext value={setFailure}>
      {children}
      {failure !== null && <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
    </CallFailureContext>
  );
}

/** Until main says where it stands. Main that is busy cannot say so itself: after a while this screen does. */
function Starting() {
  const { t } = useTranslation('clerk');
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const later = setTimeout(() => setSlow(true), startPatience);
    return () => clearTimeout(later);
  }, []);
  return (
    <Entrance preview={false}>
      <Busy label={t('starting')} />
      {isSlow && <Notice tone="info">{t('startingSlowly')}</Notice>}
    </Entrance>
  );
}

function Screen({
  session,
  loser,
}: {
  readonly session: ClerkSession | undefined;
  readonly loser: string | null;
}) {
  const { t } = useTranslation('clerk');
  const isOpen = session !== undefined;
  useEffect(() => {
    if (!isOpen) return;
    const later = setTimeout(() => void loadSignedIn(), prefetchDelay);
    return () => clearTimeout(later);
  }, [isOpen]);
  if (session === undefined) {
    return <Starting />;
  }
  switch (session.state) {
    case 'first-run':
      return <FirstRun session={session} />;
    case 'sealed':
      return <Sealed session={session} />;
    case 'unavailable':
      return <Unavailable session={session} />;
    case 'acts-missing':
      return (
        <Suspense fallback={<Busy label={t('loading')} />}>
          <MissingActs session={session} />
        </Suspense>
      );
    case 'restored':
      return (
        <Suspense fallback={<Busy label={t('loading')} />}>
          <Restored session={session} />
        </Suspense>
      );
    case 'leaving':
      return (
        <Suspense fallback={<Busy label={t('loading')} />}>
          <Leaving session={session} />
        </Suspense>
      );
    case 'closed':
      return (
        <Suspense fallback={<Busy label={t('loading')} />}>
          <Closed session={session} />
        </Suspense>
      );
    case 'signed-out':
      return <SignIn session={session} loser={loser} />;
    case 'signed-in':
      return session.locked ? (
        <Locked session={session} />
      ) : (
        <Suspense fallback={<Busy label={t('loading')} />}>
          <SignedIn key={session.accountId} session={session} />
        </Suspense>
      );
  }
}
