import pc from 'picocolors';

export type Colours = ReturnType<typeof pc.createColors>;

/** Returns functions that colour text, or leave it as it is. */
export const createColours = (terminal: boolean): Colours => pc.createColors(terminal && !process.env['NO_COLOR']);
