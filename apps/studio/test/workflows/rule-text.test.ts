import { expect, test } from 'vitest';

import { ruleText } from '../../src/features/workflows/form/rule-text.js';
import { workflowMessages } from '../../src/features/workflows/workflow-messages.js';
import { makeInput } from '../support/make-input.js';

const { en, de } = workflowMessages;

test.each([
  [
    { type: { name: 'IntegerField', cardinality: 'single' }, limits: { minimum: 8, maximum: 512, multipleOf: 8 } },
    'a whole number, 8 to 512, a multiple of 8',
    'eine ganze Zahl, 8 bis 512, ein Vielfaches von 8',
  ],
  [
    { type: { name: 'FloatField', cardinality: 'single' }, limits: { exclusiveMinimum: 0, exclusiveMaximum: 1 } },
    'a number, more than 0, less than 1',
    'eine Zahl, mehr als 0, weniger als 1',
  ],
  [
    { type: { name: 'StringField', cardinality: 'single' }, length: { maximum: 20 } },
    'a text of at most 20 characters',
    'ein Text mit höchstens 20 Zeichen',
  ],
  [
    { type: { name: 'ImageField', cardinality: 'collection' }, items: { minimum: 1 } },
    'at least 1 entries, each a picture',
    'mindestens 1 Einträge, jeder ein Bild',
  ],
] as const)('the rule of %j is put into words in each language', (rule, english, german) => {
  const input = makeInput(rule);
  expect([ruleText(input, en.field), ruleText(input, de.field)]).toEqual([english, german]);
});
