import { useCallback, useEffect, useState } from 'react';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import type { CaptureSettings } from '#shared/contract/kiosk/documents/capture-methods.ts';

const none: CaptureSettings = { scanner: null, source: 'flatbed', resolution: 300, camera: null };

/** What this counter used last, and the way to change it. */
export function useCaptureSettings(): {
  readonly settings: CaptureSettings;
  readonly change: (changes: Partial<CaptureSettings>) => void;
  /** Takes over what another part already saved. */
  readonly take: (settings: CaptureSettings) => void;
} {
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const [settings, setSettings] = useState(none);
  useEffect(() => {
    let alive = true;
    void call(kiosk.getCaptureSettings({})).then((answer) => {
      if (alive && answer.kind === 'done') setSettings(answer.value);
    });
    return () => {
      alive = false;
    };
  }, [call, kiosk]);
  return {
    settings,
    change: (changes) => {
      const next = { ...settings, ...changes };
      setSettings(next);
      void call(kiosk.saveCaptureSettings(next));
    },
    take: useCallback((next: CaptureSettings) => setSettings(next), []),
  };
}
