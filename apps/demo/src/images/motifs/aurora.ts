import type { Motif } from '../motif.js';

/** Curtains of light over a black shore. */
export const aurora: Motif = {
  prompt: 'northern lights above a calm shore, glowing curtains',
  draw({ width, height, random, colours: [dark, deep, ...lights] }) {
    const phase = random() * 6;
    const beams = Array.from({ length: 70 }, (_, beam) => {
      const along = beam / 69;
      const foot = height * (0.6 + 0.11 * Math.sin(along * 6 + phase) + 0.04 * Math.sin(along * 17));
      const length = height * (0.32 + 0.2 * Math.sin(along * 9 - phase) ** 2 + random() * 0.05);
      const place = `x="${along * width - width / 90}" y="${foot - length}" width="${width / 40}" height="${length}"`;
      return `<rect ${place} fill="url(#beam${beam % 2})" opacity="${0.28 + random() * 0.4}"/>`;
    });
    const beamColour = (colour: string, number: number): string => `
      <linearGradient id="beam${number}" x2="0" y2="1"><stop stop-color="${colour}" stop-opacity="0"/>
        <stop offset=".85" stop-color="${colour}"/><stop offset="1" stop-color="${lights[2]}" stop-opacity=".25"/></linearGradient>`;
    return `
      <defs>
        <linearGradient id="sky" x2="0" y2="1"><stop stop-color="${dark}"/><stop offset="1" stop-color="${deep}"/></linearGradient>
        ${lights.slice(0, 2).map(beamColour).join('')}
      </defs>
      <rect width="${width}" height="${height}" fill="url(#sky)"/>
      ${beams.join('')}
      <path d="M 0 ${height * 0.86} Q ${width * 0.35} ${height * 0.78} ${width * 0.6} ${height * 0.87} T ${width} ${height * 0.84} V ${height} H 0 Z" fill="${dark}"/>`;
  },
};
