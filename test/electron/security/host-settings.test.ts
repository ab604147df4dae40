import { expect, test } from 'vitest';
import { readHostSettings } from '#electron/main/app/host-settings.ts';

const everything = {
  VENTANILLA_DATA: '/srv/ventanilla',
  VENTANILLA_KIOSK: '0',
  VENTANILLA_PREVIEW: '1',
  VENTANILLA_HASH_MEMORY: '1024',
  VENTANILLA_MAIL_FOLDER: '/srv/mails',
  VENTANILLA_USB_FOLDER: '/srv/drive',
};

test('installed, no variable of development or tests counts', () => {
  expect(readHostSettings(everything, true)).toEqual({
    dataDirectory: '/srv/ventanilla',
    kioskMode: true,
    preview: false,
    hashing: { memory: 131_072, passes: 3, lanes: 1 },
    mailFolder: undefined,
    usbFolder: undefined,
  });
});

test('not installed, they do', () => {
  expect(readHostSettings(everything, false)).toEqual({
    dataDirectory: '/srv/ventanilla',
    kioskMode: false,
    preview: true,
    hashing: { memory: 1024, passes: 3, lanes: 1 },
    mailFolder: '/srv/mails',
    usbFolder: '/srv/drive',
  });
});

test('without variables everything is as installed, in a window', () => {
  expect(readHostSettings({}, false)).toEqual({
    dataDirectory: undefined,
    kioskMode: false,
    preview: false,
    hashing: { memory: 131_072, passes: 3, lanes: 1 },
    mailFolder: undefined,
    usbFolder: undefined,
  });
});

test.each(['', '0', '-1', 'much', '7', '1.5'])('the hashing memory %j is ignored', (memory) => {
  expect(readHostSettings({ VENTANILLA_HASH_MEMORY: memory }, false).hashing.memory).toBe(131_072);
});
