import type { Motif } from '../motif.js';

/** A floor of quarter circles, discs and rings. */
export const tiles: Motif = {
  prompt: 'geometric tiles in the style of the Bauhaus, flat colours',
  draw({ width, height, random, colours }) {
    const side = Math.min(width, height) / 4;
    const colour = (): string => colours[Math.floor(random() * colours.length)] ?? colours[0];
    const shapes = [
      () => `<path d="M 0 0 H ${side} A ${side} ${side} 0 0 1 0 ${side} Z" fill="${colour()}"/>`,
      () => `<circle cx="${side / 2}" cy="${side / 2}" r="${side * 0.36}" fill="${colour()}"/>`,
      () => `<path d="M 0 0 L ${side} ${side} H 0 Z" fill="${colour()}"/>`,
      () =>
        `<circle cx="${side / 2}" cy="${side / 2}" r="${side * 0.3}" fill="none" stroke="${colour()}" stroke-width="${side * 0.14}"/>`,
    ];
    const tile = (x: number, y: number): string => {
      const shape = shapes[Math.floor(random() * shapes.length)]?.() ?? '';
      const turn = `rotate(${Math.floor(random() * 4) * 90} ${side / 2} ${side / 2})`;
      return `<g transform="translate(${x} ${y}) ${turn}"><rect width="${side}" height="${side}" shape-rendering="crispEdges" fill="${colour()}"/>${shape}</g>`;
    };
    let floor = '';
    for (let y = 0; y < height; y += side) for (let x = 0; x < width; x += side) floor += tile(x, y);
    return floor;
  },
};
