import { maskEmail } from '../contact/contact.ts';

/** How the line to a mail server is protected; `none` only where the line does not leave the branch. */
export const mailSecurities = ['tls', 'starttls', 'none'] as const;
export type MailSecurity = (typeof mailSecurities)[number];

/** Ports people expect. Source: RFC 8314 (465, 587), RFC 5321 (25). */
export const usualMailPorts: Readonly<Record<MailSecurity, number>> = { tls: 465, starttls: 587, none: 25 };

/** This machine. */
export function isLoopback(host: string): boolean {
  return host.toLowerCase() === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** This machine, or an address that no public network routes. Source: RFC 1918, RFC 4193. */
export function isTrustedRelay(host: string): boolean {
  return (
    isLoopback(host) ||
    /^10(\.\d{1,3}){3}$/.test(host) ||
    /^192\.168(\.\d{1,3}){2}$/.test(host) ||
    /^172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2}$/.test(host) ||
    /^f[cd][0-9a-f]{2}:/i.test(host)
  );
}

const longestAnswer = 300;

/** A server's words as staff may read them: one line, no control characters, every address masked. */
export function readableAnswer(words: string): string {
  return words
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .replaceAll(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, maskEmail)
    .trim()
    .slice(0, longestAnswer);
}
