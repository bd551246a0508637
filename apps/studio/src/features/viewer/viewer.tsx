import './viewer.css';

import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

import { Icon, type IconName } from '../../app/icon.js';
import { isVideo } from '../../app/media-url.js';
import type { CommandId } from '../../commands/command-table.js';
import { commands } from '../../commands/command-table.js';
import { runCommand, useCommands } from '../../commands/registry.js';
import { useMessages } from '../../i18n/messages.js';
import { settings } from '../../settings/settings.js';
import { useStore } from '../../store.js';
import { saveUrl } from '../act/transfer/save-file.js';
import type { GalleryState } from '../gallery/gallery-state.js';
import { ComparePictures } from './compare-pictures.js';
import { DetailsPanel } from './details-panel.js';
import { viewerMessages } from './viewer-messages.js';
import { WorkflowPanel } from './workflow-panel.js';
import { ZoomPicture } from './zoom-picture.js';

interface ViewerProps {
  readonly state: GalleryState;
  readonly name: string;
  readonly onOpen: (name: string) => void;
  readonly onClose: () => void;
}

const BUTTONS = [
  { id: 'viewer.close', icon: 'close' },
  { id: 'viewer.previous', icon: 'left' },
  { id: 'viewer.next', icon: 'right' },
  { id: 'viewer.compare', icon: 'compare' },
  { id: 'viewer.details', icon: 'info' },
  { id: 'viewer.workflow', icon: 'code' },
  { id: 'viewer.open-workflow', icon: 'workflows' },
  { id: 'viewer.download', icon: 'download' },
] as const satisfies readonly { id: CommandId; icon: IconName }[];

/** One picture of a gallery, as large as fits, with those before and behind it. */
export function Viewer({ state, name, onOpen, onClose }: ViewerProps) {
  const texts = useMessages(viewerMessages);
  const { names, total } = useStore(state.loader.list);
  const [isComparing, setComparing] = useState(false);
  const [hasDetails, setDetails] = useState(true);
  const [hasWorkflow, setWorkflow] = useState(false);
  const navigate = useNavigate();
  const host = useRef<HTMLElement>(null);
  const index = names.indexOf(name);
  const next = names[index + 1];
  const previous = names[index - 1];
  useCommands({
    'viewer.close': onClose,
    'viewer.next': next === undefined ? undefined : () => onOpen(next),
    'viewer.previous': index < 1 || previous === undefined ? undefined : () => onOpen(previous),
    'viewer.compare': next === undefined ? undefined : () => setComparing(!isComparing),
    'viewer.details': () => setDetails(!hasDetails),
    'viewer.workflow': () => setWorkflow(!hasWorkflow),
    'viewer.open-workflow': () => navigate({ to: '/workflows/from-image', search: { image: name } }),
    'viewer.download': () => saveUrl(state.fullUrl(name), name),
  });
  useEffect(() => host.current?.focus(), []);
  useEffect(() => {
    if (index >= 0) state.active.set(index);
    for (const neighbour of [next, previous])
      if (neighbour?.endsWith('.png')) new Image().src = state.fullUrl(neighbour);
  }, [state, index, next, previous]);
  const label = index < 0 ? texts.gone : texts.picture(index + 1, total);
  return (
    <section ref={host} className="viewer" aria-label={label} tabIndex={-1}>
      <header className="viewer-bar">
        {BUTTONS.map(({ id, icon }) => (
          <BarButton key={id} id={id} icon={icon} />
        ))}
        <span className="quiet">{label}</span>
      </header>
      <div className="viewer-body">
        {isVideo(name) ? (
          <video
            key={`video ${name}`}
            className="viewer-frame"
            src={state.fullUrl(name)}
            controls
            loop
            autoPlay
            muted
            aria-label={label}
          />
        ) : isComparing && next !== undefined ? (
          <ComparePictures left={state.fullUrl(name)} right={state.fullUrl(next)} />
        ) : (
          <ZoomPicture key={`picture ${name}`} url={state.fullUrl(name)} alt={label} />
        )}
        {hasDetails && <DetailsPanel key={`details of ${name}`} name={name} />}
        {hasWorkflow && <WorkflowPanel key={`workflow of ${name}`} name={name} />}
      </div>
    </section>
  );
}

function BarButton({ id, icon }: { readonly id: CommandId; readonly icon: IconName }) {
  const { locale } = useStore(settings);
  const title = commands[id].title[locale];
  return (
    <button type="button" className="icon-button" aria-label={title} title={title} onClick={() => runCommand(id)}>
      <Icon name={icon} />
    </button>
  );
}
