import { describe, expect, it } from 'vitest';
import { commonWholeSecrets, commonWords } from '#shared/domain/credential/common-secrets.ts';
import {
  checkCredential,
  credentialLimits,
  credentialProblems,
} from '#shared/domain/credential/credential-policy.ts';
import { bankQuestionIds, securityImageIds } from '#shared/domain/credential/question-bank.ts';
import { checkAnswer, normaliseAnswer } from '#shared/domain/credential/secret-text.ts';
import { fc } from '#test/support/random-samples.ts';

const person = {
  surname: 'Muñoz Li',
  givenNames: 'Ana Mercedes',
  birthDate: '1990-03-05' as const,
  documentNumber: 'AB0456789',
  identificationCode: 'E017-2-000042-K',
  phones: ['+593991234567', '022345678'],
  email: 'anita.mun77@gmail.com',
};

describe('checkCredential', () => {
  it.each(['Kx9mQ2', 'tR7wpZ4hLq8vB3n', 'verdelimonazul8', 'b4nqu3t0s', '8Wd2Rk71'])(
    'accepts %s',
    (secret) => {
      expect(checkCredential(secret, person)).toEqual([]);
    },
  );

  it.each([
    ['Kx9mQ', ['too-short']],
    ['tR7wpZ4hLq8vB3nX', ['too-long']],
    ['Kx9mQ2!', ['characters']],
    ['Kx9 mQ2', ['characters']],
    ['Kx9mQñ2', ['characters']],
    ['', ['too-short']],
    ['aaaaaaa', ['one-character']],
    ['AaAaAa', ['one-character']],
    ['ecuador', ['common']],
    ['Quito2024', ['common']],
    ['1998Emelec', ['common']],
    ['clave123', ['common']],
    ['Contrasena1', ['common']],
    ['3cuad0r', ['common']],
    ['quitoecuador', ['common']],
    ['teamomucho', ['common']],
    ['Passw0rd', ['common']],
    ['iess2025', ['common']],
    ['qwerty9', ['common', 'sequence']],
    ['xMunoz88', ['own-name']],
    ['zonumx42', ['own-name']],
    ['Muñoz123', ['characters']],
    ['ana48213', ['own-name']],
    ['7Li43829', ['own-name']],
    ['m3rc3d3s9', ['own-name']],
    ['xk05031990', ['birth-date']],
    ['03051990x', ['birth-date']],
    ['19900305q', ['birth-date']],
    ['q1990053z', ['birth-date']],
    ['zz050390', ['birth-date']],
    ['900305kk', ['birth-date']],
    ['5mar1990', ['birth-date']],
    ['09913050', ['birth-date']],
    ['ab0456789', ['document-number']],
    ['x456789z', ['document-number']],
    ['e0172000042k', ['identification-code']],
    ['Zz000042', ['identification-code']],
    ['0991234567', ['phone']],
    ['kk9123456', ['phone']],
    ['anitamun77', ['email']],
    ['Xanita84q', ['email']],
    ['abcdef', ['sequence']],
    ['fedcba', ['sequence']],
    ['lkjhgf', ['sequence']],
    ['acegik', ['sequence']],
    ['abc789xyz', ['sequence']],
    ['xyzabc1', ['sequence']],
    ['p7p7p7', ['sequence']],
    ['Kp4Kp4Kp', ['sequence']],
    ['aaabbbccc', ['sequence']],
  ])('%s: %j', (secret, problems) => {
    const found = checkCredential(secret, person);
    for (const problem of problems) expect(found).toContain(problem);
  });

  it('accepts exactly 6 to 15 characters', () => {
    const secret = 'tR7wpZ4hLq8vB3nX';
    for (let length = 2; length <= 16; length += 1) {
      const expected = length < 6 ? ['too-short'] : length > 15 ? ['too-long'] : [];
      expect(checkCredential(secret.slice(0, length), person)).toEqual(expected);
    }
    expect(credentialLimits).toEqual({ minimumLength: 6, maximumLength: 15 });
  });

  it.each([
    ['1980-05', 'q051980z'],
    ['1980-05', '198005qq'],
    ['1980-05', 'may1980x'],
    ['1980-05', '01051980'],
    ['1980', 'x010180z'],
    ['1980', '01011980'],
  ] as const)(
    'of a birth in %s, refuses %s: its known parts, and the 1 January of other papers',
    (birthDate, secret) => {
      expect(checkCredential(secret, { ...person, birthDate })).toContain('birth-date');
    },
  );

  it('takes a year alone, as it does of a whole date', () => {
    expect(checkCredential('kx1980wv', { ...person, birthDate: '1980' })).toEqual([]);
  });

  it('refuses nothing of a good credential when nothing is known of the person', () => {
    const nobody = {
      surname: '',
      givenNames: '',
      birthDate: null,
      documentNumber: '',
      identificationCode: '',
      phones: ['', '1'],
    };
    expect(checkCredential('Kx9mQ2', nobody)).toEqual([]);
  });

  it('lets through nearly every random credential, and lists problems in their order', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'];
    let refused = 0;
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom(...letters), { minLength: 8, maxLength: 15, size: 'max' })
          .filter((characters) => new Set(characters).size > 5),
        (characters) => {
          const problems = checkCredential(characters.join(''), person);
          refused += problems.length > 0 ? 1 : 0;
          expect(problems).toEqual(credentialProblems.filter((problem) => problems.includes(problem)));
        },
      ),
      { numRuns: 500, seed: 7 },
    );
    expect(refused).toBeLessThan(25);
  });
});

