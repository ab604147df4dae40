import { readFile } from 'node:fs/promises';
import type { RemovableDrive, RemovableDrives } from '#electron/main/ports.ts';
import { runCommand } from '../run-command.ts';
import { createRemovableDrives, driveAt } from './removable-drives.ts';

/** Where desktops and people mount what is plugged in. Source: the FHS 3.0, 3.11, and udisks2. */
const MOUNT_FOLDERS = /^\/(media|run\/media|mnt)\//;
const WINDOWS_LIMIT_MILLISECONDS = 15_000;
const WINDOWS_PAUSE_MILLISECONDS = 10_000;

/** Drives in what `/proc/mounts` says: of a device, mounted where removable ones are. */
export function parseMounts(text: string): RemovableDrive[] {
  return text.split('\n').flatMap((line) => {
    const [device = '', folder = ''] = line.split(' ');
    // The kernel writes spaces and the like as three octal digits.
    const root = folder.replace(/\\(\d{3})/g, (_all, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 8)),
    );
    return device.startsWith('/dev/') && MOUNT_FOLDERS.test(root) ? [driveAt(root)] : [];
  });
}

async function listOnLinux(): Promise<RemovableDrive[]> {
  return parseMounts(await readFile('/proc/mounts', 'utf8').catch(() => ''));
}

/** Win32_LogicalDisk's DriveType 2 is a removable disk. */
async function askWindows(): Promise<RemovableDrive[]> {
  const answer = await runCommand(
    'powershell.exe',
    [
      '-NoProfile',
      '-NonInteractive',
      '-Command',
      'Get-CimInstance Win32_LogicalDisk -Filter DriveType=2 | ForEach-Object { $_.DeviceID + [char]9 + $_.VolumeName }',
    ],
    { milliseconds: WINDOWS_LIMIT_MILLISECONDS, environment: process.env },
  );
  if (answer.state !== 'ended') return [];
  return answer.output.split(/\r?\n/).flatMap((line) => {
    const [letter = '', label = ''] = line.split('\t');
    return /^[A-Z]:$/.test(letter) ? [{ root: `${letter}\\`, name: label.trim() || letter }] : [];
  });
}

/** PowerShell takes a second to start: what it said counts for a while. */
function createWindowsList(): RemovableDrives['list'] {
  let askedAt = Number.NEGATIVE_INFINITY;
  let answer: Promise<RemovableDrive[]> = Promise.resolve([]);
  return () => {
    if (performance.now() - askedAt > WINDOWS_PAUSE_MILLISECONDS) {
      askedAt = performance.now();
      answer = askWindows();
    }
    return answer;
  };
}

/** `standIn`, in development and tests, is a folder that counts as the one drive. */
export function chooseRemovableDrives(
  platform: NodeJS.Platform,
  standIn: string | undefined,
): RemovableDrives {
  if (standIn !== undefined) return createRemovableDrives(async () => [driveAt(standIn)]);
  return createRemovableDrives(platform === 'win32' ? createWindowsList() : listOnLinux);
}
