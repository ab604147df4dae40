import { type Connection, findRow, runSql } from '../core/connection.ts';

export interface Terminal {
  /** Three digits. */
  readonly branchCode: string;
  readonly branchName: string;
  /** 0 to 9. */
  readonly terminalNumber: number;
  readonly setUpAt: string;
}

/** Undefined until the terminal is set up. */
export function findTerminal(db: Connection): Terminal | undefined {
  return findRow<Terminal>(
    db,
    `SELECT branch_code AS branchCode, branch_name AS branchName, terminal_number AS terminalNumber,
       set_up_at AS setUpAt
     FROM terminal`,
  );
}

/** Throws when the terminal is not set up yet. */
export function getTerminal(db: Connection): Terminal {
  const terminal = findTerminal(db);
  if (terminal === undefined) throw new Error('the terminal is not set up');
  return terminal;
}

/** Only once: a second terminal in one store throws. */
export function insertTerminal(db: Connection, terminal: Terminal): void {
  runSql(
    db,
    `INSERT INTO terminal (only, branch_code, branch_name, terminal_number, set_up_at)
     VALUES (1, @branchCode, @branchName, @terminalNumber, @setUpAt)`,
    terminal,
  );
}
