import { formatNumber } from '../../../i18n/messages.js';
import { counted, plural } from '../../../i18n/plural.js';

const files = (count: number) => counted(count, 'file', 'files');
const dateien = (count: number) => counted(count, 'Datei', 'Dateien');

const en = {
  upload: 'Upload',
  uploadTo: (board: string) => `Upload to ${board}`,
  uploadCount: (count: number) => `Upload ${files(count)}`,
  uploadsNothing: 'Nothing is to be uploaded.',
  uploads: (count: number, size: string) => `${files(count)} would be uploaded, ${size}.`,
  asImages: (count: number) => `${plural(count, 'It', 'They')} would be among the images.`,
  asAssets: (count: number) => `${plural(count, 'It', 'They')} would be among the assets.`,
  uploaded: (count: number) => `${files(count)} uploaded.`,
  present: (count: number) => `${files(count)} there already.`,
  duplicate: (count: number) => `${files(count)} with the same content as another one.`,
  skipped: (count: number) => `${files(count)} skipped:`,
  failed: (count: number) => `${files(count)} failed:`,
  vanished: (count: number) => `${files(count)} did not exist any more.`,
  download: 'Download',
  export: 'Export with metadata',
  downloadCount: (count: number) => `Download ${files(count)}`,
  exportCount: (count: number) => `Export ${files(count)}`,
  downloadsNothing: 'Nothing is to be downloaded.',
  downloads: (count: number) => `${files(count)} would be put into a zip, in a folder for each board.`,
  sidecars:
    'Beside each file its record, metadata and workflow are written, which an upload from the command line reads.',
  downloaded: (count: number, size: string) => `${files(count)} downloaded, ${size}.`,
  unfinished: (count: number, names: string) =>
    `${count === 1 ? '1 file was' : `${formatNumber(count)} files were`} not uploaded before the page was left: ${names}. Drop ${count === 1 ? 'it' : 'them'} on the gallery again; what is there already is not sent twice.`,
  close: 'Close',
  more: (count: number) => `and ${formatNumber(count)} more`,
};

const de: typeof en = {
  upload: 'Hochladen',
  uploadTo: (board) => `Hochladen nach ${board}`,
  uploadCount: (count) => `${dateien(count)} hochladen`,
  uploadsNothing: 'Es gibt nichts hochzuladen.',
  uploads: (count, size) => `${dateien(count)} ${plural(count, 'würde', 'würden')} hochgeladen, ${size}.`,
  asImages: (count) => `Sie ${plural(count, 'wäre', 'wären')} unter den Bildern.`,
  asAssets: (count) => `Sie ${plural(count, 'wäre', 'wären')} unter den Vorlagen.`,
  uploaded: (count) => `${dateien(count)} hochgeladen.`,
  present: (count) => `${dateien(count)} schon da.`,
  duplicate: (count) => `${dateien(count)} mit dem gleichen Inhalt wie eine andere.`,
  skipped: (count) => `${dateien(count)} übergangen:`,
  failed: (count) => `${dateien(count)} fehlgeschlagen:`,
  vanished: (count) => `${dateien(count)} gab es nicht mehr.`,
  download: 'Herunterladen',
  export: 'Mit Metadaten exportieren',
  downloadCount: (count) => `${dateien(count)} herunterladen`,
  exportCount: (count) => `${dateien(count)} exportieren`,
  downloadsNothing: 'Es gibt nichts herunterzuladen.',
  downloads: (count) =>
    `${dateien(count)} ${plural(count, 'käme', 'kämen')} in eine Zip-Datei, in einen Ordner für jedes Board.`,
  sidecars:
    'Neben jede Datei kommen ihr Eintrag, ihre Metadaten und ihr Workflow; ein Hochladen auf der Befehlszeile liest sie.',
  downloaded: (count, size) => `${dateien(count)} heruntergeladen, ${size}.`,
  unfinished: (count, names) =>
    `${count === 1 ? '1 Datei wurde' : `${formatNumber(count)} Dateien wurden`} nicht hochgeladen, bevor die Seite verlassen wurde: ${names}. Legen Sie sie noch einmal auf der Galerie ab; was schon da ist, wird nicht doppelt gesendet.`,
  close: 'Schließen',
  more: (count) => `und ${formatNumber(count)} weitere`,
};

/** Texts of uploads and downloads. */
export const transferMessages = { en, de };
