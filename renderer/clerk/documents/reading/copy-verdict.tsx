import { CircleCheck, FolderInput, RotateCw, ShieldCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { stepOfDocument } from '#renderer/clerk/registration/fields.ts';
import { useRegistration } from '#renderer/clerk/registration/flow-context.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import type { VisitDocument } from '#shared/contract/kiosk/values.ts';
import { leftOutReasons, type PageReading } from '#shared/vision/reading/document-reading.ts';
import type { GateId, GateResult } from '#shared/vision/reading/gates.ts';
import styles from './copy-verdict.module.css';
import type { ReadState } from './document-state.ts';
import { OverrideGateDialog } from './override-gate-dialog.tsx';
import { useVisitReading } from './reading-context.ts';

const css = classNames(styles);

/** Over a document: how far its inspection is, then one calm line when all is well, or each problem with what to do. */
export function CopyVerdict({ document }: { readonly document: VisitDocument }) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const { visit } = useRegistration();
  const { stateOf, refresh } = useVisitReading();
  const state = stateOf(document.id);
  async function inspectAgain(): Promise<void> {
    await call(kiosk.inspectDocument({ visitId: visit.id, documentId: document.id }));
    refresh();
  }
  if (state === undefined) return null;
  switch (state.state) {
    case 'reading':
      return (
        <div className={css('strip', 'busy')} role="status">
          <span>{t(`reading.stage.${state.stage}`)}</span>
          <progress
            className={css('progress')}
            max={1}
            value={state.fraction}
            aria-label={t('capture.reading.title')}
          />
        </div>
      );
    case 'failed':
      return (
        <div className={css('strip', 'bad')} role="status">
          <TriangleAlert size={18} aria-hidden className={css('icon')} />
          <span className={css('words')}>
            <strong>{t(`reading.failed.${state.problem}`)}</strong> {t('reading.failedText')}
          </span>
          <Button variant="quiet" icon={RotateCw} onPress={() => void inspectAgain()}>
            {t('reading.again')}
          </Button>
        </div>
      );
    case 'read':
      return (
        <>
          <ReadVerdict document={document} state={state} />
          <LeftOutPages pages={state.reading.pages} />
        </>
      );
  }
}

/** Pages that nothing was read from, and why: a person reads them. */
function LeftOutPages({ pages }: { readonly pages: readonly PageReading[] }) {
  const { t, i18n } = useTranslation('clerk');
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  return leftOutReasons.map((reason) => {
    const numbers = pages.filter(({ leftOut }) => leftOut === reason).map(({ number }) => String(number));
    if (numbers.length === 0) return null;
    return (
      <p key={reason} className={css('strip', reason === 'empty' ? 'plain' : 'warn')} role="status">
        {t(`reading.leftOut.${reason}`, { count: numbers.length, pages: list.format(numbers) })}
      </p>
    );
  });
}

