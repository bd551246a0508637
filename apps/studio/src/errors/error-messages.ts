const en = {
  details: 'Details',
  sentences: {
    unreachable: 'The server was not reached.',
    timeout: 'The server did not respond in time.',
    login: 'A login is needed, or the last one has expired.',
    forbidden: 'This user is not allowed to do this.',
    missing: 'This is not on the server, or not any more.',
    unsupported: 'This server cannot do this.',
    invalid: 'Something that was entered is not valid.',
    canceled: 'It was stopped.',
    conflict: 'The server cannot do this in the state that it is in.',
    server: 'An error occurred in the server.',
    refused: 'The server refused this.',
    response: 'The server sent something that this page does not understand.',
    empty: 'The file is empty.',
    media: 'This is no picture and no video that a server takes.',
    unreadable: 'The file cannot be read. It may have been changed or moved.',
    other: 'This did not succeed.',
  },
};

const de: typeof en = {
  details: 'Einzelheiten',
  sentences: {
    unreachable: 'Der Server war nicht erreichbar.',
    timeout: 'Der Server hat nicht rechtzeitig geantwortet.',
    login: 'Eine Anmeldung ist nötig, oder die letzte ist abgelaufen.',
    forbidden: 'Dieser Benutzer darf das nicht.',
    missing: 'Das gibt es auf dem Server nicht oder nicht mehr.',
    unsupported: 'Dieser Server kann das nicht.',
    invalid: 'Eine Eingabe ist ungültig.',
    canceled: 'Es wurde angehalten.',
    conflict: 'Der Server kann das in seinem jetzigen Zustand nicht.',
    server: 'Im Server ist ein Fehler aufgetreten.',
    refused: 'Der Server hat das abgelehnt.',
    response: 'Der Server hat etwas gesendet, was diese Seite nicht versteht.',
    empty: 'Die Datei ist leer.',
    media: 'Das ist kein Bild und kein Video, das ein Server annimmt.',
    unreadable: 'Die Datei ist nicht lesbar. Vielleicht wurde sie geändert oder verschoben.',
    other: 'Das ist nicht gelungen.',
  },
};

/** What an error means for the person at the page. */
export type ErrorKind = keyof typeof en.sentences;

/** What is said of errors. */
export const errorMessages = { en, de };
