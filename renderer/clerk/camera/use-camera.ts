import { useCallback, useEffect, useState } from 'react';

/** Pixels asked of the camera; it gives the nearest it can. A4 at 300 dots an inch would be 2480 by 3508. */
const wanted = { width: { ideal: 4096 }, height: { ideal: 3072 } } as const;

type CameraProblem = 'none' | 'busy' | 'denied';

type CameraState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'live'; readonly stream: MediaStream; readonly label: string }
  | { readonly kind: 'problem'; readonly problem: CameraProblem };

export interface Camera {
  readonly state: CameraState;
  /** Labels of the cameras that are plugged in. */
  readonly labels: readonly string[];
  readonly retry: () => void;
}

/** A camera's picture while the component lives. `label` is the one to prefer; the lamp goes off with the component. */
export function useCamera(label: string | null): Camera {
  const [state, setState] = useState<CameraState>({ kind: 'starting' });
  const [labels, setLabels] = useState<readonly string[]>([]);
  const [tries, setTries] = useState(0);

  useEffect(() => {
    let alive = true;
    let stream: MediaStream | undefined;
    function stop(): void {
      for (const track of stream?.getTracks() ?? []) track.stop();
    }
    async function open(): Promise<void> {
      setState({ kind: 'starting' });
      try {
        const { mediaDevices } = navigator;
        const named = (await listCameras()).find((device) => device.label === label);
        stream = await mediaDevices.getUserMedia({
          audio: false,
          video: named === undefined ? wanted : { ...wanted, deviceId: { exact: named.deviceId } },
        });
        // Names are told only after the first permission.
        const cameras = await listCameras();
        const preferred = cameras.find((device) => device.label === label);
        const [track] = stream.getVideoTracks();
        if (preferred !== undefined && named === undefined && track?.label !== label) {
          stop();
          stream = await mediaDevices.getUserMedia({
            audio: false,
            video: { ...wanted, deviceId: { exact: preferred.deviceId } },
          });
        }
        if (!alive) return stop();
        const [live] = stream.getVideoTracks();
        live?.addEventListener('ended', () => alive && setState({ kind: 'problem', problem: 'none' }));
        setLabels(cameras.map((device) => device.label));
        setState({ kind: 'live', stream, label: live?.label ?? '' });
      } catch (error) {
        stop();
        if (alive) setState({ kind: 'problem', problem: problemOf(error) });
      }
    }
    void open();
    return () => {
      alive = false;
      stop();
    };
  }, [label, tries]);

  return { state, labels, retry: useCallback(() => setTries((count) => count + 1), []) };
}

async function listCameras(): Promise<MediaDeviceInfo[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter((device) => device.kind === 'videoinput');
}

function problemOf(error: unknown): CameraProblem {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'none';
}
