import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { renderPaperHtml } from '#electron/main/papers/render-paper.ts';
import type { LanguageCode } from '#shared/domain/language-code.ts';
import type { PaperContent } from '#shared/domain/papers/paper-content.ts';
import { paperKinds } from '#shared/domain/papers/paper-kinds.ts';
import { type Procedure, procedures } from '#shared/domain/procedures/procedures.ts';
import { catalogues } from '#shared/text/languages/catalogues.ts';
import { paperTexts } from '#shared/text/papers/paper-text.ts';
import { privacyNotice } from '#shared/text/papers/privacy-notice.ts';
import { terms, termsText } from '#shared/text/papers/terms.ts';
import { specimenAlMasri, specimenPerson } from '#test/support/specimens/people.ts';
import { specimenCode, specimenPapers, specimenReference } from './specimen-papers.ts';

const languages = Object.keys(catalogues) as LanguageCode[];

/** Fields a paper may never have, by type: a secret among them would not compile. */
type Secret = 'credential' | 'answer' | 'answers' | 'securityImage' | 'emailCode' | 'pin' | 'password';
type KeysOf<Content> = Content extends unknown ? keyof Content : never;
type SecretsOnPaper = Extract<KeysOf<PaperContent>, Secret>;

function paperOf(kind: PaperContent['kind'], language: LanguageCode = 'en'): PaperContent {
  const found = specimenPapers(specimenPerson, language).find((paper) => paper.kind === kind);
  if (found === undefined) throw new Error(`no specimen of ${kind}`);
  return found;
}

test.each(['surname', 'givenNames'] as const)(
  'who has no %s is named by the other, once in its place',
  (none) => {
    const passport = { ...specimenPerson.passport, surname: 'Ahmadi', givenNames: 'Ahmadi', [none]: '' };
    for (const language of languages) {
      for (const paper of specimenPapers({ ...specimenPerson, passport }, language)) {
        if (!('workerName' in paper)) continue;
        const html = renderPaperHtml(paper);
        expect(html).toContain('Ahmadi');
        expect(html).not.toMatch(/ Ahmadi |>Ahmadi | Ahmadi<|, Ahmadi,|null/);
      }
    }
  },
);

test('a birth date is printed as far as it is known', () => {
  const request = paperOf('credential-request');
  const birthDate = '1980-05' as const;
  const html = renderPaperHtml({ ...request, birthDate } as PaperContent);
  expect(html).toContain('mayo de 1980 (no consta el día)');
});

