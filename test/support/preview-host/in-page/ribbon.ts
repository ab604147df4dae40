/** Says on screen that this is not the product's real runtime. Takes no input and is never printed. */
export function showRibbon(): void {
  const host = document.createElement('div');
  host.setAttribute('aria-hidden', 'true');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; position: fixed; inset: auto 0 0 auto; z-index: 2147483647; pointer-events: none; }
    span { display: block; padding: 1px 8px; border-radius: 6px 0 0 0; background: #7a1020; color: #fff;
      font: 600 10px/14px sans-serif; letter-spacing: 0.06em; white-space: nowrap; user-select: none; }
    @media print { :host { display: none; } }`);
  const root = host.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = [sheet];
  const label = document.createElement('span');
  label.textContent = 'PREVIEW HOST — NOT FOR PRODUCTION';
  root.append(label);
  function attach(): void {
    document.documentElement.append(host);
  }
  if (document.readyState === 'loading')
    document.addEventListener('DOMContentLoaded', attach, { once: true });
  else attach();
}
