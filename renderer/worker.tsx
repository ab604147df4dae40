import '#renderer/ui/theme/base.css';
import '#renderer/worker/app/worker.css';
import { createRoot } from 'react-dom/client';
import { workerKiosk } from '#renderer/api/kiosk.ts';
import { stayHere } from '#renderer/ui/stay-here.ts';
import { loadScriptFonts } from '#renderer/ui/theme/load-script-fonts.ts';
import { WorkerApp } from '#renderer/worker/app/worker-app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('worker.html has no root');
stayHere();
loadScriptFonts();
createRoot(root).render(<WorkerApp kiosk={workerKiosk()} />);
