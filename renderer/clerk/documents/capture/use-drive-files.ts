import { useEffect, useState } from 'react';
import { useClerkKiosk } from '#renderer/api/kiosk.ts';
import type { DriveFile } from '#shared/contract/kiosk/documents/capture-methods.ts';

/** Milliseconds between two looks at the drives. */
const interval = 2500;

export interface DriveFiles {
  readonly drives: readonly string[];
  readonly files: readonly DriveFile[];
}

/** What lies on the drives that are plugged in, looked at again and again while the panel shows. */
export function useDriveFiles(): DriveFiles {
  const kiosk = useClerkKiosk();
  const [found, setFound] = useState<DriveFiles>({ drives: [], files: [] });
  useEffect(() => {
    let alive = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function look(): Promise<void> {
      // A refusal (a locked view, a session that ended) is nobody's business here.
      const reply = await kiosk.listDriveFiles({}).catch(() => undefined);
      if (!alive) return;
      if (reply?.kind === 'done') {
        const next = reply.value;
        setFound((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
      }
      timer = setTimeout(() => void look(), interval);
    }
    void look();
    return () => {
      alive = false;
      clearTimeout(timer);
    };
  }, [kiosk]);
  return found;
}
