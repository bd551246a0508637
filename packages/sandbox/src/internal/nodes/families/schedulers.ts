import { input } from '../input.js';
import { type NodeType, nodeType } from '../node-type.js';
import { schedulerHints, schedulerKind, schedulerOutput } from '../scheduler-output.js';

export const schedulers: readonly NodeType[] = [
  nodeType({
    type: 'scheduler',
    className: 'SchedulerInvocation',
    title: 'Scheduler',
    version: '1.0.0',
    category: 'latents',
    tags: ['scheduler'],
    inputs: { scheduler: input(schedulerKind, 'euler', { hints: schedulerHints }) },
    output: schedulerOutput,
    invoke: ({ scheduler }) => ({ scheduler }),
  }),
];
