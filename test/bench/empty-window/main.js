import { app, BrowserWindow, protocol } from 'electron';

/** The least a runtime can show: one sandboxed window with one page. What the product's start is compared with. */
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
await app.whenReady();
const page = '<!doctype html><title>empty</title><button>empty</button>';
protocol.handle('app', () => new Response(page, { headers: { 'content-type': 'text/html' } }));
const window = new BrowserWindow({ title: 'empty', show: true, width: 1280, height: 800 });
await window.loadURL('app://kiosk/empty.html');
