import { describe, expect, it } from 'vitest';
import { Addresses, originOf } from './addresses.ts';

const addresses = new Addresses();
addresses.addScheme('app');

describe('addresses', () => {
  it.each([
    ['app://clerk/index.html?a=1#b', 'https://clerk.app.invalid/index.html?a=1#b'],
    ['app://clerk', 'https://clerk.app.invalid'],
    ['app://a.b/x', 'https://a.b.app.invalid/x'],
    ['https://elsewhere.example/', 'https://elsewhere.example/'],
    ['other://clerk/x', 'other://clerk/x'],
    ['blob:null/1', 'blob:null/1'],
  ])('shows %s to the browser as %s, and back', (electronUrl, browserUrl) => {
    expect(addresses.toBrowser(electronUrl)).toBe(browserUrl);
    expect(addresses.toElectron(browserUrl)).toBe(electronUrl);
  });

  it('maps the scheme where a policy names it, and nothing else', () => {
    expect(addresses.policyToBrowser("img-src app: data:; font-src app://fonts; connect-src 'self'")).toBe(
      "img-src https://*.app.invalid data:; font-src https://fonts.app.invalid; connect-src 'self'",
    );
    expect(addresses.policyToBrowser('img-src myapp: data:')).toBe('img-src myapp: data:');
  });

  it('knows origins that the URL class does not', () => {
    expect(originOf('app://clerk/index.html')).toBe('app://clerk');
    expect(originOf('about:blank')).toBe('null');
  });
});
