import type { ContractField } from '#shared/vision/reading/contract-reading.ts';
import { numberSign } from './contract-labels.ts';
import type { Candidate } from './find-labelled.ts';
import { findMoney } from './money.ts';
import { wordsBetween } from './page-lines.ts';
import { findDates } from './spanish-dates.ts';
import type { TextFlow } from './text-flow.ts';

/** Values in the sentences of a contract. Patterns run on `plainText`; the group named `v` is the value. */

interface ProsePattern {
  readonly field: ContractField;
  readonly pattern: RegExp;
  readonly trust: number;
}

const number = `${numberSign}?\\s*:?\\s*`;
const treatment =
  '(?:EL |LA |LOS |AL )?(?:SENOR(?:\\s?\\(A\\)|ES|A|ITA)?|SR(?:A|TA)?\\.?(?:\\s?\\(A\\))?|ING\\.?|DRA?\\.?|LIC\\.?|ECON\\.?|ABG\\.?|CIUDADAN[OA])?\\s*';

const patterns: readonly ProsePattern[] = [
  {
    field: 'contract.employerName',
    pattern:
      /(?:POR|DE) UNA PARTE,?\s*(?:(?:EN CALIDAD DE|COMO)\s+EMPLEADORA?,?\s*)?(?:(?:LA|EL)\s+)?(?:(?:COMPANIA|EMPRESA|SOCIEDAD|EMPLEADORA?|SENORA?)\s+)?(?<v>[^;]{3,120}?),?\s*(?:CON|PORTADORA? DEL?|TITULAR DEL?|DE|IDENTIFICADA CON)\s+(?:EL\s+)?(?:NUMERO\s+DE\s+)?(?:R\.?\s?U\.?\s?C\b|REGISTRO UNICO)/,
    trust: 0.9,
  },
  {
    field: 'contract.employerName',
    pattern:
      /(?:POR|DE) UNA PARTE,?\s*(?:(?:LA|EL)\s+)?(?:(?:COMPANIA|EMPRESA|SOCIEDAD|EMPLEADORA?)\s+)(?<v>[^;,]{3,120}?(?:,?\s*(?:S\.\s?A\.(?:\s?S\.)?|CIA\.\s?LTDA\.|LTDA\.))?),?\s*(?:LEGALMENTE\s+)?REPRESENTADA/,
    trust: 0.85,
  },
  {
    field: 'contract.employerRuc',
    pattern:
      /R\.?\s?U\.?\s?C\.?\s*(?:N\.?\s?º|NO?\.|NRO\.?|NUMERO|#)?\s*:?\s*(?<v>[0-9OQDILSBZG][0-9OQDILSBZG .-]{11,16})/,
    trust: 0.9,
  },
  {
    field: 'contract.employerRuc',
    pattern:
      /REGISTRO UNICO DE CONTRIBUYENTES\s*(?:\(RUC\))?\s*(?:N\.?\s?º|NO?\.|NRO\.?|NUMERO|#)?\s*:?\s*(?<v>[0-9OQDILSBZG][0-9OQDILSBZG .-]{11,16})/,
    trust: 0.9,
  },
  {
    field: 'contract.legalRepresentative',
    pattern: new RegExp(
      `REPRESENTAD[AO]\\s+(?:LEGALMENTE\\s+|EN ESTE ACTO\\s+)?POR\\s+(?:SU\\s+(?:GERENTE(?: GENERAL)?|REPRESENTANTE LEGAL|PRESIDENT[EA](?: EJECUTIV[OA])?|APODERAD[OA])\\s*,?\\s*)?${treatment}(?<v>[A-Z' -]{5,70}?)(?=\\s*(?:,|;|\\.| EN (?:SU )?(?:CALIDAD|CONDICION)| COMO | A QUIEN| CON C| Y,? POR))`,
    ),
    trust: 0.9,
  },
  {
    field: 'contract.workerName',
    pattern: new RegExp(
      `POR (?:LA )?OTRA(?: PARTE)?,?\\s*(?:(?:EN CALIDAD DE|COMO)\\s+TRABAJADORA?(?:\\(A\\))?,?\\s*)?${treatment}(?<v>[A-Z' -]{5,80}?)(?=\\s*(?:,|;| CON | DE NACIONALIDAD| PORTADOR| IDENTIFICAD| TITULAR| POR SUS PROPIOS))`,
    ),
    trust: 0.9,
  },
  {
    field: 'contract.workerNationality',
    pattern:
      /(?:DE )?NACIONALIDAD\s+(?<v>[A-Z]{4,20}(?: [A-Z]{3,15})?)(?=\s*(?:,|;|\.| CON | PORTADOR| IDENTIFICAD| TITULAR| MAYOR| Y ))/,
    trust: 0.9,
  },
  {
    field: 'contract.workerNationality',
    pattern: /CIUDADAN[OA]\s+(?<v>[A-Z]{4,20})(?=\s*(?:,|;| CON | PORTADOR| IDENTIFICAD))/,
    trust: 0.8,
  },
  {
    field: 'contract.workerDocument',
    pattern: new RegExp(
      `PASAPORTE\\s*(?:DE (?:LA )?[A-Z ]{3,30}?\\s*)?${number}(?<v>[A-Z]{0,3}[- ]?[0-9OIL]{4,12}[A-Z]?)`,
    ),
    trust: 0.9,
  },
  {
    field: 'contract.workerDocument',
    pattern: new RegExp(
      `DOCUMENTO DE (?:IDENTIDAD|IDENTIFICACION|VIAJE)\\s*${number}(?<v>[A-Z]{0,3}[- ]?[0-9OIL]{4,12}[A-Z]?)`,
    ),
    trust: 0.8,
  },
  {
    field: 'contract.position',
    pattern:
      /(?:EN EL|EL|AL) (?:CARGO|PUESTO) DE\s+(?<v>[A-Z][^.;]{2,80}?)(?=\s*(?:,|\.|;| BAJO | EN (?:LA|EL|LAS|LOS|SUS) | PARA | CON | DENTRO | Y (?:SE|CUMPLIR)))/,
    trust: 0.9,
  },
  {
    field: 'contract.position',
    pattern:
      /(?:DESEMPENARA?|PRESTARA?)[^.;]{0,60}? (?:COMO|EN CALIDAD DE)\s+(?<v>(?!EMPLEADOR|TRABAJADOR)[A-Z][^.;]{2,80}?)(?=\s*(?:,|\.|;| BAJO | EN (?:LA|EL|LAS|LOS|SUS) | PARA | CON ))/,
    trust: 0.85,
  },
  {
    field: 'contract.workplace',
    pattern:
      /(?:LUGAR DE TRABAJO\s+(?:ES|SERA|ESTARA)|UBICAD[AO]S? EN|PRESTARA SUS SERVICIOS EN|LABORES EN|EMPLEADOR(?:A)?, EN)\s*:?\s*(?<v>[^;]{6,160}?)(?=\.\s|\.$|;|$)/,
    trust: 0.75,
  },
  {
    field: 'contract.workingDay',
    pattern:
      /JORNADA (?:DE TRABAJO|LABORAL|ORDINARIA)?\s*(?:SERA|ES|DE TRABAJO SERA)(?:\s+DE)?\s*:?\s*(?<v>[^;]{6,160}?)(?=\.\s|\.$|;|$)/,
    trust: 0.8,
  },
  {
    field: 'contract.workingDay',
    pattern: /(?<v>(?:JORNADA )?(?:COMPLETA|PARCIAL)[^.;]{0,20}\d+ HORAS[^;]{0,120}?)(?=\.\s|\.$|;|$)/,
    trust: 0.7,
  },
  {
    field: 'contract.sutNumber',
    pattern:
      /(?:REGISTRAD[OA]|REGISTRO)[^.;]{0,80}?(?:SUT|SISTEMA UNICO DE TRABAJO|MINISTERIO DEL? TRABAJO)[^.;]{0,60}?(?:N\.?\s?º|NO?\.|NRO\.?|NUMERO|CODIGO|#)\s*:?\s*(?<v>[A-Z0-9][A-Z0-9./-]{4,39})/,
    trust: 0.85,
  },
  { field: 'contract.sutNumber', pattern: /(?<v>(?:SUT|MDT)-[A-Z0-9-]{6,36})/, trust: 0.8 },
  {
    field: 'contract.sutHash',
    pattern: /HASH[^.;:]{0,40}?\s*:?\s*(?<v>(?=[A-Z+/=-]*\d)[A-Z0-9+/=-]{16,128})(?=\s|[.;,)]|$)/,
    trust: 0.85,
  },
];

/** A date after the words that say what it is; `upTo` units may stand between. */
const datePatterns: readonly {
  readonly field: ContractField;
  readonly before: RegExp;
  readonly trust: number;
}[] = [
  {
    field: 'contract.startDate',
    before:
      /(?:INICIA(?:RA|N)?|INICIO|ENTRA(?:RA)? EN VIGENCIA|A PARTIR DEL?|A CONTAR DEL?|VIGENCIA DESDE|DESDE EL?|COMENZARA?)[^.;]{0,45}$/,
    trust: 0.88,
  },
  {
    field: 'contract.endDate',
    before:
      /(?:TERMINA(?:RA)?|TERMINACION|HASTA EL?|CONCLUYE|CONCLUIRA|FINALIZA(?:RA)?|VENCE(?:RA)?)[^.;]{0,45}$/,
    trust: 0.88,
  },
  {
    field: 'contract.sutDate',
    before:
      /(?:FECHA DE REGISTRO|REGISTRAD[OA](?: EN (?:EL )?[A-Z ]{3,40})?,? (?:EL|CON FECHA)|REGISTRO DEL?)[^.;]{0,45}$/,
    trust: 0.85,
  },
];

const wageBefore = /(?:REMUNERACION|SUELDO|SALARIO|PAGARA|RETRIBUCION)[^;]{0,110}$/;

export function findInProse(flows: readonly TextFlow[]): Candidate[] {
  const found: Candidate[] = [];
  for (const flow of flows) {
    const take = (field: ContractField, start: number, end: number, trust: number) => {
      const words = wordsBetween(flow, start, end);
      if (words.length > 0) found.push({ field, raw: flow.text.slice(start, end), words, trust });
    };
    for (const { field, pattern, trust } of patterns) {
      const match = new RegExp(pattern, 'd').exec(flow.plain);
      const span = match?.indices?.groups?.['v'];
      if (span !== undefined) take(field, span[0], span[1], trust);
    }
    let lastEnd = 0;
    for (const { start, end } of findDates(flow.plain)) {
      const before = flow.plain.slice(Math.max(lastEnd, start - 70), start);
      for (const { field, before: pattern, trust } of datePatterns) {
        if (pattern.test(before)) take(field, start, end, trust);
      }
      lastEnd = end;
    }
    const wage = findMoney(flow.plain).find(({ start }) =>
      wageBefore.test(flow.plain.slice(Math.max(0, start - 130), start)),
    );
    if (wage !== undefined) take('contract.remuneration', wage.start, wage.end, 0.9);
    const title = /^(?:[^a-z]{0,40})?CONTRATO(?: INDIVIDUAL)? DE TRABAJO[^.]{0,80}/.exec(flow.plain);
    if (title !== null) take('contract.type', 0, title[0].length, 0.85);
  }
  return found;
}