describe.each(languages)('papers in %s', (language) => {
  const papers = specimenPapers(specimenPerson, language);

  test('every kind renders as one self-contained document', () => {
    expect(new Set(papers.map((paper) => paper.kind))).toEqual(new Set(paperKinds));
    for (const paper of papers) {
      const html = renderPaperHtml(paper);
      expect(html).toMatch(/^<!doctype html>/);
      expect(html).toContain(`default-src 'none'`);
      expect(html).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|\shref=|url\(|@import|https?:/i);
      expect(html).not.toMatch(/undefined|\[object/);
    }
  });

  test('no sentence is left with a place to fill', () => {
    for (const paper of papers) {
      const body = renderPaperHtml(paper).split('<body>')[1] ?? '';
      expect(body).not.toMatch(/\{\w+\}/);
    }
  });

  test('a name cannot bring markup with it', () => {
    for (const paper of papers) {
      const hostile = { ...paper, branchName: '<script>alert(1)</script>' };
      const named =
        'workerName' in hostile
          ? { ...hostile, workerName: `"><img src=x onerror='a'>O'Brien & Ñ` }
          : hostile;
      const html = renderPaperHtml(named);
      expect(html).not.toContain('<script');
      expect(html).not.toContain('<img');
      expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      if ('workerName' in named) expect(html).toContain('O&#39;Brien &amp; Ñ');
    }
  });
});

test('the receipt carries the code as text, bars and QR, in Spanish and in the worker’s language', () => {
  const html = renderPaperHtml(paperOf('receipt'));
  expect(html).toContain(specimenCode);
  expect(html.match(/<div class="barcode"[^>]*><svg/g)).toHaveLength(1);
  expect(html.match(/<div class="qr"[^>]*><svg/g)).toHaveLength(1);
  expect(html).toContain('1 de diciembre de 2026');
  expect(html).toContain('1 December 2026');
  expect(html).toContain('23 de noviembre de 2026, 10:42 (hora de Ecuador)');
  expect(html).toContain(paperTexts.es.receipt.recoverEmail);
  expect(html).toContain(paperTexts.en.receipt.recoverEmail);
  expect(html).toContain('lang="en" dir="ltr"');
});

test('a receipt without a deadline or an e-mail still says what to do', () => {
  const html = renderPaperHtml({
    ...(paperOf('receipt') as Extract<PaperContent, { kind: 'receipt' }>),
    entryNoticeDeadline: null,
    recovery: 'counter',
  });
  expect(html).toContain('dentro del plazo legal');
  expect(html).toContain(paperTexts.es.receipt.recoverCounter);
});

test('after its last day, no paper gives the entry notice as still open', () => {
  for (const [kind, open, over] of [
    ['receipt', 'debe presentar su aviso de entrada hasta el', 'pídale que lo haga ya'],
    ['employer-slip', paperTexts.es.employerSlip.deadlineTitle, paperTexts.es.employerSlip.deadlineOver],
  ] as const) {
    const onTheDay = renderPaperHtml({ ...paperOf(kind), issuedAt: '2026-12-02T04:59:00Z' });
    const after = renderPaperHtml({ ...paperOf(kind), issuedAt: '2026-12-02T05:01:00Z' });
    expect([onTheDay.includes(open), onTheDay.includes(over)]).toEqual([true, false]);
    expect([after.includes(open), after.includes(over)]).toEqual([false, true]);
  }
});

test('the time printed is Ecuador’s, also across midnight', () => {
  const html = renderPaperHtml({ ...paperOf('receipt'), issuedAt: '2026-11-24T04:59:00Z' });
  expect(html).toContain('23 de noviembre de 2026, 23:59');
});

test.each(['credential-request', 'responsibility-agreement'] as const)(
  '%s has both copies, stamped',
  (kind) => {
    const paper = paperOf(kind);
    const html = renderPaperHtml(paper);
    expect(html.match(/<section class="sheet">/g)).toHaveLength(2);
    expect(html).toContain(paperTexts.es.page.copyForWorker);
    expect(html).toContain(paperTexts.es.page.copyForBranch);
    expect(html.match(/Firma del trabajador/g)).toHaveLength(2);
    expect(html.match(/Firma del funcionario/g)).toHaveLength(2);
    if ('termsHash' in paper) expect(html.split(paper.termsHash)).toHaveLength(3);
    expect(html.split(`Texto ${procedures.registration.texts.terms}`)).toHaveLength(3);
  },
);

test('the agreement prints the very words accepted on the screen', () => {
  const html = renderPaperHtml(paperOf('responsibility-agreement'));
  for (const section of terms('es', procedures.registration.texts.terms).sections)
    expect(html).toContain(section.body);
});

const procedureNames = Object.keys(procedures) as Procedure[];

test.each(procedureNames)('a changed word of the terms asks for a new version: %s', (procedure) => {
  const termsVersion = procedures[procedure].texts.terms;
  const hashes = languages.map((language) =>
    createHash('sha256').update(termsText(language, termsVersion), 'utf8').digest('hex').slice(0, 16),
  );
  expect({ termsVersion, hashes }).toMatchSnapshot();
});

test.each(procedureNames)('a changed word of the privacy notice asks for a new version: %s', (procedure) => {
  const { privacyNotice: version } = procedures[procedure].texts;
  const hashes = languages.map((language) =>
    createHash('sha256')
      .update(JSON.stringify(privacyNotice(language, version)), 'utf8')
      .digest('hex')
      .slice(0, 16),
  );
  expect({ version, hashes }).toMatchSnapshot();
});

test.each([
  ['registration', '2026-11', ['afeac9f416c08557', '037fb9708c9409e3']],
  ['enrolment', '2026-11-cedula', ['ac53a63717f94638', '1df9c79064df5961']],
] as const)(
  'whoever accepted terms of before finds them as they were: %s %s',
  (procedure, version, hashes) => {
    const texts = languages.map((language) => termsText(language, version));
    expect(texts.map((text) => createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16))).toEqual(
      hashes,
    );
    const paper = { ...paperOf('responsibility-agreement'), procedure, termsVersion: version };
    const html = renderPaperHtml(paper as PaperContent);
    expect(html).toContain(terms('es', version).sections[0]?.body);
    expect(html).not.toContain(terms('es', procedures[procedure].texts.terms).sections[0]?.body);
    expect(html).toContain(`Texto ${version}`);
  },
);

