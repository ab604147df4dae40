/** Drawings of a passport page's background and portrait, in millimetres. */

function wavePath(width: number, y: number, amplitude: number, phase: number, frequency: number): string {
  const points: string[] = [];
  for (let x = 0; x <= width; x += 1) {
    const swing =
      Math.sin(x * frequency + phase) * amplitude +
      Math.sin(x * frequency * 0.37 + phase * 2.1) * amplitude * 0.6;
    points.push(`${x} ${(y + swing).toFixed(2)}`);
  }
  return `M${points.join('L')}`;
}

/** Fine waves over the whole page, as offset printing leaves them. */
export function guilloche(width: number, height: number): string {
  const lines: string[] = [];
  for (let index = 0; index < 34; index += 1) {
    const y = 15 + (index * (height - 15)) / 33;
    lines.push(
      `<path d="${wavePath(width, y, 2.1, index * 0.32, 0.13)}" stroke="#6f9fae"/>`,
      `<path d="${wavePath(width, y, 1.6, 3 - index * 0.27, 0.09)}" stroke="#c39a6c"/>`,
    );
  }
  return `<g fill="none" stroke-width=".09" opacity=".55">${lines.join('')}</g>`;
}

/** An epitrochoid rosette around a centre. */
export function rosette(centreX: number, centreY: number, radius: number, colour: string): string {
  const loops: string[] = [];
  for (let ring = 0; ring < 7; ring += 1) {
    const points: string[] = [];
    for (let step = 0; step <= 360; step += 2) {
      const angle = (step * Math.PI) / 180;
      const reach = radius * (0.74 + 0.2 * Math.sin(angle * 12 + ring * 0.45) + ring * 0.012);
      points.push(
        `${(centreX + reach * Math.cos(angle)).toFixed(2)} ${(centreY + reach * 0.82 * Math.sin(angle)).toFixed(2)}`,
      );
    }
    loops.push(`<path d="M${points.join('L')}z"/>`);
  }
  return `<g fill="none" stroke="${colour}" stroke-width=".1" opacity=".5">${loops.join('')}</g>`;
}

/** A drawn, faceless-enough bust in a frame of 34 x 43.5: nobody's likeness. */
export function portraitDrawing(portrait: 'long-hair' | 'short-hair' | 'beard'): string {
  const skin = { 'long-hair': '#c48f6d', 'short-hair': '#dcb08c', beard: '#c99a76' }[portrait];
  const shade = { 'long-hair': '#ab7757', 'short-hair': '#c5966f', beard: '#b3825d' }[portrait];
  const hair = { 'long-hair': '#38251c', 'short-hair': '#1e1c1d', beard: '#2b211b' }[portrait];
  const clothes = { 'long-hair': '#6b3d57', 'short-hair': '#2f4a63', beard: '#4b5a3c' }[portrait];
  const back =
    portrait === 'long-hair'
      ? `<path d="M17 5.5c-7 0-9.5 5-9.5 11c0 7-2.5 11-2 17c4 3 19 3 23 0c.5-6-2-10-2-17c0-6-2.5-11-9.5-11z" fill="${hair}"/>`
      : '';
  const front =
    portrait === 'long-hair'
      ? `<path d="M9.6 17c.4-5 3-7.5 6.4-8.5c3 2.5 6 3.2 8.4 8.5c1-6-1-10.5-7.4-10.5S8.6 11 9.6 17z" fill="${hair}"/>`
      : `<path d="M9.4 16.5c-.8-6 2-10.5 7.6-10.5s8.4 4.5 7.6 10.5c-.8-2.8-1.6-4.2-2.6-5.3c-3.5.9-7 .7-10-.2c-1 1.2-1.8 2.7-2.6 5.5z" fill="${hair}"/>`;
  const beard =
    portrait === 'beard'
      ? `<path d="M9.8 19c.2 6 2.8 10.5 7.2 10.5s7-4.5 7.2-10.5c-1.6 2-3 2.8-4.4 2.8c-1-.6-4.6-.6-5.6 0c-1.4 0-2.8-.8-4.4-2.8z" fill="${hair}"/>
         <path d="M14.8 23.8q2.2 1 4.4 0" fill="none" stroke="#d9a08c" stroke-width=".8" stroke-linecap="round"/>`
      : `<path d="M14.5 24q2.5 1.5 5 0" fill="none" stroke="#9c4f45" stroke-width=".9" stroke-linecap="round"/>`;
  return `${back}
    <path d="M1 43.5c.5-8 6-11 16-11.5c10 .5 15.5 3.5 16 11.5z" fill="${clothes}"/>
    <path d="M13.2 26h7.6v6.5c-1.5 3-6.1 3-7.6 0z" fill="${shade}"/>
    <path d="M17 8c4.8 0 7.4 3.6 7.4 9c0 6.5-3.2 11.2-7.4 11.2s-7.4-4.7-7.4-11.2c0-5.4 2.6-9 7.4-9z" fill="${skin}"/>
    <path d="M17 8c4.8 0 7.4 3.6 7.4 9c0 6.5-3.2 11.2-7.4 11.2c4.5-4 5.5-12 0-20.2z" fill="${shade}" opacity=".45"/>
    ${front}
    <g fill="#2a1d18"><ellipse cx="13.8" cy="17.6" rx=".95" ry=".75"/><ellipse cx="20.2" cy="17.6" rx=".95" ry=".75"/></g>
    <path d="M12.2 15.6q1.5-.9 3 0M18.8 15.6q1.5-.9 3 0" fill="none" stroke="${hair}" stroke-width=".6" stroke-linecap="round"/>
    <path d="M17 18.2l-.9 3.3q.9.6 1.8 0" fill="none" stroke="${shade}" stroke-width=".6" stroke-linecap="round"/>
    ${beard}`;
}
