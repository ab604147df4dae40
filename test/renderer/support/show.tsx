import { configure, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { ClerkKioskContext } from '#renderer/api/kiosk.ts';
import { useEnterKey } from '#renderer/clerk/app/use-enter-key.ts';
import { createTranslator } from '#renderer/ui/language/i18n.ts';
import type { ClerkApi } from '#shared/contract/kiosk/api.ts';
import type { LanguageCode } from '#shared/domain/language-code.ts';

// A busy machine takes longer than the library's second to draw a screen of forty fields.
configure({ asyncUtilTimeout: 60_000 });

/**
 * A kiosk that answers only what a test gives it; any other call fails the test by name. Nobody on record looks like
 * the person of a draft, and there is no head office to ask, unless the test says so.
 */
export function fakeKiosk(methods: Partial<ClerkApi>): ClerkApi {
  return new Proxy(methods as ClerkApi, {
    get(target, name: keyof ClerkApi) {
      const method = target[name];
      if (method === undefined && name === 'findLikelyPeople') return () => done({ people: [], unseen: [] });
      if (method === undefined && name === 'getAsking') return () => done({ state: 'none', askedAt: null });
      if (method === undefined) throw new Error(`the test did not expect ${String(name)}`);
      return method;
    },
  });
}

/** A reply that went well. */
export function done<Value>(value: Value): Promise<{ readonly kind: 'done'; readonly value: Value }> {
  return Promise.resolve({ kind: 'done', value });
}

/** Renders in a language, as the clerk's view would, with somebody at the keyboard. */
export function show(screen: ReactNode, kiosk: Partial<ClerkApi> = {}, language: LanguageCode = 'es') {
  const user = userEvent.setup();
  const translator = createTranslator(language);
  const fake = fakeKiosk(kiosk);
  const within = (content: ReactNode) => (
    <I18nextProvider i18n={translator}>
      <ClerkKioskContext value={fake}>
        <Keys>{content}</Keys>
      </ClerkKioskContext>
    </I18nextProvider>
  );
  const view = render(within(screen));
  /** What main's next session makes of the same screen. */
  const push = (content: ReactNode) => view.rerender(within(content));
  return { user, push, ...view };
}

/** The keys that every screen of the clerk's view has. */
function Keys({ children }: { readonly children: ReactNode }) {
  useEnterKey();
  return children;
}
