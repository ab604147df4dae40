/**
 * One style sheet for all papers. Sizes are in points and millimetres; nothing depends on colour, because branches
 * print in black and white. Logical properties only, so that a right-to-left language needs no other sheet.
 */
export const paperStyle = `
* { box-sizing: border-box }
:root { --ink: #18222d; --soft: #55616e; --line: #c3cbd3; --deep: #1f4e5f; --wash: #f1f5f6 }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact }
body { margin: 0; padding-inline: .4mm; color: var(--ink); font: 10pt/1.45 'Noto Sans', 'Noto Sans Scripts', 'Segoe UI', 'Liberation Sans', Arial, sans-serif;
  overflow-wrap: anywhere; font-variant-numeric: lining-nums }
h1, h2, h3, p, ol, ul, dl, dd { margin: 0; padding: 0 }
h1 { font-size: 21pt; line-height: 1.15; font-weight: 700; letter-spacing: -.2pt; color: var(--deep) }
h1 + .also { font-size: 13pt; line-height: 1.3; color: var(--soft); margin-block-start: .8mm }
h2 { font-size: 11pt; line-height: 1.3; font-weight: 700; color: var(--deep) }
svg { display: block }
.sheet { display: flex; flex-direction: column; break-after: page }
.sheet:last-child { break-after: auto }
.a4 .sheet { min-height: 269.5mm } .a5 .sheet { min-height: 189mm }
.head { display: flex; align-items: center; gap: 3mm; padding-block-end: 3.5mm; border-block-end: 1.2pt solid var(--deep); margin-block-end: 6mm }
.head svg { width: 9mm; height: 9mm; flex: none }
.head .branch { font-weight: 700; line-height: 1.25; flex: 1 }
.head .when { font-size: 8.5pt; color: var(--soft); text-align: end; line-height: 1.35; max-width: 60% }
.head .when .copy + p { margin-block-start: 1.2mm }
.foot { margin-block-start: auto; padding-block-start: 4mm; font-size: 7.5pt; line-height: 1.4; color: var(--soft) }
.foot .mono { font-size: 6.8pt }
.unbroken { white-space: nowrap }
.mono, .code { font-family: 'DejaVu Sans Mono', 'Cascadia Mono', Consolas, 'Liberation Mono', monospace; direction: ltr; unicode-bidi: isolate }
.ticket { border: 1.2pt solid var(--ink); border-radius: 4mm; padding: 5mm 6.5mm; display: grid; grid-template-columns: 1fr 33mm; gap: 4mm 8mm; align-items: center; break-inside: avoid }
.ticket .label { font-size: 9.5pt; color: var(--soft); line-height: 1.35 }
.code { font-weight: 700; font-size: 27pt; line-height: 1.2; letter-spacing: -.3pt; white-space: nowrap }
.name { margin-block-start: .8mm; font-size: 12.5pt; font-weight: 700; line-height: 1.3; margin-block-end: 3mm }
.barcode svg { width: 100%; height: 13mm } .qr svg { width: 33mm; height: 33mm }
.hint { font-size: 8.5pt; color: var(--soft) }
.date { background: var(--wash); border-inline-start: 1.6mm solid var(--deep); border-radius: 1mm; padding: 3.6mm 6mm; margin-block: 5mm; break-inside: avoid }
.date .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm }
.date .big { font-size: 15pt; font-weight: 700; line-height: 1.3; margin-block-start: 1mm }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 5mm 10mm; font-size: 9.3pt; line-height: 1.42; position: relative }
.columns > div { display: grid; grid-template-rows: subgrid; align-items: start; min-width: 0 }
.columns > div > * { break-inside: avoid; min-width: 0 }
.columns::before { content: ''; position: absolute; inset-block: 0; inset-inline-start: calc(50% - .3pt); border-inline-start: .6pt solid var(--line) }
.columns .note { align-self: stretch }
.stack { font-size: 11pt }
.roomy { margin-block-start: 9mm } .roomy .columns { font-size: 11.5pt; row-gap: 8mm } .roomy h2 { font-size: 13pt } .roomy .stack { font-size: 13pt } .lead { font-size: 1.14em; line-height: 1.4; font-weight: 700 }
.stack > div > * + * { margin-block-start: 7mm }
ol, ul { list-style: none; margin-block-start: 2.2mm }
ol { counter-reset: step }
ol > li, ul > li { padding-inline-start: 7.5mm; position: relative }
li + li { margin-block-start: 1.8mm }
ol > li::before { counter-increment: step; content: counter(step); position: absolute; inset-inline-start: 0; top: .3mm; width: 4.8mm; height: 4.8mm;
  border: .9pt solid var(--deep); border-radius: 50%; font-size: 7.5pt; line-height: 4.2mm; font-weight: 700; text-align: center; color: var(--deep) }
ul > li::before { content: ''; position: absolute; inset-inline-start: .4mm; top: .9mm; width: 3.2mm; height: 3.2mm; border: .9pt solid var(--deep); border-radius: .6mm }
ul.dots > li { padding-inline-start: 4.5mm } ul.dots > li::before { width: 1.3mm; height: 1.3mm; top: 1.8mm; border-radius: 50%; background: var(--deep) }
section > h2 + p, section > p + p { margin-block-start: 1.6mm }
.note { border: .8pt solid var(--line); border-radius: 2mm; padding: 3.6mm 5mm; break-inside: avoid }
.copy { display: inline-block; font-size: 9pt; font-weight: 700; color: var(--deep); border: .9pt solid var(--deep); border-radius: 99mm; padding: .8mm 3mm; white-space: nowrap }
.title { margin-block-end: 4.5mm }
.facts { display: grid; grid-template-columns: 1fr 1fr 1fr; border: .8pt solid var(--line); border-radius: 2mm; overflow: hidden; margin-block-start: 2.2mm }
.lines { margin-block-start: 5mm } .lines div { display: grid; grid-template-columns: 5.5cm 1fr; gap: 4mm; padding: 2mm 0; border-block-end: .6pt solid var(--line) } .lines dt { color: var(--soft) } .lines dd { margin: 0; font-weight: 700 }
.facts div { padding: 2.2mm 4mm; border-block-start: .6pt solid var(--line); margin-block-start: -.6pt }
.facts dt { font-size: 8pt; color: var(--soft) } .facts dd { font-weight: 700; font-size: 10pt }
.clauses { columns: 2; column-gap: 9mm; margin-block-start: 4mm; font-size: 8.8pt; line-height: 1.4 }
.clauses section { break-inside: avoid; margin-block-end: 2.8mm } .clauses h2 { font-size: 9.6pt } .clauses h2 + p { margin-block-start: .6mm }
.summary { font-size: 9.2pt } .summary ul { columns: 2; column-gap: 8mm } .summary li { break-inside: avoid }
.signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 14mm; margin-block-start: 15.5mm; break-inside: avoid }
.signatures div { border-block-start: .9pt solid var(--ink); padding-block-start: 1.6mm; font-size: 9pt; line-height: 1.4 }
.closing { break-inside: avoid; margin-block-start: 4.5mm }
.employer { margin-block-start: 2.5mm; font-size: 11pt; line-height: 1.4 }
.wide-gap { margin-block-start: 6mm }
.kit-title { display: flex; justify-content: space-between; align-items: start; gap: 6mm; margin-block-start: -2mm }
.kit-upper .date { margin-block: 3.4mm; padding: 2.4mm 5mm } .kit-upper .date .big { font-size: 13pt; margin-block-start: 0 }
.kit-upper .columns { font-size: 8.8pt; line-height: 1.34; row-gap: 3mm } .kit-upper .columns li + li { margin-block-start: 1mm }
.fold { position: absolute; inset-block-start: 134.5mm; inset-inline: 0; border-block-start: .9pt dashed var(--soft); text-align: center; font-size: 8.5pt; line-height: 1; color: var(--soft) }
.fold > span { position: relative; inset-block-start: -1.6mm; background: #fff; padding-inline: 3mm }
.kit-codes { position: absolute; inset-block-start: 148mm; inset-inline: 6mm }
.kit-lines { display: grid; grid-template: repeat(5, auto) / 1fr 1fr; grid-auto-flow: column; gap: 3.4mm 12mm; margin-block: 5mm }
.kit-lines p { display: flex; align-items: center; gap: 5mm; padding-block-end: 3.4mm; border-block-end: .6pt solid var(--line) }
.kit-lines .code { font-size: 21pt; letter-spacing: .6pt } .kit-number { width: 8mm; font-size: 11pt; color: var(--soft); text-align: end }
.a5 body { font-size: 9pt } .a5 h1 { font-size: 17pt } .a5 h1 + .also { font-size: 11pt } .a5 h2 { font-size: 10pt }
.a5 .head { margin-block-end: 5mm; padding-block-end: 2.6mm } .a5 .head svg { width: 7mm; height: 7mm } .a5 .head .when { font-size: 7.5pt }
.a5 .code { font-size: 20pt } .a5 .name { font-size: 11pt; margin-block-end: 2mm }
.a5 .ticket { padding: 4mm 5mm; grid-template-columns: 1fr 24mm; gap: 3mm 5mm; margin-block-start: 4mm } .a5 .ticket.plain { grid-template-columns: 1fr }
.a5 .ticket .label { font-size: 8.5pt }
.a5 .qr svg { width: 24mm; height: 24mm } .a5 .barcode svg { height: 10mm }
.a5 .date { margin-block: 4mm; padding: 3mm 4.5mm } .a5 .date .big { font-size: 12.5pt }
.a5 .columns { gap: 3.4mm 7mm; font-size: 8.6pt; line-height: 1.38 }
.a5 .facts div { padding: 1.6mm 3mm } .a5 .facts dd { font-size: 9pt } .a5 .facts dt { font-size: 7.5pt }
.a5 .stack { font-size: 9.5pt } .a5 .stack > div > * + * { margin-block-start: 5mm } .a5 .note { padding: 2.6mm 4mm } .a5 li + li { margin-block-start: 1.3mm } .a5 ol > li::before { width: 4.2mm; height: 4.2mm; line-height: 3.6mm; font-size: 7pt; top: .1mm } .a5 ol > li, .a5 ul > li { padding-inline-start: 6.2mm } .a5 ul.dots > li { padding-inline-start: 4mm } .a5 ul > li::before { top: .6mm } .a5 ul.dots > li::before { top: 1.5mm } .a5 ol, .a5 ul { margin-block-start: 1.6mm }
`;
