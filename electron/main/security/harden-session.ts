import type { Session } from 'electron';
import type { Log } from '../ports.ts';

/** What pages of one compartment may use. */
export type AllowedDevice = 'none' | 'camera';

/**
 * No page may use a device, a sensor, the clipboard's content, notifications or anything else that asks. One
 * exception: where documents are photographed, our own page may use a camera, never a microphone.
 */
export function allowOnly(session: Session, device: AllowedDevice, origin: string): void {
  const isOurs = (url: string | undefined): boolean =>
    url === origin || url?.startsWith(`${origin}/`) === true;
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const media = 'mediaTypes' in details ? details.mediaTypes : undefined;
    callback(
      device === 'camera' &&
        permission === 'media' &&
        details.isMainFrame &&
        isOurs(details.requestingUrl) &&
        media?.length === 1 &&
        media[0] === 'video',
    );
  });
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin, details) =>
      device === 'camera' &&
      permission === 'media' &&
      details.mediaType === 'video' &&
      details.isMainFrame &&
      isOurs(requestingOrigin),
  );
}

/** Nothing is ever saved by a page: papers go to the printer, documents into the store. */
export function refuseDownloads(session: Session, log: Log): void {
  session.on('will-download', (event) => {
    event.preventDefault();
    log.warn('download-refused');
  });
}
