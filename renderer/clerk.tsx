import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import '#renderer/ui/theme/base.css';
import '#renderer/clerk/app/clerk.css';
import { clerkKiosk } from '#renderer/api/kiosk.ts';
import { ClerkApp } from '#renderer/clerk/app/clerk-app.tsx';
import { CrashGuard } from '#renderer/clerk/app/crash-guard.tsx';
import { createTranslator, terminalLanguage } from '#renderer/ui/language/i18n.ts';
import { stayHere } from '#renderer/ui/stay-here.ts';
import { loadScriptFonts } from '#renderer/ui/theme/load-script-fonts.ts';

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
