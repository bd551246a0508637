import type { Motif } from '../motif.js';

/** A swell of many thin lines. */
export const waves: Motif = {
  prompt: 'flowing lines like waves at dawn, minimal, long exposure',
  draw({ width, height, random, colours: [dark, deep, mid, light, crest] }) {
    const phase = random() * 6;
    const lines = Array.from({ length: 34 }, (_, line) => {
      const share = line / 33;
      const base = height * (0.12 + share * 0.8);
      const swell = height * 0.09 * Math.sin(share * Math.PI);
      const points = Array.from({ length: 41 }, (_, step) => {
        const along = step / 40;
        const rise = Math.sin(along * 7 + phase + share * 4) + 0.5 * Math.sin(along * 15 - phase + share * 9);
        return `${along * width},${base + rise * swell}`;
      });
      const colour = [mid, light, crest][line % 3];
      return `<polyline points="${points.join(' ')}" stroke="${colour}" stroke-width="${1 + share * 2.5}" opacity="${0.35 + share * 0.6}"/>`;
    });
    return `
      <defs><linearGradient id="sea" x2=".4" y2="1"><stop stop-color="${deep}"/><stop offset="1" stop-color="${dark}"/></linearGradient></defs>
      <rect width="${width}" height="${height}" fill="url(#sea)"/>
      <g fill="none" stroke-linecap="round">${lines.join('')}</g>`;
  },
};
