/** What people compare of a fingerprint (SHA-256, hexadecimal): its first 32 digits, in groups of four. */
export function fingerprintGroups(fingerprint: string): string[] {
  return fingerprint.slice(0, 32).match(/.{4}/g) ?? [];
}
