/**
 * One name, as each language and each office that wrote a document has it, where neither sound nor consonants bring the writings
 * together: a passport of before and one of now, a contract beside either. In capitals, without accents. A word may stand in several.
 */
const written = [
  // Ukrainian passports of the years before and after the language of a document changed, and what people translate.
  'SERHII SERHIY SERGII SERGIY SERGEI SERGEY SERGIO',
  'OLEKSANDR ALEKSANDR ALEXANDR ALEXANDER ALEXANDRE ALEXANDROS ALEJANDRO',
  'OLEKSANDRA ALEKSANDRA ALEXANDRA ALEJANDRA',
  'OLEKSII OLEKSIY ALEKSEI ALEXEI ALEXEY',
  'MYKOLA NIKOLAI NIKOLAY NIKOLAOS NICOLAS NICHOLAS NICOLAE',
  'MYKHAILO MIKHAIL MICHAIL MICHAEL MICHEL MIGUEL MIHAI',
  'YEVHEN EVHEN EVGENY EVGENII EVGENIY YEVGENY YEVGENIY EUGENE EUGENIO',
  'YEVHENIIA EVHENIIA EVGENIIA EVGENIYA EUGENIA',
  'KATERYNA KATERINA EKATERINA YEKATERINA CATHERINE KATHERINE CATALINA',
  'HANNA GANNA ANNA ANA ANNE',
  'YULIIA YULIIA YULIYA YULIA IULIIA JULIA',
  'PAVLO PAVEL PAVLOS PAUL PAULO PABLO',
  'PETRO PETR PIOTR PYOTR PETROS PETER PIERRE PEDRO',
  'DMYTRO DMITRI DMITRY DMITRIY DIMITRI DIMITRIOS DEMETRIOS DEMETRIO',
  'VOLODYMYR VLADIMIR WLADIMIR VLADIMIRO',
  'ANDRII ANDRIY ANDREI ANDREY ANDREAS ANDREW ANDRE ANDRES',
  'HRYHORII HRYHORIY GRIGORY GRIGORII GRIGORIY GREGORY GREGORIO GRIGORIOS',
  'HENNADII GENNADY GENNADII GENNADIY',
  'HEORHII GEORGY GEORGII GEORGIY GEORGI GEORGIOS GEORGE GEORGES GHEORGHE GIORGI GEVORG KEVORK JORGE',
  'IHOR IGOR',
  'OLENA YELENA ELENA ELENI HELEN HELENA HELENE',
  'IRYNA IRINA IRENE',
  'KSENIIA KSENIYA KSENIA XENIA',
  'FEDIR FEDOR FYODOR THEODOROS THEODORE TEODORO',
  // Greek and Armenian.
  'IOANNIS GIANNIS YIANNIS JOHN JOHANN JEAN IVAN JUAN HOVHANNES OVANES',
  'KONSTANTINOS KONSTANTIN CONSTANTIN CONSTANTINE CONSTANTINO COSTAS KOSTAS',
  'STEPAN STEFAN STEPHANOS STEFANOS STEPHEN STEVEN ETIENNE ESTEBAN',
  'HOVHANNISYAN HOVANNISIAN OGANESYAN OGANESIAN OVANESYAN',
  'SARGSYAN SARGSIAN SARKISIAN SARKISYAN',
  // How documents of Bangladesh, Malaysia and India shorten them.
  'MD MUHD MOHD MHD MUHAMMAD MOHAMMAD MOHAMMED MOHAMED MOHAMAD MUHAMMED',
  'MST MOST MOSAMMAT MOSAMMAT MUSAMMAT',
  'LAKSHMI LAXMI',
  'MUKHERJEE MUKHOPADHYAY',
  // Haitian: French on one paper, as it is spoken on the other.
  'PIERRE PYE',
  'MARIE MARI MARIA',
  'CHARLES CHAL',
  'JACQUES JAK',
  'FRANCOIS FRANSWA',
  'LOUIS LWI LUIS',
  'DESROSIERS DEROZYE',
  'BAPTISTE BATIS',
  'JEANBAPTISTE JANBATIS',
  'GUILLAUME GIYOM',
  'YVES IV',
  'TOUSSAINT TOUSEN',
  // Chinese family names, in Mandarin, in Cantonese and as the south writes them.
  'CHEN CHAN TAN CHIN',
  'HUANG WONG',
  'WANG WONG',
  'ZHANG CHEUNG CHEONG',
  'LI LEE LEI',
  'LIN LAM LIM',
  'LIANG LEUNG LEONG',
  'LIU LAU',
  'WU NG',
  'YE YIP YAP',
  'YANG YEUNG YEONG',
  'GUO KWOK KUOK',
  'XU HUI',
  'ZHAO CHIU',
  'ZHOU CHOW CHAU',
  'ZHENG CHENG',
  'HE HO',
];

const families: ReadonlyMap<string, readonly number[]> = familiesOf();

function familiesOf(): Map<string, readonly number[]> {
  const found = new Map<string, readonly number[]>();
  for (const [family, line] of written.entries()) {
    for (const word of line.split(' ')) found.set(word, [...(found.get(word) ?? []), family]);
  }
  return found;
}

export function isOneNameAcrossLanguages(a: string, b: string): boolean {
  const of = families.get(a);
  return of !== undefined && (families.get(b) ?? []).some((family) => of.includes(family));
}

const initial = '(ZH|CH|SH|TS|TZ|SS|HS|[BPMFDTNLGKHJQXRZCSYW])';
const final =
  '(IANG|UANG|IONG|IUNG|IEN|IEH|IAN|IAO|ING|ANG|ENG|ONG|UNG|UAN|UAI|UEI|UEH|IA|IE|IN|IH|IU|AI|AN|AO|EI|EN|ER|OU|UA|UE|UI|UN|UO|A|E|I|O|U)';
const one = `(?:${initial}${final}|(ANG|AI|AN|AO|EN|ER|OU|A|E))`;
/** A name of one to three syllables. */
const syllables = new RegExp(`^(?:${one}){1,3}$`);
/** The next of which the rest is syllables too. */
const syllable = new RegExp(`${one}(?=(?:${one})*$)`, 'g');

/** What a breath after a consonant tells apart in Pinyin, a mark that nobody prints does in Wade and Giles. */
const oneInitial: Readonly<Record<string, string>> = {
  B: 'P',
  D: 'T',
  G: 'K',
  ZH: 'CH',
  J: 'CH',
  Q: 'CH',
  Z: 'TS',
  C: 'TS',
  TZ: 'TS',
  X: 'HS',
};
const oneFinal: Readonly<Record<string, string>> = {
  IAN: 'IEN',
  IE: 'IEH',
  UE: 'UEH',
  ONG: 'UNG',
  IONG: 'IUNG',
  UEI: 'UI',
  UO: 'O',
  IH: 'I',
};

/**
 * A Chinese name in Pinyin as in Wade and Giles: Zhang Xiaoming is Chang Hsiao-ming. Undefined where the word has no such syllables.
 * Source: ISO 7098; Library of Congress, ALA-LC Romanization Tables: Chinese (Pinyin to Wade-Giles).
 */
export function chineseSyllablesOf(word: string): string | undefined {
  if (!syllables.test(word)) return undefined;
  return word.replace(syllable, (_, before: string = '', rest: string = '', alone: string = '') => {
    return `${oneInitial[before] ?? before}${oneFinal[rest] ?? rest}${alone} `;
  });
}
