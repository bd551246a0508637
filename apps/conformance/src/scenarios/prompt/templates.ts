import assert from 'node:assert/strict';

import { scenario } from '../../runner/scenario.js';

/** A placeholder of TypeScript begins with a dollar and a brace, so `§` replaces the dollar. */
const dollars = (template: string): string => template.replaceAll('§', '$');

const route = 'POST /api/v1/utilities/dynamicprompts';

/** Templates that both servers expand to the same prompts in the same order. */
const templates = [
  '',
  '  ',
  'a fox',
  ' a {x|y } b ',
  '{ a | b }',
  '{a|b|c} {d|e}',
  '{a|{b|c} d|}',
  '{}',
  '{|}',
  '{a}',
  '{2$$a|b|c}',
  '{1-2$$a|b|c}',
  '{0-1$$a|b}',
  '{0$$a|b}',
  '{2-1$$a|b}',
  '{-2$$a|b|c}',
  '{2-$$a|b|c}',
  '{3$$a|b}',
  '{1-2$$ and $$a|b}',
  '{2$$, $$a|b|{c|d}}',
  '{2$$|$$a|b}',
  '{2$$-$$a-|-b|c}',
  '{2$$a|a}',
  '{2$$a|a|b}',
  '{2$$a|{a|b}}',
  '{a|a|b}',
  '{0.5::a|2::b|c}',
  '{1::a|.5::b|1.::c|+1.5::d}',
  '{1:a|b}',
  '{ 0.5:: a | b }',
  '{a|b}}',
  'a | b',
  '{a, b|c: d}',
  '{2 $$a|b}',
  '{1$$$$a|b}',
  'x {~a} y',
  '{!a|b} {c|d}',
  '{@a|b} {c|d} {@e|f|g}',
  '{@a|b} {@a|b} {x|y}',
  '{@2$$a|b|c} {x|y|z|v|w|u|t}',
  '{@a {c|d}|b} {1|2|3|4|5}',
  '{@x|y}',
  '{@a|b',
  '§{c=red}a §{c} fox, §{c} sky',
  '§{c={red|blue}}a §{c} fox, a §{c} sky',
  '§{c=!{red|blue}}a §{c} fox, a §{c} sky',
  '§{ c = red }a §{ c } b',
  '§{c:green} fox',
  '§{c:{green|blue}} fox',
  '§{c=red}§{c?=blue}§{c}',
  '§{c?=blue}§{c:green}',
  '§{c=red}{§{c}|§{d:pink}}',
  '§{a=§{b:x}}§{b=y}§{a}',
  '{§{c=red}|b}',
  'a §{',
  '$',
  '$5',
  '50% gray',
  '%{a ... b$§{x|y}}',
  '%{ {p|q} … s $$ {x|y} }',
  '%{none$$x}',
  '%{a....b...c$$x}',
  '%{$$x}',
  '%{...$$}',
  '{%{<...>$$x}|y}',
  'a # comment\nb',
  'a # {x|y}',
  '# only a comment',
  '// x\n{a|b}',
  '{a|b}//c',
  '{a|b} // c',
  '{a//x\n|b}',
  '{a|// x\nb}',
  '{a|/* x */b}',
  '/* c */ a {x|y}',
  '/* open {a|b}',
  'https://host.example/{a|b}',
  '{a|b}/*c*/{d|e}',
  '{a #x\n|b}',
  'a\tb {x|y}',
  '\t{a|b}\n\t{c|d',
  '{a|b',
  'a {b|c',
  'a}b',
  '{a|{b}',
  '日本 {猫|犬}',
  '日本 🌉 {a|b',
  'line\n\nb $ c',
  'a ___b',
  'a __b',
  'snake_case {a|b_c}',
  '_ __ _',
  '{__x__|b|__y__|__x__}',
  '{a|{b|__z__ c}}',
  '%{{__x__|a} ...$$b}',
  '{2$$__x__}',
  '{a|b} # __x__',
  '(a:1.2) [b] <c> {d|e}',
  '"{a|b}"',
  "'{a|b",
  '{a|b}{c|d}{e|f}{g|h}{i|j}{k|l}{m|n}',
  '{1-4$$a|b|c|d}',
  '{{a|b}|{c|{d|e}}}',
  '{a||b}',
  '{ }',
  '{a|b }  {c|d}',
  '\\{a|b\\}',
  '{a\\|b}',
];

