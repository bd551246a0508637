import type { Motif } from '../motif.js';

/** A low sun over hills that fade into the distance. */
export const dunes: Motif = {
  prompt: 'sunset over rolling dunes, warm light',
  draw({ width, height, random, colours: [night, dusk, glow, light, sun] }) {
    const x = width * (0.25 + random() / 2);
    const y = height * 0.45;
    const radius = Math.min(width, height) * 0.13;
    const ridges = [glow, dusk, night].map((colour, row) => {
      const base = height * (0.56 + row * 0.15);
      const swell = height * (0.05 + random() * 0.07);
      const middle = width * (0.3 + random() * 0.4);
      const curve = `C ${middle * 0.5} ${base - swell}, ${middle * 0.8} ${base - swell}, ${middle} ${base}`;
      const away = `S ${width * 0.85} ${base + swell}, ${width} ${base - swell * 0.6}`;
      return `<path d="M 0 ${base + swell * 0.4} ${curve} ${away} V ${height} H 0 Z" fill="${colour}"/>`;
    });
    return `
      <defs><linearGradient id="sky" x2="0" y2="1">
        <stop stop-color="${dusk}"/><stop offset=".38" stop-color="${glow}"/><stop offset=".62" stop-color="${light}"/>
      </linearGradient></defs>
      <rect width="${width}" height="${height}" fill="url(#sky)"/>
      <circle cx="${x}" cy="${y}" r="${radius * 1.9}" fill="${sun}" opacity=".22"/>
      <circle cx="${x}" cy="${y}" r="${radius}" fill="${sun}"/>
      ${ridges.join('')}`;
  },
};
