import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SpecimenPassport } from './people.ts';
import { guilloche, portraitDrawing, rosette } from './security-print.ts';

/** The face that ICAO Doc 9303-3 prescribes for the MRZ, as it comes with `bwip-js`. */
const ocrB = readFileSync(
  resolve(import.meta.dirname, '../../../node_modules/bwip-js/fonts/OCRB7.ttf'),
).toString('base64');

const stateNames: Record<string, string> = {
  VEN: 'VENEZOLANA / VENEZUELAN',
  CHN: 'CHINA / CHINESE',
  SYR: 'SIRIA / SYRIAN',
  NLD: 'NEERLANDESA / DUTCH',
};

const months = ['ENE/JAN', 'FEB/FEB', 'MAR/MAR', 'ABR/APR', 'MAY/MAY', 'JUN/JUN'].concat([
  'JUL/JUL',
  'AGO/AUG',
  'SEP/SEP',
  'OCT/OCT',
  'NOV/NOV',
  'DIC/DEC',
]);

/** `2031-08-21` as a passport prints it: `21 AGO/AUG 2031`. */
function printedDate(isoDate: string): string {
  const [year, month, day] = isoDate.split('-');
  return `${day} ${months[Number(month) - 1]} ${year}`;
}

function field(x: number, y: number, label: string, value: string, width = 60): string {
  const natural = value.length * 2.1;
  const fit = natural > width ? ` textLength="${width}" lengthAdjust="spacingAndGlyphs"` : '';
  return `<text x="${x}" y="${y}" class="label">${label}</text>
    <text x="${x}" y="${y + 3.9}" class="value"${fit}>${value}</text>`;
}

/**
 * The data page of an invented passport, drawn in millimetres of a real TD3 page (125 x 88, ICAO 9303-4): the MRZ
 * has its true pitch (44 characters in 111.76 mm), so the enlargement of a copy can be measured from it.
 */
