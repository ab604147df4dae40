import type { SpecimenCedula } from './cedulas.ts';
import { portraitDrawing, rosette } from './security-print.ts';

/** Both sides of an invented cédula, in millimetres of a real card (85.6 x 53.98, ISO/IEC 7810 ID-1). */

function field(x: number, y: number, label: string, value: string): string {
  return `<text x="${x}" y="${y}" class="label">${label}</text><text x="${x}" y="${y + 3}" class="value">${value}</text>`;
}

function side(content: string, tint: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 85.6 54" style="width:85.6mm;display:block">
  <style>
    text { font-family: 'Liberation Sans', Arial, sans-serif; fill: #1d2530 }
    .label { font-size: 1.6px; fill: #3b6478 } .value { font-size: 2.7px; font-weight: 700 }
  </style>
  <rect width="85.6" height="54" rx="3" fill="${tint}"/>
  ${rosette(62, 30, 18, '#c0876f')}${rosette(30, 30, 14, '#5d8f96')}
  <rect width="85.6" height="8.5" rx="2" fill="#2f5d8a"/>
  <text x="4" y="5.6" style="font-size:2.9px;font-weight:700;fill:#fff">CÉDULA DE MUESTRA · SPECIMEN · SIN VALIDEZ</text>
  ${content}
  <text transform="translate(44 36) rotate(-20)" text-anchor="middle" style="font-size:13px;font-weight:700;fill:#b3202c;opacity:.2">SPECIMEN</text>
  </svg>`;
}

/** A colour copy of both sides on one sheet of A4, as a flatbed leaves it. */
export function cedulaCopyHtml(person: SpecimenCedula): string {
  const front = side(
    `<g transform="translate(4 12)">${portraitDrawing('long-hair')}</g>
    ${field(44, 13, 'NUI / Cédula n.º', person.number)}
    ${field(44, 20, 'Apellidos', person.surname)}${field(44, 27, 'Nombres', person.givenNames)}
    ${field(44, 34, 'Nacionalidad', person.nationality)}${field(66, 34, 'Sexo', person.sex)}
    ${field(44, 41, 'Nacimiento', person.birthDate)}${field(66, 41, 'Expiración', person.expiryDate)}`,
    '#e4eef3',
  );
  const back = side(
    `${field(6, 14, 'Código dactilar', person.fingerprintCode)}${field(6, 22, 'Fecha de emisión', person.issueDate)}`,
    '#f0eadb',
  );
  return `<!doctype html><html lang="es"><meta charset="utf-8"><style>
    html, body { margin: 0; background: #fbfaf7 }
    body { width: 210mm; height: 297mm; position: relative; overflow: hidden }
    .card { position: absolute; left: 62mm; width: 85.6mm; border-radius: 3mm; box-shadow: 0 .5mm 2mm rgb(30 36 44 / .35) }
  </style><div class="card" style="top:40mm;transform:rotate(-.4deg)">${front}</div>
  <div class="card" style="top:120mm;transform:rotate(.3deg)">${back}</div></html>`;
}
