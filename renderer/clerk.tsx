import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import '#renderer/theme/base.css';
import '#renderer/app/clerk.css';
import { clerkKiosk } from '#renderer/api/kiosk.ts';
import { ClerkApp } from '#renderer/app/clerk-app.tsx';
import { CrashGuard } from '#renderer/app/crash-guard.tsx';
import { stayHere } from '#renderer/app/stay-here.ts';
import { createTranslator, terminalLanguage } from '#renderer/i18n/i18n.ts';
import { loadScriptFonts } from '#renderer/theme/load-script-fonts.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');

stayHere();
loadScriptFonts();
createRoot(root).render(
  <I18nextProvider i18n={createTranslator(terminalLanguage)}>
    <CrashGuard>
      <ClerkApp kiosk={clerkKiosk()} />
    </CrashGuard>
  </I18nextProvider>,
);
