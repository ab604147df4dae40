import { clerkMethodNames } from '#shared/contract/kiosk/method-names.ts';
import { exposeView } from './expose-view.ts';

exposeView(clerkMethodNames);
