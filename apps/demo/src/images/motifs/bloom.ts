import type { Motif } from '../motif.js';

/** Petals in rings around a heart. */
export const bloom: Motif = {
  prompt: 'abstract flower of translucent petals, soft gradient',
  draw({ width, height, random, colours: [dark, deep, petal, light, heart] }) {
    const [x, y, reach] = [width / 2, height / 2, Math.min(width, height) * 0.44];
    const turn = random() * 360;
    const count = 7 + Math.floor(random() * 5);
    const ring = (size: number, colour: string, shift: number): string =>
      Array.from({ length: count }, (_, petalNumber) => {
        const angle = turn + shift + (petalNumber * 360) / count;
        const shape = `cx="${x + reach * size * 0.55}" cy="${y}" rx="${reach * size * 0.5}" ry="${reach * size * 0.24}"`;
        return `<ellipse ${shape} fill="${colour}" opacity=".5" transform="rotate(${angle} ${x} ${y})"/>`;
      }).join('');
    return `
      <defs><radialGradient id="ground"><stop stop-color="${deep}"/><stop offset="1" stop-color="${dark}"/></radialGradient></defs>
      <rect width="${width}" height="${height}" fill="url(#ground)"/>
      ${ring(1, petal, 0)}${ring(0.72, light, 180 / count)}${ring(0.42, heart, 0)}
      <circle cx="${x}" cy="${y}" r="${reach * 0.09}" fill="${heart}"/>`;
  },
};
