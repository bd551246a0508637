const en = {
  navigation: 'Main',
  skip: 'Skip to content',
  gallery: 'Gallery',
  boards: 'Boards',
  jobs: 'Jobs',
  workflows: 'Workflows',
  server: 'Server',
  lost: 'The server is not reached. What is shown may be old; it is read again as soon as the server is back.',
  refused: 'The server refuses the connection: a login may be needed.',
  update: 'A newer version of this page is ready.',
  showUpdate: 'Show it',
  dialogFailed: 'This could not be shown. Load the page again.',
  failed: 'This screen failed',
  failedHint: 'The rest of the page goes on. Nothing that was sent to the server is undone.',
  again: 'Show it again',
  notFound: 'There is no such page.',
};

const de: typeof en = {
  navigation: 'Hauptmenü',
  skip: 'Zum Inhalt springen',
  gallery: 'Galerie',
  boards: 'Boards',
  jobs: 'Aufträge',
  workflows: 'Workflows',
  server: 'Server',
  lost: 'Der Server ist nicht erreichbar. Was zu sehen ist, kann veraltet sein; es wird neu gelesen, sobald er zurück ist.',
  refused: 'Der Server lehnt die Verbindung ab: Vielleicht ist eine Anmeldung nötig.',
  update: 'Eine neuere Version dieser Seite ist bereit.',
  showUpdate: 'Anzeigen',
  dialogFailed: 'Das konnte nicht angezeigt werden. Laden Sie die Seite neu.',
  failed: 'Diese Ansicht ist fehlgeschlagen',
  failedHint: 'Der Rest der Seite läuft weiter. Was an den Server gesendet wurde, bleibt.',
  again: 'Noch einmal anzeigen',
  notFound: 'Diese Seite gibt es nicht.',
};

/** Texts of the frame around every screen. */
export const shellMessages = { en, de };
