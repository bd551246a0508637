import type { Command } from '../../commands/command.js';

/** Commands of the server's screen. */
export const serverCommands = {
  'server.log-out': { scope: 'server', title: { en: 'Log out', de: 'Abmelden' }, keys: ['o'] },
  'server.change-password': { scope: 'server', title: { en: 'Change password', de: 'Passwort ändern' }, keys: ['p'] },
  'server.add': {
    scope: 'server',
    title: { en: 'Connect to another server', de: 'Mit einem anderen Server verbinden' },
    keys: ['n'],
  },
  'server.next': {
    scope: 'server',
    title: { en: 'Use the next server', de: 'Nächsten Server verwenden' },
    keys: ['j'],
  },
} as const satisfies Readonly<Record<string, Command>>;
