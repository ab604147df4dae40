const pointsPerInch = 72;

/**
 * Binds pages that the scanner made as JPEG into one PDF, each as large as its sheet. Nothing is decoded: a JPEG goes
 * into a PDF as it is.
 */
export async function bindPages(
  pages: readonly Uint8Array[],
  dotsPerInch: number,
): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded when pages are bound: with it, a start has half a megabyte more to read.
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  const book = await PDFDocument.create({ updateMetadata: false });
  for (const jpeg of pages) {
    const image = await book.embedJpg(jpeg);
    const width = (image.width / dotsPerInch) * pointsPerInch;
    const height = (image.height / dotsPerInch) * pointsPerInch;
    book.addPage([width, height]).drawImage(image, { x: 0, y: 0, width, height });
  }
  return new Uint8Array(await book.save({ objectsPerTick: 1 }));
}
