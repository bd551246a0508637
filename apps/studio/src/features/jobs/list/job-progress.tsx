import { skipToken, useQuery } from '@tanstack/react-query';

import { useMessages } from '../../../i18n/messages.js';
import { jobMessages } from '../job-messages.js';
import { type JobProgress as Progress, progressKey } from '../queue/queue-queries.js';

/** How far a running item is, and what it reported last. */
export function JobProgress({ id }: { readonly id: number }) {
  const texts = useMessages(jobMessages);
  const { data } = useQuery<Progress>({ queryKey: progressKey(id), queryFn: skipToken });
  return (
    <span className="job-progress">
      <progress aria-label={`${texts.progress}: ${texts.job(id)}`} max={1} value={data?.percentage ?? undefined} />
      <span className="quiet">{data?.message}</span>
    </span>
  );
}
