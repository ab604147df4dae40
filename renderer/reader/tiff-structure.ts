const DIRECTORY_LIMIT = 10_000;

/**
 * Number of directories in a TIFF's chain (TIFF 6.0, section 2), or undefined when the chain leaves the file or comes
 * back on itself: a file cut short would otherwise lose its last pages without a word.
 */
export function countDirectories(bytes: Uint8Array): number | undefined {
  if (bytes.length < 8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === 0x49;
  if (view.getUint16(2, little) !== 42) return undefined;
  const seen = new Set<number>();
  let at = view.getUint32(4, little);
  while (at !== 0) {
    if (seen.has(at) || seen.size >= DIRECTORY_LIMIT || at + 2 > bytes.length) return undefined;
    seen.add(at);
    const next = at + 2 + view.getUint16(at, little) * 12;
    if (next + 4 > bytes.length) return undefined;
    at = view.getUint32(next, little);
  }
  return seen.size;
}

/** Whether every strip or tile of a page lies inside the file. */
export function hasWholeData(
  offsets: readonly number[],
  byteCounts: readonly number[],
  fileLength: number,
): boolean {
  return (
    offsets.length > 0 &&
    offsets.length === byteCounts.length &&
    offsets.every((offset, index) => offset + (byteCounts[index] ?? 0) <= fileLength)
  );
}
