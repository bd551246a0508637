import type { ModelOutcome, WantedModel } from '@x/services/model';

import { carryOut } from '../../change/carry-out.js';
import type { Action, Change, Outcome } from '../../change/change.js';
import { command } from '../../command/command.js';
import { changing } from '../../command/flags.js';
import { withoutSecrets } from '../../output/without-secrets.js';

/** `invoke models ensure` */
export const ensure = command({
  kind: 'change',
  summary: 'Makes sure that models are installed: what is missing is installed from its source',
  details:
    'A source is a path on the server, a repository of Hugging Face, or a URL. What is there is left out; nothing is installed twice, and an interruption does not stop an installation. For administrators.',
  examples: [
    { line: 'models ensure MODEL_FILE --in-place --dry-run', about: 'What would be installed' },
    { line: 'models ensure MODEL_FILE --in-place --yes', about: 'A file that stays where it is' },
  ],
  flags: {
    ...changing,
    inPlace: { type: 'switch', about: 'leave the files of a path where they are; otherwise the server moves them' },
  },
  args: { sources: { arity: 'many', about: 'where the models are from' } },
  run({ args, flags }, context) {
    const plan = async (): Promise<Change<readonly ModelOutcome[]>> => {
      const { services } = await context.connect();
      const { signal } = context;
      const sources = [...new Set(args.sources)];
      const found = await Promise.all(sources.map((source) => services.models.find({ source }, { signal })));
      const missing = sources.filter((_, at) => found[at] === undefined);
      return {
        actions: missing.map((source): Action => ({ action: 'install', kind: 'model', name: withoutSecrets(source) })),
        async run({ signal, onProgress }) {
          const wanted = missing.map((source) => ({ source, inplace: flags.inPlace }));
          const counts = { done: 0, total: missing.length };
          try {
            return await services.models.ensure(wanted, { signal, onProgress: () => onProgress(counts) });
          } catch (error) {
            if (signal?.aborted) onProgress({ ...counts, report: wanted.map(interrupted) });
            throw error;
          }
        },
        outcomes: (report) => report.map(toOutcome),
      };
    };
    return carryOut(plan, flags, context);
  },
});

const interrupted = (wanted: WantedModel): ModelOutcome => ({
  ...{ wanted, status: 'lost', model: undefined, by: undefined },
  reason: 'interrupted; an installation that was started goes on',
});

const DONE = ['present', 'installed'];

function toOutcome({ wanted, status, model, reason }: ModelOutcome): Outcome {
  const isUnknown = status === 'lost' || status === 'timeout';
  return {
    ...{ action: 'install', kind: 'model', name: withoutSecrets(wanted.source ?? '') },
    status: DONE.includes(status) ? 'done' : isUnknown ? 'unknown' : 'failed',
    why: reason && withoutSecrets(reason),
    result: model?.key,
  };
}
