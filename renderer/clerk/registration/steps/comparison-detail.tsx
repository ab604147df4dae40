import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import type { NameWordMatch } from '#shared/domain/names/name-words.ts';
import type { ComparedField } from '#shared/domain/registration/document-comparison.ts';
import styles from './comparison-detail.module.css';

const css = classNames(styles);

/** Why two values match or differ: the words of a name, the characters of a number, set under each other. */
export function ComparisonDetail({ row }: { readonly row: ComparedField }) {
  if (row.name !== undefined) return <NameWords name={row.name} />;
  if (row.characters !== undefined) return <NumberCharacters characters={row.characters} />;
  return null;
}

function NameWords({ name }: { readonly name: NonNullable<ComparedField['name']> }) {
  const { t } = useTranslation('clerk');
  if (name.words.every(({ match, isMoved }) => match === 'same' && !isMoved)) return null;
  const say = ({ match, isMoved }: NameWordMatch): string => {
    if (match === 'missing') return t('comparison.onlyPassport');
    if (match === 'extra') return t('comparison.onlyContract');
    if (match === 'same' && isMoved) return t('comparison.moved');
    return [t(`comparison.word.${match}`), ...(isMoved ? [t('comparison.moved')] : [])].join('; ');
  };
  return (
    <div className={css('detail')}>
      <p className={css('title')}>{t(name.writing === 'mrz' ? 'comparison.nameMrz' : 'comparison.name')}</p>
      <ul className={css('words')}>
        {name.words.map((line, index) => (
          <li key={index} className={css('word', wordTone(line))}>
            <span className={css('written')}>{line.first ?? '—'}</span>
            <span className={css('written')}>{line.second ?? '—'}</span>
            <span className={css('how')}>{say(line)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function NumberCharacters({ characters }: { readonly characters: NonNullable<ComparedField['characters']> }) {
  const { t } = useTranslation('clerk');
  const differs = characters.filter(({ match }) => match !== 'same');
  if (differs.length === 0) return null;
  return (
    <div className={css('detail')}>
      <p className={css('title')}>{t('comparison.number')}</p>
      <ol className={css('characters')}>
        {characters.map(({ first, second, match }, index) => (
          <li key={index} className={css('character', match === 'same' ? 'plain' : 'bad')}>
            <span>{first || '·'}</span>
            <span>{second || '·'}</span>
          </li>
        ))}
      </ol>
      {differs.every(({ match }) => match === 'look-alike') && (
        <p className={css('hint')}>{t('comparison.lookAlike')}</p>
      )}
    </div>
  );
}

function wordTone({ match }: NameWordMatch): 'plain' | 'warn' | 'bad' {
  switch (match) {
    case 'same':
    case 'accents':
      return 'plain';
    case 'transliteration':
    case 'joined':
    case 'initial':
    case 'truncated':
      return 'warn';
    case 'one-letter':
    case 'missing':
    case 'extra':
      return 'bad';
  }
}
