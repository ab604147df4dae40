/**
 * A barcode reader that acts as a keyboard sends the positions of keys. Set for one country and plugged into a computer
 * set for another, it types other characters than those it read: a hyphen becomes an apostrophe, Y and Z change places.
 * The keys of each layout stand in the order of a US keyboard, row by row, plain and with Shift.
 * Source: ISO/IEC 9995-3 as the systems' layouts of these countries arrange it; a dead key stands as its accent.
 */
const layouts: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  us: ['1234567890-qwertyuiopasdfghjkl;zxcvbnm,./\\', '!@#$%^&*()_QWERTYUIOPASDFGHJKL:ZXCVBNM<>?|'],
  spanish: ["1234567890'qwertyuiopasdfghjklñzxcvbnm,.-<", '!"·$%&/()=?QWERTYUIOPASDFGHJKLÑZXCVBNM;:_>'],
  german: ['1234567890ßqwertzuiopasdfghjklöyxcvbnm,.-<', '!"§$%&/()=?QWERTZUIOPASDFGHJKLÖYXCVBNM;:_>'],
  french: ['&é"\'(-è_çà)azertyuiopqsdfghjklmwxcvbn,;:!<', '1234567890°AZERTYUIOPQSDFGHJKLMWXCVBN?./§>'],
};

type Translation = ReadonlyMap<string, string>;

/** What arrived, back to what the reader meant, for each pair of settings that differ. */
const translations: readonly Translation[] = Object.values(layouts).flatMap((reader) =>
  Object.values(layouts)
    .filter((computer) => computer !== reader)
    .map((computer) => translationOf([...reader.join('')], [...computer.join('')])),
);

function translationOf(sent: readonly string[], typed: readonly string[]): Translation {
  return new Map(typed.map((character, key) => [character, sent[key] ?? character]));
}

/**
 * What a reader set for another country may have meant by `text`, each once and other than `text` itself. A character
 * outside the layouts (a space, a line break) stays.
 */
export function meantUnderOtherLayouts(text: string): string[] {
  const meant = translations.map((translation) =>
    [...text].map((character) => translation.get(character) ?? character).join(''),
  );
  return [...new Set(meant)].filter((each) => each !== text);
}