test('terms of a version that nobody wrote are not made up', () => {
  expect(() => terms('es', '2025-01')).toThrow('2025-01');
});

test('terms and privacy notice have the same sections in every language', () => {
  for (const language of languages) {
    for (const procedure of procedureNames) {
      const { texts } = procedures[procedure];
      expect(terms(language, texts.terms).sections).toHaveLength(terms('es', texts.terms).sections.length);
      expect(privacyNotice(language, texts.privacyNotice).sections).toHaveLength(
        privacyNotice('es', texts.privacyNotice).sections.length,
      );
    }
  }
});

test('the comeback slip names what is missing and its reference, once each', () => {
  const html = renderPaperHtml(paperOf('comeback-slip', 'es'));
  expect(html.split(specimenReference)).toHaveLength(2);
  expect(html).toContain(paperTexts.es.documents.contract);
  expect(html).toContain(paperTexts.es.fields['contract.employerRuc']);
});

test('a missing field without a name of its own is left to the counter, once', () => {
  const html = renderPaperHtml({
    ...(paperOf('comeback-slip', 'es') as Extract<PaperContent, { kind: 'comeback-slip' }>),
    missing: [
      { kind: 'field', field: 'contact.email' },
      { kind: 'field', field: 'contact.mobile' },
    ],
  });
  expect(html.split(paperTexts.es.fields.other)).toHaveLength(2);
  expect(html).not.toContain(paperTexts.es.comeback.missingTitle);
});

test.each(languages)(
  'the papers of an enrolment say cédula, and nothing of a code or a passport: %s',
  (language) => {
    const number = '0962467429';
    for (const paper of specimenPapers(specimenPerson, language)) {
      if (!('procedure' in paper)) continue;
      const html = renderPaperHtml({
        ...paper,
        procedure: 'enrolment',
        ...('termsVersion' in paper && { termsVersion: procedures.enrolment.texts.terms }),
        ...('identificationCode' in paper && { identificationCode: number, passportNumber: number }),
        ...('missing' in paper && {
          missing: [
            { kind: 'document', document: 'cedula' },
            { kind: 'field', field: 'identity.number' },
            { kind: 'field', field: 'identity.expiryDate' },
          ],
        }),
      } as PaperContent);
      expect(html).toContain('édula');
      if (paper.kind !== 'comeback-slip') expect(html).toContain(number);
      expect(html).not.toMatch(/pasaporte|passport|provisional/i);
      if (paper.kind !== 'comeback-slip')
        expect(html).not.toMatch(/código de identificación|identification code/i);
      expect(html).not.toMatch(/RUC/);
    }
  },
);

test('the employer’s slip carries RUC, code, start and deadline, and tells not to ask for the credential', () => {
  const html = renderPaperHtml(paperOf('employer-slip'));
  for (const text of [
    specimenPerson.contract.employerRuc,
    specimenCode,
    '16 de noviembre de 2026',
    '1 de diciembre de 2026',
    paperTexts.es.employerSlip.secret,
  ]) {
    expect(html).toContain(text);
  }
});

test('the triage sheet names nobody', () => {
  for (const paper of specimenPapers(specimenAlMasri, 'en').filter((each) => each.kind === 'triage-sheet')) {
    expect(renderPaperHtml(paper)).not.toMatch(/MASRI|N00123456/);
  }
});

test('an instant that is none is a bug, not a paper', () => {
  expect(() => renderPaperHtml({ ...paperOf('receipt'), issuedAt: 'yesterday' })).toThrow(RangeError);
});

test('no paper has a field for a secret', () => {
  const noSecretCompiles: [SecretsOnPaper] extends [never] ? true : false = true;
  expect(noSecretCompiles).toBe(true);
});
