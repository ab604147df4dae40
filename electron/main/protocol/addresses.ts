/** Our one scheme. Each host is an origin of its own: views, the reader and papers share no storage. */
export const appScheme = 'app';
export const viewOrigin = 'app://kiosk';
export const readerOrigin = 'app://reader';
export const paperOrigin = 'app://paper';
