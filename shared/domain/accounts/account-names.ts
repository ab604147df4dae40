import { soundOf } from '../names/name-keys.ts';
import { stripAccents } from '../text.ts';

/** Letters of other scripts and alphabets that look like Latin ones on a screen. Source: Unicode UTS 39. */
const lookAlikes: Readonly<Record<string, string>> = {
  ...pairs('авезкмнорстухьѕіјԁԛԝһѵԍү', 'abe3kmhopctyxbsijdqwhvgy'),
  // Capitals of Greek that are not what their small letters look like come first: they are looked up before the case goes.
  ...pairs('ΗΜΝΖΥ', 'hmnzy'),
  ...pairs('αβεικνορτυχηγμζ', 'abeikvoptuxnymz'),
  ...pairs('ɡɑıłøđ', 'gailod'),
  ...pairs('ᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ', 'abcdeghijklmnoprstuvwyz'),
  ...pairs('օսոց|ǀ∣', 'ounglll'),
  ...pairs('пσгя$€@', 'nortsea'),
  // Latin letters with a hook, a stroke or a bar, of which no accent can be taken off.
  ...pairs('ƀɓƃƈȼɖɗðɛƒǥɠħɦɨɉƙƚɫɬɭɱɲƞɳɵƥɋɍɽɾʂŧƭʈʉʋƴɏƶʐⱥ', 'bbbccdddefgghhijkllllmnnnopqrrrstttuvyyzza'),
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
};
/** Digits typed for the letters they look like, inside a word. */
const digitsForLetters = pairs('01345', 'oleas');

function pairs(seen: string, meant: string): Record<string, string> {
  const letters = [...meant];
  return Object.fromEntries([...seen].map((letter, index) => [letter, letters[index] ?? letter]));
}

/**
 * A name as a person would see it, in words: without case, accents, spacing, invisible signs, raised letters and numbers
 * at its end. A small L and a capital I are one sign, as are "rn" and "m", "vv" and "w".
 */
function seenWords(name: string): string[] {
  const lookedUp = (text: string) => text.replace(/./gsu, (letter) => lookAlikes[letter] ?? letter);
  const visible = name
    .replace(/[\p{Lm}ªº]/gu, '')
    .normalize('NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Lm}]/gu, '');
  const folded = lookedUp(stripAccents(lookedUp(visible).toLowerCase()).replace(/\p{M}/gu, ''));
  return folded
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) =>
      word
        .replace(/\p{N}+$/u, '')
        .replace(/[01345]/g, (digit) => digitsForLetters[digit] ?? digit)
        .replaceAll('i', 'l')
        .replaceAll('rn', 'm')
        .replaceAll('vv', 'w'),
    )
    .filter((word) => word !== '');
}

/** Latin letters of names that look like no other one. */
const ownLetters = 'þəŋɔ';

/**
 * Whether a name reads as it is written: in the letters of one alphabet where any is Latin, each of them a letter of
 * names, and with no sign that turns its order around. There are too many letters that look like Latin ones to know them
 * all, those of phonetics and old prints among them. Source: Unicode UTS 39, 5.2.
 */
export function isPlainlyWritten(name: string): boolean {
  if (seenWords(name).length === 0 || /\p{Bidi_Control}/u.test(name)) return false;
  const letters = name.normalize('NFKC').match(/\p{L}/gu) ?? [];
  const others = letters.filter((letter) => !/[\p{Script=Latin}\p{Script=Common}]/u.test(letter));
  if (others.length > 0) return !/\p{Script=Latin}/u.test(letters.join(''));
  return letters.every(isLetterOfNames);
}

function isLetterOfNames(letter: string): boolean {
  const plain = stripAccents(letter.toLowerCase());
  return !/\p{Script=Latin}/u.test(plain) || /^[a-z]+$/.test(plain) || isKnown(plain);
}

function isKnown(letter: string): boolean {
  return Object.hasOwn(lookAlikes, letter) || ownLetters.includes(letter);
}

/** Whether two names read the same, in any order of their words and however the words are parted. */
export function isSameSeenName(one: string, other: string): boolean {
  const [first, second] = [seenWords(one), seenWords(other)];
  if (first.length === 0 || second.length === 0) return false;
  return first.join('') === second.join('') || first.toSorted().join(' ') === second.toSorted().join(' ');
}

/**
 * Whether two accounts are likely one person's: the names read the same, or the words of the shorter one are all in
 * the longer one, as they are, as they sound ("Karla") or as initials ("M. Pérez" and "María Pérez Lugo").
 */
export function isLikelySamePerson(one: string, other: string): boolean {
  if (isSameSeenName(one, other)) return true;
  const [shorter, longer] = [seenWords(one), seenWords(other)].toSorted((a, b) => a.length - b.length) as [
    string[],
    string[],
  ];
  if (shorter.length < 2 || shorter.every((word) => word.length === 1)) return false;
  const left = [...longer];
  return shorter
    .toSorted((a, b) => b.length - a.length)
    .every((word) => {
      const at = left.findIndex((candidate) => isWordOrInitial(word, candidate));
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    });
}

function isWordOrInitial(one: string, other: string): boolean {
  if (one === other || soundOf(one) === soundOf(other)) return true;
  return (one.length === 1 && other.startsWith(one)) || (other.length === 1 && one.startsWith(other));
}
