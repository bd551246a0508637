import { formatNumber } from '../../i18n/messages.js';
import { counted, plural } from '../../i18n/plural.js';

/** Seconds as a person says them. */
const duration = (seconds: number): string => {
  if (seconds < 60) return `${formatNumber(Math.round(seconds * 10) / 10)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

const jobs = (count: number, kind = '') => counted(count, `${kind}job`, `${kind}jobs`);
const auftraege = (count: number) => counted(count, 'Auftrag', 'Aufträge');
const wuerden = (count: number) => plural(count, 'würde', 'würden');

const en = {
  title: 'Jobs',
  statuses: {
    pending: 'waiting',
    in_progress: 'running',
    waiting: 'waiting for a workflow',
    completed: 'done',
    failed: 'failed',
    canceled: 'canceled',
  } as Readonly<Record<string, string>>,
  empty: 'There are no jobs. A workflow that is run is shown here.',
  archive: 'An archive has no jobs: it is read only.',
  loading: 'Loading',
  queue: 'Queue',
  details: 'Details',
  byBatch: 'By batch',
  jobByJob: 'Job by job',
  history: 'Batches',
  paused: 'The queue is paused: no other job is started.',
  pause: 'Pause',
  resume: 'Resume',
  job: (id: number) => `Job ${id}`,
  batch: 'Batch',
  batchName: (id: string) => `Batch ${id.slice(0, 8)}`,
  position: 'Position',
  positionOf: (position: number) => `position ${formatNumber(position)}`,
  progress: 'Progress',
  ended: (count: number, total: number) => `${formatNumber(count)} of ${formatNumber(total)} ended`,
  counts: (count: number, status: string) => `${formatNumber(count)} ${status}`,
  waited: 'Waited',
  ran: 'Ran',
  duration,
  origin: 'From',
  destination: 'For',
  device: 'Device',
  node: 'Node',
  reason: 'Reason',
  noReason: 'The server gave no reason.',
  traceback: 'Traceback',
  preview: (id: number) => `Preview of job ${id}`,
  choose: 'Choose a job to see its state.',
  gone: 'This job is no longer on the server.',
  retriedBefore: 'This job is on the queue again already.',
  pictures: 'Pictures',
  picture: (index: number) => `Picture ${index + 1}`,
  retried: (count: number) => `${jobs(count)} ${plural(count, 'is', 'are')} on the queue again.`,
  retryCount: (count: number) => `Retry ${jobs(count)}`,
  retries: (count: number) => `${jobs(count)} would be put on the queue again.`,
  cancelCount: (count: number) => `Cancel ${jobs(count)}`,
  cancels: (count: number) => `${jobs(count, 'waiting ')} would be canceled. A running one goes on.`,
  canceledCount: (count: number) => `${jobs(count)} canceled.`,
  clearCount: (count: number) => `Remove ${jobs(count)}`,
  clears: (count: number) =>
    `${jobs(count, 'finished ')} would be removed from the list. ${plural(count, 'What it', 'What they')} made is kept.`,
  cleared: (count: number) => `${jobs(count)} removed.`,
  chart: 'Throughput and waiting',
  hourChart: 'Chart of an hour',
  dayChart: 'Chart of a day',
  hour: 'hour',
  day: 'day',
  doneSeries: 'Jobs done',
  waitingSeries: 'Waiting, in seconds',
  summary: (total: number, span: string, waiting: number | null) =>
    `In the last ${span} ${jobs(total)} ${plural(total, 'was', 'were')} done${
      waiting === null ? '.' : `; jobs waited ${duration(waiting)} on average.`
    }`,
};

const de: typeof en = {
  title: 'Aufträge',
  statuses: {
    pending: 'wartend',
    in_progress: 'laufend',
    waiting: 'wartet auf einen Workflow',
    completed: 'fertig',
    failed: 'fehlgeschlagen',
    canceled: 'abgebrochen',
  },
  empty: 'Es gibt keine Aufträge. Ein gestarteter Workflow erscheint hier.',
  archive: 'Ein Archiv hat keine Aufträge: Es wird nur gelesen.',
  loading: 'Wird geladen',
  queue: 'Warteschlange',
  details: 'Einzelheiten',
  byBatch: 'Nach Stapel',
  jobByJob: 'Einzeln',
  history: 'Stapel',
  paused: 'Die Warteschlange ist angehalten: Kein weiterer Auftrag beginnt.',
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  job: (id) => `Auftrag ${id}`,
  batch: 'Stapel',
  batchName: (id) => `Stapel ${id.slice(0, 8)}`,
  position: 'Platz',
  positionOf: (position) => `Platz ${formatNumber(position)}`,
  progress: 'Fortschritt',
  ended: (count, total) => `${formatNumber(count)} von ${formatNumber(total)} beendet`,
  counts: (count, status) => `${formatNumber(count)} ${status}`,
  waited: 'Gewartet',
  ran: 'Gelaufen',
  duration,
  origin: 'Von',
  destination: 'Für',
  device: 'Gerät',
  node: 'Knoten',
  reason: 'Grund',
  noReason: 'Der Server hat keinen Grund genannt.',
  traceback: 'Traceback',
  preview: (id) => `Vorschau von Auftrag ${id}`,
  choose: 'Ein Auftrag zeigt hier seinen Zustand.',
  gone: 'Diesen Auftrag gibt es auf dem Server nicht mehr.',
  retriedBefore: 'Dieser Auftrag ist schon wieder in der Warteschlange.',
  pictures: 'Bilder',
  picture: (index) => `Bild ${index + 1}`,
  retried: (count) => `${auftraege(count)} ${plural(count, 'ist', 'sind')} wieder in der Warteschlange.`,
  retryCount: (count) => `${auftraege(count)} wiederholen`,
  retries: (count) => `${auftraege(count)} ${wuerden(count)} wieder in die Warteschlange gestellt.`,
  cancelCount: (count) => `${auftraege(count)} abbrechen`,
  cancels: (count) =>
    `${counted(count, 'wartender Auftrag', 'wartende Aufträge')} ${wuerden(count)} abgebrochen. Ein laufender läuft weiter.`,
  canceledCount: (count) => `${auftraege(count)} abgebrochen.`,
  clearCount: (count) => `${auftraege(count)} entfernen`,
  clears: (count) =>
    `${counted(count, 'beendeter Auftrag', 'beendete Aufträge')} ${wuerden(count)} aus der Liste entfernt. Was ${plural(count, 'er erzeugt hat', 'sie erzeugt haben')}, bleibt.`,
  cleared: (count) => `${auftraege(count)} entfernt.`,
  chart: 'Durchsatz und Wartezeit',
  hourChart: 'Diagramm einer Stunde',
  dayChart: 'Diagramm eines Tages',
  hour: 'Stunde',
  day: 'Tag',
  doneSeries: 'Fertige Aufträge',
  waitingSeries: 'Wartezeit in Sekunden',
  summary: (total, span, waiting) =>
    `${span === 'Tag' ? 'Am letzten' : 'In der letzten'} ${span} ${plural(total, 'wurde', 'wurden')} ${auftraege(total)} fertig${
      waiting === null ? '.' : `; gewartet wurde im Mittel ${duration(waiting)}.`
    }`,
};

/** Texts of the jobs. */
export const jobMessages = { en, de };
