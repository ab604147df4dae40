import type { ContractFacts } from './contract-facts.ts';
import { dateInFigures, dateInWords, longDate, money, moneyInWords } from './contract-writing.ts';

/** Layouts as employers make them; none is published, so they vary in everything but what the law asks. */

export type ContractForm = 'ministry-table' | 'labelled-lines' | 'prose' | 'two-columns' | 'stacked-boxes';

const typeNames: Readonly<Record<string, string>> = {
  indefinido: 'A PLAZO INDEFINIDO',
  'obra-cierta': 'POR OBRA CIERTA',
  'eventual-continuo': 'EVENTUAL CONTINUO',
  temporada: 'DE TEMPORADA',
  'jornada-parcial-permanente': 'DE JORNADA PARCIAL PERMANENTE',
};

const style = `
  @page { size: A4; margin: 0 } * { box-sizing: border-box }
  body { margin: 0; font: 10.5pt/1.45 'Liberation Serif', serif; color: #16181d }
  .page { width: 210mm; height: 296.8mm; padding: 17mm 20mm; position: relative; overflow: hidden; background: #fff; break-after: page }
  .page:last-child { break-after: auto }
  .mark { position: absolute; inset: 0; display: grid; place-items: center; font: 700 84pt 'Liberation Sans', sans-serif; color: rgb(179 32 44 / .09); transform: rotate(-50deg); z-index: 0 }
  h1 { font: 700 13pt 'Liberation Sans', sans-serif; text-align: center; margin: 4mm 0 6mm }
  table { border-collapse: collapse; width: 100%; font: 9.5pt/1.4 'Liberation Sans', sans-serif; margin-bottom: 5mm }
  th, td { border: .5pt solid #99a; padding: 1.5mm 2.2mm; text-align: left; vertical-align: top; font-weight: 400 } th { width: 52mm; background: #f1f3f6 }
  p { text-align: justify; margin: 0 0 3mm } .columns { columns: 2; column-gap: 9mm }
  .boxes { display: grid; grid-template-columns: 1fr 1fr; gap: 3mm 6mm; font-family: 'Liberation Sans', sans-serif } .boxes small { display: block; font-size: 8pt; color: #445; margin-bottom: .6mm } .boxes b { font-size: 10.5pt; font-weight: 400 }
  .lines p { margin: 0 0 2mm; text-align: left } footer { position: absolute; left: 20mm; right: 20mm; bottom: 9mm; font: 8pt 'Liberation Sans', sans-serif; display: flex; justify-content: space-between }`;

function page(content: string, foot: string): string {
  return `<section class="page"><div class="mark">SPECIMEN</div>${content}<footer><span>SPECIMEN · todo en este documento es inventado</span><span>${foot}</span></footer></section>`;
}

export function contractPage(form: ContractForm, facts: ContractFacts, extra = ''): string {
  const title = `<h1>CONTRATO DE TRABAJO ${typeNames[facts.type] ?? ''}</h1>`;
  const body = {
    'ministry-table': ministryTable,
    'labelled-lines': labelledLines,
    prose,
    'two-columns': (each: ContractFacts) => `<div class="columns">${prose(each)}</div>`,
    'stacked-boxes': stackedBoxes,
  }[form](facts);
  const pages =
    page(`${title}${body}${extra}`, 'Página 1 de 2') +
    page(
      '<p>Leído el presente contrato, las partes lo firman en dos ejemplares de igual tenor y valor.</p>',
      'Página 2 de 2',
    );
  return `<!doctype html><html lang="es"><meta charset="utf-8"><title>SPECIMEN</title><style>${style}</style>${pages}</html>`;
}

function rowsOf(facts: ContractFacts): [string, string][] {
  return [
    ['RUC', facts.employerRuc],
    ['Razón social', facts.employerName],
    ['Representante legal', facts.legalRepresentative],
    ['Nombres y apellidos', facts.workerName],
    ['Pasaporte N.º', facts.workerDocument],
    ['Nacionalidad', facts.nationality],
    ['Cargo', facts.position],
    ['Tipo de contrato', (typeNames[facts.type] ?? '').toLowerCase()],
    ['Fecha de inicio', longDate(facts.startDate)],
    ...(facts.endDate === null
      ? []
      : ([['Fecha de terminación', longDate(facts.endDate)]] as [string, string][])),
    ['Remuneración mensual', `USD ${money(facts.remuneration)}`],
    ['Jornada', facts.workingDay],
    ['Lugar de trabajo', facts.workplace],
    ['N.º de registro SUT', facts.sutNumber],
    ['Fecha de registro', dateInFigures(facts.sutDate)],
  ];
}

function ministryTable(facts: ContractFacts): string {
  return `<table>${rowsOf(facts)
    .map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`)
    .join('')}</table>`;
}

function labelledLines(facts: ContractFacts): string {
  const other: Readonly<Record<string, string>> = {
    'Pasaporte N.º': 'No. de pasaporte',
    'Razón social': 'Nombre o razón social',
    'Remuneración mensual': 'Sueldo mensual',
    'Fecha de inicio': 'Fecha de ingreso',
    Jornada: 'Horario de trabajo',
    'Lugar de trabajo': 'Dirección del lugar de trabajo',
    'Nombres y apellidos': 'Apellidos y nombres del trabajador',
  };
  return `<div class="lines">${rowsOf(facts)
    .map(([label, value]) => `<p>${other[label] ?? label}: ${value}</p>`)
    .join('')}</div>`;
}

function stackedBoxes(facts: ContractFacts): string {
  return `<div class="boxes">${rowsOf(facts)
    .map(([label, value]) => `<div><small>${label.toUpperCase()}</small><b>${value}</b></div>`)
    .join('')}</div>`;
}

function prose(facts: ContractFacts): string {
  const end =
    facts.endDate === null ? 'y su duración es indefinida' : `y terminará el ${longDate(facts.endDate)}`;
  return `<p>En la ciudad de Quito comparecen a la celebración del presente contrato, por una parte, la compañía ${facts.employerName}, con RUC No. ${facts.employerRuc}, legalmente representada por su Gerente General, ${facts.legalRepresentative}, a quien en adelante se denominará EL EMPLEADOR; y por otra parte, ${facts.workerName}, de nacionalidad ${facts.nationality}, con pasaporte No. ${facts.workerDocument}, por sus propios derechos, a quien en adelante se denominará EL TRABAJADOR.</p>
  <p><b>PRIMERA. OBJETO.</b> El TRABAJADOR prestará sus servicios lícitos y personales en el cargo de ${facts.position}, bajo la dependencia del EMPLEADOR.</p>
  <p><b>SEGUNDA. LUGAR.</b> El lugar de trabajo será: ${facts.workplace}.</p>
  <p><b>TERCERA. JORNADA.</b> La jornada de trabajo será: ${facts.workingDay}.</p>
  <p><b>CUARTA. REMUNERACIÓN.</b> El EMPLEADOR pagará al TRABAJADOR una remuneración mensual de ${moneyInWords(facts.remuneration)} (USD ${money(facts.remuneration)}), más los beneficios de ley.</p>
  <p><b>QUINTA. PLAZO.</b> El presente contrato inicia a los ${dateInWords(facts.startDate)} ${end}.</p>
  <p><b>SEXTA. REGISTRO.</b> El contrato consta registrado en el Sistema Único de Trabajo SUT con el número ${facts.sutNumber}, con fecha de registro ${longDate(facts.sutDate)}.</p>`;
}
