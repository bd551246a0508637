import assert from 'node:assert/strict';

import { scenario } from '../../runner/scenario.js';

const names = {
  Latin: 'Größe, façade, œuvre, ñandú',
  Greek: 'Ελληνικά τοπία',
  Cyrillic: 'Пейзажи и портреты',
  Arabic: 'مناظر طبيعية',
  Hebrew: 'נופים',
  Devanagari: 'परिदृश्य',
  Bengali: 'ভূদৃশ্য',
  Tamil: 'நிலத்தோற்றம்',
  Thai: 'ภาพทิวทัศน์',
  Chinese: '山水画',
  Japanese: '風景画とスケッチ',
  Korean: '풍경화',
  Georgian: 'პეიზაჟები',
  Armenian: 'Բնանկարներ',
  Ethiopic: 'መልክዓ ምድር',
  Khmer: 'ទេសភាព',
  Mongolian: 'ᠮᠣᠩᠭᠣᠯ',
  Cherokee: 'ᏣᎳᎩ',
  'an ancient script beyond the first plane': '𒀭𒊹𒌑',
  'faces and flags': '👩‍👩‍👧‍👦 🇪🇺 🏳️‍🌈',
  'combining marks': 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞a̴͔̟͓l̡',
  'letters apart from their marks': 'Cafe\u0301',
  'both directions': 'abc \u202Eשלום\u202C def',
  'invisible letters': '\u200B\u200D\uFEFF',
};

export const scenarios = [
  scenario('a board name can be in any script', async ({ client, board }) => {
    for (const [script, name] of Object.entries(names)) {
      const { board_id, board_name } = await board(name);
      assert.equal(board_name, name, script);
      assert.equal((await client.repositories.boards.get(board_id)).board_name, name, script);
    }
  }),
  scenario(
    'a board name is returned unchanged',
    async ({ client, board }) => {
      const { board_id } = await board('Пейзажи 山水画 👩‍👧');
      const name = '風景 & "quotes" <b>/\\%00 + ?';
      assert.equal((await client.repositories.boards.update(board_id, { board_name: name })).board_name, name);
      assert.equal((await client.repositories.boards.get(board_id)).board_name, name);
    },
    { since: '6.0.0' },
  ),
  scenario('a board name can be empty, blank, padded or of several lines', async ({ board, raw }) => {
    for (const name of [
      '',
      ' ',
      '  padded  ',
      'two\nlines',
      'a\ttab',
      '<script>alert(1)</script>',
      "'; DROP TABLE--",
    ]) {
      assert.equal((await board(name)).board_name, name);
    }
    await raw('POST /api/v1/boards/', { query: 'board_name=a+plus%2Bb%20space' });
    await raw('POST /api/v1/boards/', { query: 'board_name=first&board_name=second' });
    await raw('POST /api/v1/boards/', { query: 'board_name=known&colour=red' });
  }),
  scenario('a board name can have 300 characters, counted as code points', async ({ client, board }) => {
    assert.equal((await board('x'.repeat(300))).board_name.length, 300);
    const { board_id } = await board('🦊'.repeat(300));
    const changed = await client.repositories.boards.update(board_id, { board_name: '猫'.repeat(300) });
    assert.equal(changed.board_name, '猫'.repeat(300));
  }),
  scenario('two boards can have the same name', async ({ client, board }) => {
    const [one, other] = [await board('Twins'), await board('Twins')];
    assert.notEqual(one.board_id, other.board_id);
    await client.repositories.boards.delete(one.board_id);
    assert.equal((await client.repositories.boards.get(other.board_id)).board_name, 'Twins');
  }),
];
