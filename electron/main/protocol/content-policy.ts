/**
 * Texts of the two `<style>` elements that libraries put into the page at run time, allowed by hash and by nothing
 * wider: React Aria's pressable elements and react-zoom-pan-pinch's wrapper, which puts its own in empty and then fills
 * it. A test recomputes them.
 */
export const libraryStyleHashes: readonly string[] = [
  'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=',
  'sha256-/aQdAPrD+kc0v7HnGQTuKBtoP6ZN+lnzOGVJ1Qt6dfw=',
  'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
];

const CLOSED = [
  "default-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
] as const;

/** Policy of the two views. */
export const viewPolicy = [
  ...CLOSED,
  "script-src 'self'",
  ["style-src 'self'", ...libraryStyleHashes.map((hash) => `'${hash}'`)].join(' '),
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self'",
  "worker-src 'self'",
  "frame-src 'none'",
].join('; ');

/**
 * Policy of the one worker of the clerk's view that needs WebAssembly: it reads codes in the camera's picture. The page
 * that starts it keeps its own, without.
 */
export const codeWorkerPolicy = [
  ...CLOSED,
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
].join('; ');

/** Policy of the reader: WebAssembly decoders of scanned pages, no picture from anywhere, no style. */
export const readerPolicy = [
  ...CLOSED,
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'none'",
  'img-src blob: data:',
  "font-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
].join('; ');

/** Policy of a paper while it is made into a PDF: no script at all, its own style and pictures, nothing fetched. */
export const paperPolicy = [
  ...CLOSED,
  'sandbox',
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
].join('; ');
