import { useEffect, useRef } from 'react';

import { useMessages } from '../../../i18n/messages.js';
import { jobMessages } from '../job-messages.js';
import { previews } from '../queue/previews.js';

/** The newest preview of a running item. It is drawn as it arrives, and nothing renders for it. */
export function PreviewCanvas({ id, className }: { readonly id: number; readonly className: string }) {
  const texts = useMessages(jobMessages);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => (canvas.current ? previews.drawInto(id, canvas.current) : undefined), [id]);
  return (
    <canvas
      ref={canvas}
      key={id}
      className={className}
      width={1}
      height={1}
      role="img"
      aria-label={texts.preview(id)}
    />
  );
}