describe('the common secrets', () => {
  it('are many, lower case, and can be typed', () => {
    expect(commonWords.size + commonWholeSecrets.size).toBeGreaterThan(600);
    for (const word of [...commonWords, ...commonWholeSecrets]) expect(word).toMatch(/^[a-z0-9]{3,15}$/);
  });

  it('cover every year beside a common word', () => {
    for (let year = 1950; year <= 2030; year += 1) {
      expect(checkCredential(`Quito${year}`, person)).toContain('common');
      expect(checkCredential(`${year}barcelona`, person)).toContain('common');
    }
  });
});

describe('answers', () => {
  it.each([
    ['  Doña  María ', 'dona maria'],
    ["D'Ángelo", 'dangelo'],
    ['SAN-JOSÉ', 'san jose'],
    ['Ｆｉｄｏ', 'fido'],
    ['Straße', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['القِطَّة', 'القطة'],
    ['小狗', '小狗'],
    ['Мурзик!', 'мурзик'],
    ['١٩٩٠', '1990'],
    ['क्रिकेट', 'क्रिकेट'],
  ])('%j is kept as %j', (text, normal) => {
    expect(normaliseAnswer(text)).toBe(normal);
  });

  it('are the same however often they are normalised, and in any case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        const normal = normaliseAnswer(text);
        expect(normaliseAnswer(normal)).toBe(normal);
      }),
    );
  });

  it.each([
    ['', 'too-short'],
    ['a', 'too-short'],
    ['!?', 'too-short'],
    ['Mascota', 'repeats-question'],
    ['primera mascota', 'repeats-question'],
    ['FIDO', 'same-as-other'],
    ['fi do', 'same-as-other'],
  ])('%j is refused: %s', (text, problem) => {
    const context = { question: '¿Cómo se llamaba su primera mascota?', others: ['Fído.'] };
    expect(checkAnswer(text, context)).toEqual({ ok: false, problem });
  });

  it.each(['Bo', '犬', 'Mascota Negra', 'محبوب'])('%j is kept', (text) => {
    expect(checkAnswer(text, { question: '¿Cómo se llamaba su primera mascota?', others: ['Fido'] })).toEqual(
      {
        ok: true,
      },
    );
    expect(checkAnswer(text)).toEqual({ ok: true });
  });
});

describe('the question bank', () => {
  it('has at least 14 questions and 20 images, each once', () => {
    expect(new Set(bankQuestionIds).size).toBeGreaterThanOrEqual(14);
    expect(new Set(bankQuestionIds).size).toBe(bankQuestionIds.length);
    expect(new Set(securityImageIds).size).toBe(20);
  });
});
