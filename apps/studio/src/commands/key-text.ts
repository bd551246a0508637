const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

const WORDS: Readonly<Record<string, string>> = {
  $mod: 'Ctrl',
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
  escape: 'Esc',
  delete: 'Del',
};

/** Returns the keys of a command as they are printed on a keyboard, each press apart. */
export function keyTexts(keys: string): string[] {
  const word = (key: string) => {
    if (key === '$mod' && isMac()) return '⌘';
    return WORDS[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key);
  };
  return keys.split(' ').map((press) => press.split('+').map(word).join(' + '));
}
