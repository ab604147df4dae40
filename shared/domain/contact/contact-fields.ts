/** The ways to reach a person, and why a typed one is not taken. */

export const contactFields = ['email', 'mobile', 'landline'] as const;
export type ContactField = (typeof contactFields)[number];

export const contactProblems = [
  'empty',
  'shape',
  'too-short',
  'too-long',
  'not-a-mobile',
  'not-a-landline',
  'unknown-country',
  'domain',
  'suspicious-domain',
] as const;
export type ContactProblem = (typeof contactProblems)[number];
