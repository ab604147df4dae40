import { inEveryLanguage } from './catalogues.ts';

/**
 * Name of each security image in each language. The worker types one of them; main accepts any language's name, so a
 * language that is added here is accepted at once. Source: domain.md 5.
 */
export const securityImageNames = inEveryLanguage(({ securityImages }) => securityImages);
