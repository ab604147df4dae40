/** Characters in one message on the DevTools pipe: small enough that neither side is held while reading one. */
const CHUNK_LENGTH = 512 * 1024;

/** Cuts a text into numbered pieces `ID:INDEX:COUNT:PIECE`. `id` must not repeat while pieces are under way. */
export function cutIntoChunks(id: number, text: string): string[] {
  const count = Math.max(1, Math.ceil(text.length / CHUNK_LENGTH));
  const chunks: string[] = [];
  for (let index = 0; index < count; index += 1) {
    chunks.push(`${id}:${index}:${count}:${text.slice(index * CHUNK_LENGTH, (index + 1) * CHUNK_LENGTH)}`);
  }
  return chunks;
}

/** Collects pieces, which may be interleaved, and returns a text when its last piece has come. */
export function createChunkJoiner(): (chunk: string) => string | undefined {
  const pending = new Map<string, { pieces: string[]; received: number }>();
  return (chunk) => {
    const match = /^(\d+):(\d+):(\d+):/.exec(chunk);
    if (match === null) throw new Error('Not a chunk');
    const [header, id = '', index = '', count = ''] = match;
    const piece = chunk.slice(header.length);
    if (count === '1') return piece;
    const entry = pending.get(id) ?? { pieces: [], received: 0 };
    pending.set(id, entry);
    entry.pieces[Number(index)] = piece;
    entry.received += 1;
    if (entry.received < Number(count)) return undefined;
    pending.delete(id);
    return entry.pieces.join('');
  };
}
