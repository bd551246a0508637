import { command } from '../../command/command.js';
import { everywhere } from '../../command/flags.js';
import { pathOf } from '../../find/path.js';
import { createProgress } from '../../output/progress.js';

/** `invoke archive zip` */
export const zip = command({
  kind: 'local',
  summary: 'Writes a sealed archive into a zip file, which is read, verified and imported in place',
  details: 'Pictures and videos are stored as they are. A file that exists is not overwritten.',
  examples: [
    { line: 'archive zip ARCHIVE', about: 'Into a file beside the archive, with its name and .zip' },
    { line: 'archive zip ARCHIVE --to ZIP_FILE --json', about: 'Into another file, for a program' },
  ],
  flags: {
    ...everywhere,
    to: { type: 'text', placeholder: 'FILE', about: 'the zip file' },
  },
  args: { archive: { arity: 'one', about: 'the folder of an archive' } },
  async run({ args, flags }, { host, print, signal, name }) {
    const { zipArchive } = await import('@x/archive/zip-archive');
    const folder = pathOf(args.archive, host);
    const progress = createProgress({ host, print: { isJson: false, event() {} }, label: name });
    const written = await zipArchive(folder, pathOf(flags.to ?? `${folder}.zip`, host), {
      signal,
      onProgress: ({ files, totalFiles, bytes, totalBytes }) =>
        progress.update({ done: files, total: totalFiles, bytes, totalBytes }),
    }).finally(() => progress.end());
    print.object(written, { ...written });
  },
});
