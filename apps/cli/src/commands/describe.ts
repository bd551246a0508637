import { command } from '../command/command.js';
import { everywhere } from '../command/flags.js';

/** `invoke describe` */
export const describe = command({
  kind: 'local',
  summary: 'Prints all commands, their flags and fields, and the codes of errors, as JSON',
  examples: [
    { line: 'describe', about: 'What a program needs to know to run any command' },
    { line: 'describe --markdown', about: 'The reference, as a page' },
  ],
  flags: { ...everywhere, markdown: { type: 'switch', about: 'print a page for people instead' } },
  args: {},
  async run({ flags }, { describeAll, print }) {
    const { facts, page } = await describeAll();
    if (flags.markdown && !print.isJson) print.text(page);
    else print.value(facts);
  },
});
