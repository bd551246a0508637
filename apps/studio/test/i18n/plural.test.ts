import { describe, expect, test } from 'vitest';

import { actionMessages } from '../../src/features/act/action-messages.js';
import { transferMessages } from '../../src/features/act/transfer/transfer-messages.js';
import { boardMessages } from '../../src/features/boards/board-messages.js';
import { progressMessages } from '../../src/features/find/progress-messages.js';
import { jobMessages } from '../../src/features/jobs/job-messages.js';
import { workflowMessages } from '../../src/features/workflows/workflow-messages.js';

const all = { actionMessages, transferMessages, boardMessages, progressMessages, jobMessages, workflowMessages };

/** What is wrong after the number one. */
const wrong = {
  en: /\b1 ([a-z]+ )?(files|pictures|items|jobs|runs|requests|workflows)\b|(?<!and )\b1 \w+ (are|stay)\b|^They |^All 1 /,
  de: /\b1 (\S+ )?(Dateien|Bilder|Einträge|Aufträge|Läufe|Anfragen|Workflows)\b|(?<!und |sein )\b1 \S+ (würden|kämen|sind|bleiben)\b|wären|^Alle 1 /,
} as const;

/** Texts of a thing that has an id. */
const ofIds = new Set(['batchName']);

describe.each(Object.entries(all))('%s', (_, messages) => {
  test.each(['en', 'de'] as const)('has a sentence for one thing, in %s', (locale) => {
    const sentences = Object.entries(messages[locale]).flatMap(([name, text]) =>
      typeof text === 'function' && !ofIds.has(name) ? [String(Reflect.apply(text, undefined, [1, 1, 1]))] : [],
    );
    expect(sentences.length).toBeGreaterThan(0);
    expect(sentences.filter((sentence) => wrong[locale].test(sentence))).toEqual([]);
  });
});
