import type { SpecimenPerson } from './people.ts';

const months =
  'enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre,octubre,noviembre,diciembre'.split(',');

function longDate(isoDate: string): string {
  const [year, month, day] = isoDate.split('-');
  return `${Number(day)} de ${months[Number(month) - 1]} de ${year}`;
}

function row(label: string, value: string): string {
  return value === '' ? '' : `<tr><th>${label}</th><td>${value}</td></tr>`;
}

/** A two-page contract in the manner of the SUT, with a text layer. Everyone and everything in it is invented. */
export function contractHtml(person: SpecimenPerson): string {
  const { contract, passport } = person;
  const type = contract.type.replaceAll('-', ' ');
  return `<!doctype html><html lang="es"><meta charset="utf-8"><title>Contrato de trabajo SPECIMEN</title><style>
  @page { size: A4; margin: 0 }
  * { box-sizing: border-box }
  body { margin: 0; font: 10.5pt/1.5 'Liberation Serif', 'Times New Roman', serif; color: #1b1e24 }
  .page { width: 210mm; height: 296.8mm; padding: 18mm 20mm 16mm; position: relative; overflow: hidden; break-after: page; display: flex; flex-direction: column }
  .page:last-child { break-after: auto }
  .mark { position: absolute; inset: 0; display: grid; place-items: center; font: 700 92pt 'Liberation Sans', Arial, sans-serif; letter-spacing: 4pt; color: rgb(179 32 44 / .10); transform: rotate(-52deg) }
  header { display: flex; justify-content: space-between; align-items: flex-end; border-bottom: 1.2pt solid #23456b; padding-bottom: 4mm; font-family: 'Liberation Sans', Arial, sans-serif }
  header b { font-size: 12pt; color: #23456b; display: block } header span { font-size: 8.5pt; color: #4d5663 }
  header .number { text-align: right }
  h1 { font: 700 13.5pt/1.3 'Liberation Sans', Arial, sans-serif; text-align: center; margin: 8mm 0 6mm }
  h2 { font: 700 10pt 'Liberation Sans', Arial, sans-serif; color: #23456b; margin: 5mm 0 1.5mm }
  table { border-collapse: collapse; width: 100%; font: 9.5pt/1.4 'Liberation Sans', Arial, sans-serif }
  th, td { border: .5pt solid #b4bdc8; padding: 1.6mm 2.4mm; text-align: left; vertical-align: top }
  th { width: 52mm; font-weight: 400; color: #4d5663; background: #f3f6f9 } td { font-weight: 700 }
  p { margin: 0 0 2.4mm; text-align: justify; hyphens: auto }
  .signatures { display: flex; gap: 20mm; margin-top: auto; padding-bottom: 10mm; font: 9pt 'Liberation Sans', Arial, sans-serif }
  .signatures div { flex: 1; border-top: .7pt solid #1b1e24; padding-top: 2mm; text-align: center }
  footer { border-top: .5pt solid #b4bdc8; padding-top: 2.5mm; font: 7.5pt 'Liberation Sans', Arial, sans-serif; color: #4d5663; display: flex; justify-content: space-between }
  .page:first-child footer { margin-top: auto }
  </style>
  <section class="page"><div class="mark">SPECIMEN</div>
    <header><div><b>Ministerio del Trabajo (SPECIMEN)</b><span>Sistema Único de Trabajo · SUT · documento de muestra sin validez</span></div>
      <div class="number"><span>N.º de registro</span><b>${contract.sutNumber}</b></div></header>
    <h1>CONTRATO INDIVIDUAL DE TRABAJO<br>${type.toUpperCase()}</h1>
    <h2>1. Empleador</h2>
    <table>${row('RUC', contract.employerRuc)}${row('Razón social', contract.employerName)}${row('Representante legal', contract.legalRepresentative)}</table>
    <h2>2. Trabajador</h2>
    <table>${row('Nombres y apellidos', contract.workerName)}${row('Pasaporte n.º', contract.workerDocument)}${row('Nacionalidad', contract.workerNationality)}${row('Fecha de nacimiento', longDate(passport.birthDate))}</table>
    <h2>3. Condiciones</h2>
    <table>${row('Cargo', contract.position)}${row('Tipo de contrato', type)}${row('Fecha de inicio', longDate(contract.startDate))}${row('Fecha de fin', contract.endDate === '' ? '' : longDate(contract.endDate))}${row('Remuneración mensual', `USD ${contract.remuneration}`)}${row('Jornada', contract.workingDay)}${row('Lugar de trabajo', contract.workplace)}</table>
    <h2>4. Registro</h2>
    <table>${row('N.º de registro SUT', contract.sutNumber)}${row('Fecha de registro', longDate(contract.sutDate))}</table>
    <footer><span>SPECIMEN · todas las personas y empresas de este documento son inventadas</span><span>1 de 2</span></footer>
  </section>
  <section class="page"><div class="mark">SPECIMEN</div>
    <header><div><b>Ministerio del Trabajo (SPECIMEN)</b><span>Contrato individual de trabajo</span></div>
      <div class="number"><span>N.º de registro</span><b>${contract.sutNumber}</b></div></header>
    <h2>PRIMERA. Comparecientes</h2>
    <p>Comparecen, por una parte, ${contract.employerName}, con RUC ${contract.employerRuc}, representada por ${contract.legalRepresentative}, en calidad de EMPLEADOR; y por otra, ${contract.workerName}, con pasaporte ${contract.workerDocument}, en calidad de TRABAJADOR, quienes acuerdan celebrar el presente contrato.</p>
    <h2>SEGUNDA. Objeto</h2>
    <p>El TRABAJADOR prestará sus servicios lícitos y personales en el cargo de ${contract.position}, bajo la dirección del EMPLEADOR, en ${contract.workplace}.</p>
    <h2>TERCERA. Jornada</h2>
    <p>${contract.workingDay}. Las horas suplementarias y extraordinarias se pagarán con los recargos que fija la ley.</p>
    <h2>CUARTA. Remuneración</h2>
    <p>El EMPLEADOR pagará USD ${contract.remuneration} mensuales, más los beneficios de ley, y efectuará los descuentos del seguro social obligatorio.</p>
    <h2>QUINTA. Plazo</h2>
    <p>El contrato inicia el ${longDate(contract.startDate)}${contract.endDate === '' ? ' y es de duración indefinida' : ` y termina el ${longDate(contract.endDate)}`}.</p>
    <h2>SEXTA. Afiliación</h2>
    <p>El EMPLEADOR afiliará al TRABAJADOR al seguro social desde el primer día de labores y presentará el aviso de entrada dentro de los quince días siguientes.</p>
    <h2>SÉPTIMA. Aceptación</h2>
    <p>Las partes aceptan el contenido de este contrato de muestra y lo suscriben en dos ejemplares de igual tenor.</p>
    <div class="signatures"><div>EMPLEADOR<br>${contract.legalRepresentative}</div><div>TRABAJADOR<br>${contract.workerName}</div></div>
    <footer><span>SPECIMEN · todas las personas y empresas de este documento son inventadas</span><span>2 de 2</span></footer>
  </section></html>`;
}
