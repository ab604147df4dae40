import {
  ChevronLeft,
  ChevronRight,
  Crop as CropIcon,
  Maximize,
  RotateCw,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from './document-panel.module.css';
import { type EditAct, EditMenu } from './edit/edit-menu.tsx';

const css = classNames(styles);

interface PreviewToolsProps {
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly fit: () => void;
  readonly onTurn: () => void;
  readonly onCrop: () => void;
  readonly acts: readonly EditAct[];
  readonly onAct: (act: EditAct) => void;
  readonly number: number;
  readonly pages: number;
  readonly onPage: (number: number) => void;
}

/** Under a page: looking closer, correcting it, and the other pages. */
export function PreviewTools(props: PreviewToolsProps) {
  const { t } = useTranslation('clerk');
  const { number, pages } = props;
  return (
    <div className={css('tools')}>
      <Button variant="quiet" icon={ZoomOut} aria-label={t('document.zoomOut')} onPress={props.zoomOut} />
      <Button variant="quiet" icon={ZoomIn} aria-label={t('document.zoomIn')} onPress={props.zoomIn} />
      <Button variant="quiet" icon={Maximize} aria-label={t('document.fit')} onPress={props.fit} />
      <span className={css('rule')} aria-hidden />
      <Button variant="quiet" icon={RotateCw} aria-label={t('document.rotate')} onPress={props.onTurn} />
      <Button variant="quiet" icon={CropIcon} aria-label={t('document.crop')} onPress={props.onCrop} />
      {props.acts.length > 0 && <EditMenu acts={props.acts} onAct={props.onAct} />}
      {pages > 1 && (
        <span className={css('pages')}>
          <Button
            variant="quiet"
            icon={ChevronLeft}
            aria-label={t('document.previousPage')}
            isDisabled={number === 1}
            onPress={() => props.onPage(number - 1)}
          />
          <span role="status" aria-label={t('document.page', { page: number, pages })}>
            {number}/{pages}
          </span>
          <Button
            variant="quiet"
            icon={ChevronRight}
            aria-label={t('document.nextPage')}
            isDisabled={number === pages}
            onPress={() => props.onPage(number + 1)}
          />
        </span>
      )}
    </div>
  );
}
