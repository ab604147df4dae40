import { ScrollArea } from '../ui/scroll-area.tsx';
import styles from './reading.module.css';

interface ReadingProps {
  readonly title: string;
  readonly sections: readonly { readonly title: string; readonly body: string }[];
  readonly footnote?: string;
  readonly onEnd?: () => void;
}

/** A text of law in short sections, to be read standing. */
export function Reading({ title, sections, footnote, onEnd }: ReadingProps) {
  return (
    <ScrollArea label={title} {...(onEnd && { onEnd })}>
      <div className={styles['text']}>
        {sections.map((section) => (
          <section key={section.title} className={styles['section']}>
            <h2 className={styles['title']}>{section.title}</h2>
            <p>{section.body}</p>
          </section>
        ))}
        {footnote !== undefined && <p className={styles['footnote']}>{footnote}</p>}
      </div>
    </ScrollArea>
  );
}
