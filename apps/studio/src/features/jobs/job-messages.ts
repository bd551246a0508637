import { formatNumber } from '../../i18n/messages.js';

/** Seconds as a person says them. */
const duration = (seconds: number): string => {
  if (seconds < 60) return `${formatNumber(Math.round(seconds * 10) / 10)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

const jobs = (count: number) => (count === 1 ? '1 job' : `${formatNumber(count)} jobs`);
const auftraege = (count: number) => (count === 1 ? '1 Auftrag' : `${formatNumber(count)} Aufträge`);

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
  empty: 'There are no jobs.',
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
  retried: (count: number) => `${formatNumber(count)} jobs are on the queue again.`,
  retryCount: (count: number) => `Retry ${jobs(count)}`,
  retries: (count: number) => `${formatNumber(count)} jobs would be put on the queue again.`,
  cancelCount: (count: number) => `Cancel ${jobs(count)}`,
  cancels: (count: number) => `${formatNumber(count)} waiting jobs would be canceled. A running one goes on.`,
  canceledCount: (count: number) => `${formatNumber(count)} jobs canceled.`,
  clearCount: (count: number) => `Remove ${jobs(count)}`,
  clears: (count: number) =>
    `${formatNumber(count)} finished jobs would be removed from the list. What they made is kept.`,
  cleared: (count: number) => `${formatNumber(count)} jobs removed.`,
  chart: 'Throughput and waiting',
  hourChart: 'Chart of an hour',
  dayChart: 'Chart of a day',
  hour: 'hour',
  day: 'day',
  doneSeries: 'Jobs done',
  waitingSeries: 'Waiting, in seconds',
  summary: (total: number, span: string, waiting: number | null) =>
    `In the last ${span} ${formatNumber(total)} jobs were done${
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
  empty: 'Es gibt keine Aufträge.',
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
  retried: (count) => `${formatNumber(count)} Aufträge sind wieder in der Warteschlange.`,
  retryCount: (count) => `${auftraege(count)} wiederholen`,
  retries: (count) => `${formatNumber(count)} Aufträge würden wieder in die Warteschlange gestellt.`,
  cancelCount: (count) => `${auftraege(count)} abbrechen`,
  cancels: (count) => `${formatNumber(count)} wartende Aufträge würden abgebrochen. Ein laufender läuft weiter.`,
  canceledCount: (count) => `${formatNumber(count)} Aufträge abgebrochen.`,
  clearCount: (count) => `${auftraege(count)} entfernen`,
  clears: (count) =>
    `${formatNumber(count)} beendete Aufträge würden aus der Liste entfernt. Was sie erzeugt haben, bleibt.`,
  cleared: (count) => `${formatNumber(count)} Aufträge entfernt.`,
  chart: 'Durchsatz und Wartezeit',
  hourChart: 'Diagramm einer Stunde',
  dayChart: 'Diagramm eines Tages',
  hour: 'Stunde',
  day: 'Tag',
  doneSeries: 'Fertige Aufträge',
  waitingSeries: 'Wartezeit in Sekunden',
  summary: (total, span, waiting) =>
    `${span === 'Tag' ? 'Am letzten' : 'In der letzten'} ${span} wurden ${formatNumber(total)} Aufträge fertig${
      waiting === null ? '.' : `; gewartet wurde im Mittel ${duration(waiting)}.`
    }`,
};

/** Texts of the jobs. */
export const jobMessages = { en, de };
