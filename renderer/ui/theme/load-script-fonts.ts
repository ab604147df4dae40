/**
 * Names the files of every script's font to the page once it stands: which characters each has is a list of 200 KB, and a
 * file is read when a character asks for it.
 */
export function loadScriptFonts(): void {
  addEventListener(
    'load',
    () => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = './fonts/scripts.css';
      document.head.append(link);
    },
    { once: true },
  );
}