function ReadVerdict({ document, state }: { readonly document: VisitDocument; readonly state: ReadState }) {
  const { t } = useTranslation(['clerk', 'common']);
  const [signing, setSigning] = useState<GateId | null>(null);
  const { reading, overrides } = state;
  const failed = reading.gates.filter(({ outcome }) => outcome === 'failed');
  const signed = new Map(overrides.map((override) => [override.gate, override]));
  const open = failed.filter(({ gate }) => !signed.has(gate));
  const isPassport = document.kind === 'passport';
  const words = useGateWords(reading);

  if (failed.length === 0) {
    const lacksMrz = isPassport && reading.mrz === null;
    return (
      <div className={css('strip', lacksMrz ? 'warn' : 'good')} role="status">
        {lacksMrz ? (
          <TriangleAlert size={18} aria-hidden className={css('icon')} />
        ) : (
          <CircleCheck size={18} aria-hidden className={css('icon')} />
        )}
        <strong>
          {t(!isPassport ? 'reading.good' : lacksMrz ? 'reading.goodNoMrz' : 'reading.goodMrz')}
        </strong>
      </div>
    );
  }
  return (
    <section className={css('problems')} aria-live="polite">
      {open.length > 0 && (
        <h2 className={css('strip', 'warn', 'head')}>
          <TriangleAlert size={18} aria-hidden className={css('icon')} />
          {t('reading.problems', { count: open.length })}
        </h2>
      )}
      <ul className={css('list')}>
        {open.map((result) => (
          <li key={result.gate} className={css('problem')}>
            <span className={css('words')}>
              <strong>{words(result.gate).failed}</strong>
              <span>{words(result.gate).doing}</span>
              <Measured result={result} />
              <MoveThere document={document} gate={result.gate} hasMrz={reading.mrz !== null} />
            </span>
            <Button variant="quiet" onPress={() => setSigning(result.gate)}>
              {t('reading.override')}
            </Button>
          </li>
        ))}
        {overrides.map(({ gate, by, reason }) => (
          <li key={gate} className={css('problem', 'signed')}>
            <ShieldCheck size={18} aria-hidden className={css('icon')} />
            <span className={css('words')}>
              <strong>{words(gate).failed}</strong>
              <span>{t('reading.overridden', { by, reason })}</span>
            </span>
          </li>
        ))}
      </ul>
      {signing !== null && (
        <OverrideGateDialog
          documentId={document.id}
          gate={signing}
          problem={words(signing).failed}
          onClose={() => setSigning(null)}
        />
      )}
    </section>
  );
}

interface MoveThereProps {
  readonly document: VisitDocument;
  readonly gate: GateId;
  readonly hasMrz: boolean;
}

/** A passport among the contracts, or what carries no MRZ among the passports: one press takes it to its own step. */
function MoveThere({ document, gate, hasMrz }: MoveThereProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const { visit, reload, goTo } = useRegistration();
  const kind =
    gate === 'not-a-passport'
      ? 'passport'
      : gate === 'right-page' && document.kind === 'passport' && !hasMrz
        ? 'contract'
        : null;
  if (kind === null) return null;
  async function move(to: 'passport' | 'contract'): Promise<void> {
    const answer = await call(kiosk.refileDocument({ visitId: visit.id, documentId: document.id, kind: to }));
    if (answer.kind !== 'done') return;
    await reload();
    goTo(stepOfDocument(visit.procedure, to));
  }
  return (
    <span className={css('move')}>
      <Button icon={FolderInput} isPending={busy} onPress={() => void move(kind)}>
        {t(`reading.moveTo.${kind}`)}
      </Button>
    </span>
  );
}

/** What a gate found wrong and what to do; of a wrong page, also which one it is. */
function useGateWords({ mrz }: ReadState['reading']) {
  const { t } = useTranslation(['clerk', 'common']);
  return (gate: GateId): { readonly failed: string; readonly doing: string } => {
    if (gate === 'right-page' && mrz !== null) {
      return mrz.count > 1
        ? { failed: t('reading.several'), doing: t('reading.severalDoing') }
        : { failed: t('reading.otherDocument'), doing: t('reading.otherDocumentDoing') };
    }
    return { failed: t(`common:gate.${gate}.failed`), doing: t(`common:gate.${gate}.doing`) };
  };
}

/** Gates whose figures help a clerk; the others' are for support. */
const told: readonly GateId[] = ['enlarged', 'resolution', 'edges', 'page-count', 'sharpness'];

function Measured({ result }: { readonly result: GateResult }) {
  const { t, i18n } = useTranslation('clerk');
  const { gate, measured, limit, unit } = result;
  if (measured === null || limit === null || !told.includes(gate)) return null;
  const format = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: unit === 'times' ? 2 : 0 });
  const figure = (value: number): string => t(`reading.unit.${unit}`, { figure: format.format(value) });
  return (
    <span className={css('figures')}>
      {t('reading.measured', { measured: figure(measured), limit: figure(limit) })}
    </span>
  );
}
