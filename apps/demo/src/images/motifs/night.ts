import type { Motif } from '../motif.js';

/** A moon and stars over mountains. */
export const night: Motif = {
  prompt: 'starry night above dark mountains, crescent moon, quiet',
  draw({ width, height, random, colours: [deep, sky, far, , shine] }) {
    const stars = Array.from({ length: 90 }, () => {
      const size = 0.5 + random() ** 3 * 2;
      return `<circle cx="${random() * width}" cy="${random() * height * 0.75}" r="${size}" opacity="${0.3 + random() * 0.7}"/>`;
    });
    const range = (base: number, rough: number): string => {
      const peaks = Array.from(
        { length: 10 },
        (_, step) => `L ${(step * width) / 9} ${height * (base - random() * rough)}`,
      );
      return `M 0 ${height} ${peaks.join(' ')} L ${width} ${height} Z`;
    };
    const [x, y, radius] = [width * (0.2 + random() * 0.6), height * 0.24, Math.min(width, height) * 0.1];
    return `
      <defs>
        <linearGradient id="sky" x2="0" y2="1"><stop stop-color="${deep}"/><stop offset="1" stop-color="${sky}"/></linearGradient>
        <mask id="crescent"><circle cx="${x}" cy="${y}" r="${radius}" fill="white"/>
          <circle cx="${x + radius * 0.45}" cy="${y - radius * 0.2}" r="${radius * 0.9}" fill="black"/></mask>
      </defs>
      <rect width="${width}" height="${height}" fill="url(#sky)"/>
      <g fill="white">${stars.join('')}</g>
      <rect width="${width}" height="${height}" fill="${shine}" mask="url(#crescent)"/>
      <path d="${range(0.82, 0.26)}" fill="${far}" opacity=".55"/>
      <path d="${range(0.94, 0.2)}" fill="${deep}"/>`;
  },
};
