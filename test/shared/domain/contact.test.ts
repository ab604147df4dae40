import { describe, expect, it } from 'vitest';
import { checkEmail, checkPhone, maskEmail } from '#shared/domain/contact/contact.ts';
import { fc } from '#test/support/random-samples.ts';

describe('checkEmail', () => {
  it.each([
    ['ana@gmail.com', 'ana@gmail.com'],
    [' Ana.Perez+iess@GMAIL.com ', 'Ana.Perez+iess@gmail.com'],
    ['ana@correo.empresa.com.ec', 'ana@correo.empresa.com.ec'],
    ['ana@mail.com', 'ana@mail.com'],
    ['ana@пример.рф', 'ana@пример.рф'],
    ['ana@universidad.cm', 'ana@universidad.cm'],
  ])('accepts %j', (text, value) => {
    expect(checkEmail(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'empty'],
    ['ana', 'shape'],
    ['ana@', 'shape'],
    ['@gmail.com', 'shape'],
    ['ana@@gmail.com', 'shape'],
    ['ana perez@gmail.com', 'shape'],
    ['.ana@gmail.com', 'shape'],
    ['a..b@gmail.com', 'shape'],
    ['ana@gmail', 'domain'],
    ['ana@gmail.c', 'domain'],
    ['ana@-gmail.com', 'domain'],
    ['ana@127.0.0.1', 'domain'],
    [`${'a'.repeat(65)}@gmail.com`, 'too-long'],
    [`a@${'b'.repeat(250)}.com`, 'too-long'],
  ])('refuses %j: %s', (text, problem) => {
    expect(checkEmail(text)).toMatchObject({ ok: false, problem });
  });

  it.each([
    ['gmial.com', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['gmail.cm', 'gmail.com'],
    ['gamil.com', 'gmail.com'],
    ['hotmal.com', 'hotmail.com'],
    ['outlok.es', 'outlook.es'],
    ['yahooo.com', 'yahoo.com'],
    ['empresa.con', 'empresa.com'],
  ])('asks whether %s is %s', (domain, suggestion) => {
    expect(checkEmail(`ana@${domain}`)).toEqual({
      ok: false,
      problem: 'suspicious-domain',
      suggestion,
      value: `ana@${domain}`,
    });
  });
});

describe('checkPhone', () => {
  it.each([
    ['0991234567', 'mobile', '+593991234567'],
    ['099 123 4567', 'mobile', '+593991234567'],
    ['+593 99 123 4567', 'mobile', '+593991234567'],
    ['00593991234567', 'mobile', '+593991234567'],
    ['٠٩٩١٢٣٤٥٦٧', 'mobile', '+593991234567'],
    ['+58 412-1234567', 'mobile', '+584121234567'],
    ['+57 300 1234567', 'mobile', '+573001234567'],
    ['+1 202 456 1111', 'mobile', '+12024561111'],
    ['022345678', 'landline', '+59322345678'],
    ['(04) 234-5678', 'landline', '+59342345678'],
  ] as const)('accepts %j as %s', (text, kind, value) => {
    expect(checkPhone(text, kind)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'mobile', 'empty'],
    ['llamar luego', 'mobile', 'shape'],
    ['0991234567 ext 5', 'mobile', 'shape'],
    ['09', 'mobile', 'too-short'],
    ['09912345678901234', 'mobile', 'too-long'],
    ['+999 123456789', 'mobile', 'unknown-country'],
    ['022345678', 'mobile', 'not-a-mobile'],
    ['0991234567', 'landline', 'not-a-landline'],
  ] as const)('refuses %j as %s: %s', (text, kind, problem) => {
    expect(checkPhone(text, kind)).toEqual({ ok: false, problem });
  });

  it('reads a number of another default country, if there is such a country', () => {
    expect(checkPhone('0412 1234567', 'mobile', 'VE')).toEqual({ ok: true, value: '+584121234567' });
    expect(checkPhone('0412 1234567', 'mobile', 'ZZ')).toEqual({ ok: false, problem: 'unknown-country' });
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(checkPhone(text, 'mobile')).toHaveProperty('ok');
        expect(checkEmail(text)).toHaveProperty('ok');
        expect(maskEmail(text)).toContain('•••@');
      }),
    );
  });
});

describe('maskEmail', () => {
  it.each([
    ['maria@gmail.com', 'm•••@g•••.com'],
    ['a@iess.gob.ec', 'a•••@i•••.ec'],
    ['', '•••@•••'],
  ])('%j shows as %j', (email, masked) => {
    expect(maskEmail(email)).toBe(masked);
  });
});
