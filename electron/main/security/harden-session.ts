import type { Session } from 'electron';

/** No page may use a device, a sensor, the clipboard's content, notifications or anything else that asks. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
}
