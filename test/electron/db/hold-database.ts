import { openDatabase } from '#electron/main/db/core/open-database.ts';

/** A process of its own that opens the database and keeps it until it is killed. */
const [, , directory = '', key = ''] = process.argv;
const opened = openDatabase(directory, Buffer.from(key, 'hex'));
process.send?.(opened.ok ? 'open' : opened.problem);
setInterval(() => undefined, 1000);
