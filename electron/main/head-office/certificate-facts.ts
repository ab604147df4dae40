import { createPrivateKey, X509Certificate } from 'node:crypto';

/** Whether a certificate (PEM) is of this authority, for this key and this name. */
export function isCertificateFor(
  certificate: string,
  { login, key, authority }: { readonly login: string; readonly key: string; readonly authority: string },
): boolean {
  try {
    const read = new X509Certificate(certificate);
    const by = new X509Certificate(authority);
    return (
      read.subject === `CN=${login}` &&
      read.checkPrivateKey(createPrivateKey(key)) &&
      read.checkIssued(by) &&
      read.verify(by.publicKey)
    );
  } catch {
    return false;
  }
}

/** ISO instants between which a certificate is good. Throws for what is none. */
export function validityOf(certificate: string): { readonly from: string; readonly until: string } {
  const { validFromDate, validToDate } = new X509Certificate(certificate);
  return { from: validFromDate.toISOString(), until: validToDate.toISOString() };
}
