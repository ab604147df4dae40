import type { PaperRenderer } from '../ports.ts';
import type { PaperPages } from '../protocol/paper-pages.ts';
import type { WindowOpener } from '../windows/open-secure-window.ts';

const TIME_LIMIT_MILLISECONDS = 30_000;

/**
 * HTML to PDF by Chromium's own engine, in a hidden window of its own that lives for one paper. The document is
 * never a file, its address answers once, and its policy runs no script and fetches nothing. The page's size and
 * margins come from its `@page` rule.
 */
export function createPaperRenderer(
  opener: WindowOpener,
  papers: PaperPages,
  withFonts: (html: string) => string,
): PaperRenderer {
  return {
    async renderPdf(html) {
      const address = papers.publish(withFonts(html), 'text/html; charset=utf-8');
      const window = opener.open('papers', { show: false, title: 'Ventanilla · papers' });
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(
          () => reject(new Error('A paper took too long to render')),
          TIME_LIMIT_MILLISECONDS,
        );
      });
      const gone = new Promise<never>((_resolve, reject) => {
        window.webContents.on('render-process-gone', () => reject(new Error('The paper renderer died')));
      });
      async function render(): Promise<Uint8Array> {
        await window.loadURL(address);
        const pdf = await window.webContents.printToPDF({
          preferCSSPageSize: true,
          printBackground: true,
          margins: { top: 0, bottom: 0, left: 0, right: 0 },
          generateTaggedPDF: true,
        });
        return new Uint8Array(pdf);
      }
      try {
        return await Promise.race([render(), late, gone]);
      } finally {
        clearTimeout(timer);
        papers.forget(address);
        if (!window.isDestroyed()) window.destroy();
      }
    },
  };
}
