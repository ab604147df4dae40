import '#renderer/theme/base.css';
import '#renderer/flows/worker/worker.css';
import { createRoot } from 'react-dom/client';
import { workerKiosk } from '#renderer/api/kiosk.ts';
import { stayHere } from '#renderer/app/stay-here.ts';
import { WorkerApp } from '#renderer/flows/worker/worker-app.tsx';
import { loadScriptFonts } from '#renderer/theme/load-script-fonts.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('worker.html has no root');
stayHere();
loadScriptFonts();
createRoot(root).render(<WorkerApp kiosk={workerKiosk()} />);