/** They hold a wildcard outside of choices, which is kept as it is, without end. */
const endless = [
  'a __x__',
  '{a|b} __x__',
  '__x__',
  '__a/b c__',
  '__x(a=b)__',
  '__x (a=b, c={d|e}) __',
  '__x)y__',
  '__x(__',
  '__x|y}__',
  '__()__',
  'a__{b|c}__',
  '__~x__ y',
  '__§{v:w}__',
  '__a____b__',
  '{a|b} __!x__ {c|d}',
];

/** Templates for random prompts. */
const random = [
  '{a|b}',
  '{a|b|c|d} {1-3$$ x | y | z}',
  '{0.1::a|5::b|c}',
  '{0-2$$, $$a|b|c|d|e}',
  '{2$$0.5::a|2::b|2::c|0.5::d}',
  '{2$$a|a|b}',
  '{a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u|v|w|x|y|z}',
  '{a {b|c}|d {e|f}} {{g|h}|i}',
  '{!a|b} {~c|d} {@e|f}',
  '{@1-2$$a|b|c}',
  '§{c={red|blue}}§{c} §{c}',
  '§{c=!{red|blue}}§{c} §{c}',
  '%{ {p|q} ... s $$ {x|y} }',
  '{a|__x__}',
  '__{x|y}__ {a|b}',
  '{3$$ {a|b} }',
  '{}',
  '{|a}',
  'a fox',
  '# nothing',
];

const seeds = [0, 1, 42, -7, 4_294_967_295, 4_294_967_296, 12_345_678_901, 9_007_199_254_740_991];

export const scenarios = [
  scenario('templates are expanded to all of their prompts', async ({ raw }) => {
    for (const prompt of templates) await raw(route, { json: { prompt: dollars(prompt) } });
  }),
  scenario('templates are expanded to a number of prompts', async ({ raw }) => {
    for (const prompt of endless) {
      for (const max_prompts of [1, 3]) await raw(route, { json: { prompt: dollars(prompt), max_prompts } });
    }
    await raw(route, { json: { prompt: 'a __x__' } });
    for (const max_prompts of [1, 2, 5, 10_000]) await raw(route, { json: { prompt: '{a|b|c} {d|e}', max_prompts } });
  }),
  scenario('random prompts of a seed are the same on every server', async ({ raw }) => {
    for (const prompt of random) {
      for (const seed of seeds) {
        await raw(route, { json: { prompt: dollars(prompt), seed, combinatorial: false, max_prompts: 12 } });
      }
    }
    await raw(route, { json: { prompt: '{a|b|c}', seed: 5, combinatorial: false, max_prompts: 2_000 } });
  }),
  scenario(
    'random prompts without a seed are prompts of the template',
    async ({ unrecorded }) => {
      const { prompts } = await unrecorded.repositories.prompts.expandTemplate({
        prompt: '{a|b} {1-2$$x|y}',
        combinatorial: false,
        max_prompts: 50,
      });
      assert.equal(prompts.length, 50);
      for (const prompt of prompts) assert.match(prompt, /^[ab] (x|y|x,y|y,x)$/);
    },
    { since: '6.0.0' },
  ),
  scenario('templates that end in an error of the server', async ({ raw }) => {
    for (const prompt of [
      '§{x}',
      '§{x:}',
      'x {2$$a|a}',
      '§{a=b}',
      '§{a=§{a}}§{a}',
      '{@%{a...$$b}|c}',
      '{0::a|0::b}',
      '{§{v}|a}',
    ]) {
      for (const combinatorial of [true, false]) {
        await raw(route, { json: { prompt: dollars(prompt), combinatorial, seed: 1, max_prompts: 3 } });
      }
    }
  }),
];
