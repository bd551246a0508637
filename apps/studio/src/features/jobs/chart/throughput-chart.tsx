import 'uplot/dist/uPlot.min.css';

import type { QueueItemSummary } from '@x/models/queue-item';
import { useEffect, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';

import { useMessages } from '../../../i18n/messages.js';
import { settings } from '../../../settings/settings.js';
import { useStore } from '../../../store.js';
import { jobMessages } from '../job-messages.js';
import { type SpanName, type Throughput, throughput } from './throughput.js';
import { useDark } from './use-dark.js';

const HEIGHT = 150;
/** How often the end of the span moves on, in milliseconds. */
const TICK = 30_000;

interface ThroughputChartProps {
  readonly items: ReadonlyMap<number, QueueItemSummary>;
  readonly span: SpanName;
}

/** How many jobs were done, and how long they had waited. What it shows is said in a sentence as well. */
export function ThroughputChart({ items, span }: ThroughputChartProps) {
  const texts = useMessages(jobMessages);
  const now = useNow();
  const data = useMemo(() => throughput(items.values(), span, now), [items, span, now]);
  const frame = useRef<HTMLDivElement>(null);
  const legend = useRef<HTMLParagraphElement>(null);
  const chart = useRef<uPlot>(undefined);
  const { locale } = useStore(settings);
  const isDark = useDark();
  // The colours are read from the page, so the chart is drawn anew when they change.
  useEffect(() => {
    const element = frame.current;
    if (!element || !legend.current) return;
    const plot = new uPlot(optionsOf(legend.current, element.clientWidth, locale), [[], [], []], element);
    chart.current = plot;
    const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: HEIGHT }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
      chart.current = undefined;
    };
  }, [isDark, locale]);
  // A chart that was drawn anew has no data.
  useEffect(() => chart.current?.setData(columnsOf(data)), [data, isDark, locale]);
  return (
    <section className="job-chart" aria-label={texts.chart}>
      <p ref={legend} className="job-legend">
        <span data-series="done">{texts.doneSeries}</span>
        <span data-series="waiting">{texts.waitingSeries}</span>
        <span className="quiet" data-testid="throughput">
          {texts.summary(data.total, texts[span], data.meanWaiting)}
        </span>
      </p>
      <div ref={frame} aria-hidden="true" />
    </section>
  );
}

const columnsOf = ({ times, done, waiting }: Throughput): uPlot.AlignedData => [[...times], [...done], [...waiting]];

/** A bar is around its time: the first and the last one need half a step more. */
function withHalfSteps(steps: number, first: number, last: number): [number, number] {
  const half = (last - first) / Math.max(1, steps - 1) / 2;
  return [first - half, last + half];
}

/** Returns the Unix time in seconds, and renders again while time passes. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now() / 1_000);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now() / 1_000), TICK);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** A canvas knows no variables of style sheets: the colours are those that the legend has. */
function optionsOf(legend: HTMLElement, width: number, locale: string): uPlot.Options {
  const colourOf = (selector: string) => getComputedStyle(legend.querySelector(selector) ?? legend).color;
  const done = colourOf('[data-series=done]');
  const waiting = colourOf('[data-series=waiting]');
  const axis = { stroke: colourOf('.quiet'), grid: { show: false }, ticks: { show: false } };
  const bars = uPlot.paths.bars?.({ size: [0.7, 24] });
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  return {
    width,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { range: (plot, first, last) => withHalfSteps(plot.data[0].length, first, last) },
      y: { range: (_, __, highest) => [0, Math.max(4, Math.ceil(highest ?? 0))] },
      waiting: { range: (_, __, highest) => [0, Math.max(1, (highest ?? 0) * 1.1)] },
    },
    series: [
      {},
      { stroke: done, fill: done, width: 0, ...(bars && { paths: bars }), points: { show: false } },
      { scale: 'waiting', stroke: waiting, width: 2, spanGaps: true, points: { show: true, size: 5, fill: waiting } },
    ],
    axes: [
      { ...axis, values: (_, times) => times.map((time) => clock.format(time * 1_000)), space: 70, size: 28 },
      { ...axis, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000], size: 40 },
      { ...axis, scale: 'waiting', side: 1, size: 48 },
    ],
  };
}
