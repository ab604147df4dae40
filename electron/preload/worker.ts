import { workerMethodNames } from '#shared/contract/kiosk/method-names.ts';
import { exposeView } from './expose-view.ts';

exposeView(workerMethodNames);
