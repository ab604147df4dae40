/** How Spanish contracts write dates and amounts. */

const months =
  'enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre,octubre,noviembre,diciembre'.split(',');
const small =
  'cero,un,dos,tres,cuatro,cinco,seis,siete,ocho,nueve,diez,once,doce,trece,catorce,quince,dieciséis,diecisiete,dieciocho,diecinueve,veinte,veintiún,veintidós,veintitrés,veinticuatro,veinticinco,veintiséis,veintisiete,veintiocho,veintinueve'.split(
    ',',
  );
const tens = ',,,treinta,cuarenta,cincuenta,sesenta,setenta,ochenta,noventa'.split(',');
const hundreds =
  ',ciento,doscientos,trescientos,cuatrocientos,quinientos,seiscientos,setecientos,ochocientos,novecientos'.split(
    ',',
  );

function parts(isoDate: string): [number, number, number] {
  const [year, month, day] = isoDate.split('-').map(Number) as [number, number, number];
  return [year, month, day];
}

export function longDate(isoDate: string): string {
  const [year, month, day] = parts(isoDate);
  return `${day} de ${months[month - 1]} de ${year}`;
}

export function dateInFigures(isoDate: string): string {
  const [year, month, day] = isoDate.split('-');
  return `${day}/${month}/${year}`;
}

export function dateInWords(isoDate: string): string {
  const [year, month, day] = parts(isoDate);
  return `${inWords(day)} días del mes de ${months[month - 1]} de ${inWords(year)}`;
}

/** 1.234,50 */
export function money(amount: string): string {
  const [whole = '', cents = '00'] = amount.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${cents}`;
}

export function moneyInWords(amount: string): string {
  const [whole = '', cents = '00'] = amount.split('.');
  return `${inWords(Number(whole))} con ${cents}/100 dólares`;
}

function inWords(value: number): string {
  if (value >= 1000) {
    const thousands = Math.floor(value / 1000);
    const rest = value % 1000;
    return `${thousands === 1 ? '' : `${inWords(thousands)} `}mil${rest === 0 ? '' : ` ${inWords(rest)}`}`;
  }
  if (value === 100) return 'cien';
  if (value >= 100) {
    const rest = value % 100;
    return `${hundreds[Math.floor(value / 100)]}${rest === 0 ? '' : ` ${inWords(rest)}`}`;
  }
  if (value < 30) return small[value] as string;
  const unit = value % 10;
  return `${tens[Math.floor(value / 10)]}${unit === 0 ? '' : ` y ${small[unit]}`}`;
}
