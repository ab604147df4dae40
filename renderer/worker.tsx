import '#renderer/theme/base.css';
import '#renderer/flows/worker/worker.css';
import { createRoot } from 'react-dom/client';
import { workerKiosk } from '#renderer/api/kiosk.ts';
import { WorkerApp } from '#renderer/flows/worker/worker-app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('worker.html has no root');
createRoot(root).render(<WorkerApp kiosk={workerKiosk()} />);
