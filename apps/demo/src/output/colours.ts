import pc from 'picocolors';

export type Colours = ReturnType<typeof pc.createColors>;

/** Returns functions that colour text on a terminal, and return it unchanged elsewhere. */
export const createColours = (isTerminal: boolean): Colours => pc.createColors(isTerminal && !process.env['NO_COLOR']);