export function passportPageSvg(passport: SpecimenPassport): string {
  const mrz = passport.mrz
    .map(
      (line, index) =>
        `<text x="6.62" y="${73.2 + index * 6.35}" class="mrz" textLength="111.76" lengthAdjust="spacing" xml:space="preserve">${line.replaceAll('<', '&lt;')}</text>`,
    )
    .join('');
  const native =
    passport.nativeName === null ? '' : field(84, 31.4, 'Nombre nativo / Native', passport.nativeName, 34);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 125 88" style="width:100%;display:block">
  <defs>
    <linearGradient id="paper" x1="0" y1="0" x2="1" y2="1">
      <stop offset="0" stop-color="#dcebf0"/><stop offset=".5" stop-color="#f4ecd9"/><stop offset="1" stop-color="#e6dcea"/>
    </linearGradient>
    <linearGradient id="photo" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#e9eef2"/><stop offset="1" stop-color="#c9d5de"/>
    </linearGradient>
    <clipPath id="page"><rect width="125" height="88" rx="3"/></clipPath>
    <clipPath id="portrait"><rect x="6" y="19" width="34" height="43.5" rx="1"/></clipPath>
    <style>
      @font-face { font-family: 'Specimen OCR-B'; src: url('data:font/ttf;base64,${ocrB}') }
      text { font-family: 'Liberation Sans', Arial, sans-serif; fill: #1d2530 }
      .label { font-size: 1.75px; fill: #3b6478 }
      .value { font-size: 3.3px; font-weight: 700; letter-spacing: .05px }
      .mrz { font-family: 'Specimen OCR-B'; font-size: 3.1px; fill: #111; stroke: #111; stroke-width: .1px }
    </style>
  </defs>
  <g clip-path="url(#page)">
    <rect width="125" height="88" fill="url(#paper)"/>
    ${guilloche(125, 64)}
    ${rosette(84, 42, 27, '#c0876f')}
    ${rosette(84, 42, 17, '#5d8f96')}
    <rect y="64.8" width="125" height="23.2" fill="#f6f2ea"/>
    <path d="M0 64.8H125" stroke="#7c98a5" stroke-width=".25"/>
    <rect width="125" height="14.5" fill="#7d2f3d" opacity=".9"/>
    <text x="6" y="6.6" style="font-size:4.3px;font-weight:700;fill:#fff;letter-spacing:.3px">PASAPORTE DE MUESTRA</text>
    <text x="6" y="11.2" style="font-size:2.7px;fill:#f4dede;letter-spacing:.25px">SPECIMEN PASSPORT · DOCUMENTO INVENTADO, SIN VALIDEZ</text>
    <circle cx="116" cy="7.250" r="4.6" fill="none" stroke="#f0c98a" stroke-width=".5"/>
    <path d="M111.4 7.250h2.6m4 0h2.6" stroke="#f0c98a" stroke-width=".5"/><circle cx="116" cy="7.250" r="2" fill="none" stroke="#f0c98a" stroke-width=".5"/>
    <g clip-path="url(#portrait)">
      <rect x="6" y="19" width="34" height="43.5" fill="url(#photo)"/>
      <g transform="translate(6 19)">${portraitDrawing(passport.portrait)}</g>
    </g>
    <g opacity=".28" transform="translate(105 36.5) scale(.42)">${portraitDrawing(passport.portrait)}</g>
    ${field(44, 18.4, 'Tipo / Type', 'P', 8)}
    ${field(58, 18.4, 'Código del Estado / Code', passport.issuingState, 20)}
    ${field(84, 18.4, 'Pasaporte n.º / Passport No.', passport.number, 34)}
    ${field(44, 24.9, 'Apellidos / Surname', passport.surname, 74)}
    ${field(44, 31.4, 'Nombres / Given names', passport.givenNames, passport.nativeName === null ? 74 : 38)}
    ${native}
    ${field(44, 37.9, 'Nacionalidad / Nationality', stateNames[passport.nationality] ?? passport.nationality, 56)}
    ${field(44, 44.4, 'Fecha de nacimiento / Date of birth', printedDate(passport.birthDate), 38)}
    ${field(84, 44.4, 'Sexo / Sex', passport.sex, 8)}
    ${field(44, 50.9, 'Lugar de nacimiento / Place of birth', passport.birthPlace, 38)}
    ${passport.personalNumber === '' ? '' : field(84, 50.9, 'N.º personal', passport.personalNumber, 22)}
    ${field(44, 57.4, 'Expedido / Issued', printedDate(passport.issueDate), 34)}
    ${field(84, 57.4, 'Vence / Expires', printedDate(passport.expiryDate), 34)}
    ${mrz}
    <text transform="translate(66 47) rotate(-24)" text-anchor="middle" style="font-size:21px;font-weight:700;fill:#b3202c;opacity:.26;letter-spacing:1.5px">SPECIMEN</text>
  </g>
  <rect x=".15" y=".15" width="124.7" height="87.7" rx="3" fill="none" stroke="#8b979d" stroke-width=".3"/>
  </svg>`;
}

/**
 * The copy a clerk gets: an A4 sheet with the page enlarged by `enlargement`, a little askew, with the shadow of the
 * lid. CSS pixels are 1/96 inch, so a screenshot at scale `dpi / 96` has a true resolution.
 */
export function passportCopyHtml(passport: SpecimenPassport, enlargement: number, grey: boolean): string {
  const width = 125 * enlargement;
  return `<!doctype html><html lang="es"><meta charset="utf-8"><style>
    html, body { margin: 0; background: #fbfaf7 }
    body { width: 210mm; height: 297mm; position: relative; overflow: hidden; ${grey ? 'filter: grayscale(1) contrast(1.1);' : ''} }
    .copy { position: absolute; left: ${(210 - width) / 2}mm; top: 26mm; width: ${width}mm; transform: rotate(-.35deg);
      border-radius: 4mm; box-shadow: 0 .6mm 2.4mm rgb(30 36 44 / .38) }
    .lid { position: absolute; inset: 0; background: linear-gradient(90deg, rgb(40 50 60 / .10), transparent 5%, transparent 97%, rgb(40 50 60 / .07)) }
  </style><div class="copy">${passportPageSvg(passport)}</div><div class="lid"></div></html>`;
}
