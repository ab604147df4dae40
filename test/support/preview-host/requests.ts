import type { Request as BrowserRequest, Route } from 'playwright';
import type { Addresses } from './addresses.ts';
import type { RequestDetails, Session } from './session.ts';
import type { WebContents } from './web-contents.ts';

export interface RequestServer {
  readonly addresses: Addresses;
  findContents(request: BrowserRequest): WebContents | undefined;
  standIn(url: string): Response | undefined;
  report(line: string): void;
}

let lastRequestId = 0;

/** Electron's request headers speak the product's own addresses. */
function requestHeaders(request: BrowserRequest, addresses: Addresses): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers())) {
    if (name.startsWith(':')) continue;
    headers.set(name, name === 'origin' || name === 'referer' ? addresses.toElectron(value) : value);
  }
  return headers;
}

function responseHeaders(headers: Headers, addresses: Addresses): Record<string, string> {
  const mapped: Record<string, string> = {};
  for (const [name, value] of headers) {
    mapped[name] = name.startsWith('content-security-policy')
      ? addresses.policyToBrowser(value)
      : addresses.toBrowser(value);
  }
  return mapped;
}

/**
 * Answers one request of the browser from main's protocol handler. Everything else is refused: there is no
 * network behind the preview host.
 */
export async function serveRequest(route: Route, session: Session, server: RequestServer): Promise<void> {
  const request = route.request();
  const { addresses } = server;
  const contents = server.findContents(request);
  const url = addresses.toElectron(request.url());
  if (contents === undefined) {
    await route.abort('blockedbyclient');
    return;
  }
  if (request.isNavigationRequest() && !contents.mayNavigate(request, url)) {
    await route.abort('aborted');
    return;
  }
  lastRequestId += 1;
  const details: RequestDetails = {
    id: lastRequestId,
    url,
    method: request.method(),
    resourceType: request.resourceType() === 'document' ? 'mainFrame' : request.resourceType(),
    webContentsId: contents.id,
    webContents: contents,
  };
  const { isCancelled } = await session.askBeforeRequest(details);
  const handler = session.findHandler(url);
  if (isCancelled || handler === undefined) {
    await route.abort('blockedbyclient');
    return;
  }
  const body = request.postDataBuffer();
  const response =
    server.standIn(url) ??
    (await handler(
      new Request(url, {
        method: request.method(),
        headers: requestHeaders(request, addresses),
        ...(body === null ? {} : { body: new Uint8Array(body) }),
      }),
    ));
  if (response.type === 'error') {
    await route.abort('failed');
    return;
  }
  const headers = await session.askHeadersReceived(details, response.status, response.headers);
  await route.fulfill({
    status: response.status,
    headers: responseHeaders(headers, addresses),
    body: Buffer.from(await response.arrayBuffer()),
  });
}
