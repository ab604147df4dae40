import { clerkMethodNames } from '#shared/api/method-names.ts';
import { exposeView } from './expose-view.ts';

exposeView(clerkMethodNames);
