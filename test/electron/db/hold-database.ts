import { openDatabase } from '#electron/main/db/core/open-database.ts';

/** A process of its own that opens the database and keeps it until it is killed. */
const [, , directory = '', key = ''] = process.argv;
const opened = openDatabase(directory, Buffer.from(key, 'hex'));
process.send?.(opened.ok ? 'open' : opened.problem);
// Named here, so that it is not collected, which would close it. Whoever asked may die without killing this process.
process.on('disconnect', () => process.exit());
setInterval(() => opened, 1000);
