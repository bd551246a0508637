import { useState } from 'react';

import { useMessages } from '../../i18n/messages.js';
import { viewerMessages } from './viewer-messages.js';

interface ComparePicturesProps {
  /** Shown on the left of the slider. */
  readonly left: string;
  readonly right: string;
}

/** Two pictures, one over the other, with a slider between them. */
export function ComparePictures({ left, right }: ComparePicturesProps) {
  const texts = useMessages(viewerMessages);
  const [share, setShare] = useState(50);
  return (
    <div className="viewer-frame compare">
      <img src={right} alt={texts.right} draggable={false} />
      <img src={left} alt={texts.left} draggable={false} style={{ clipPath: `inset(0 ${100 - share}% 0 0)` }} />
      <span className="compare-line" style={{ left: `${share}%` }} />
      <input
        type="range"
        className="compare-slider"
        aria-label={texts.slider}
        value={share}
        onChange={({ target }) => setShare(Number(target.value))}
      />
    </div>
  );
}
