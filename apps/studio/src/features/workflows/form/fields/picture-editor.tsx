import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';

import { useClient } from '../../../../app/client-context.js';
import { Icon } from '../../../../app/icon.js';
import { thumbnailUrl } from '../../../../app/media-url.js';
import { errorLine } from '../../../../errors/error-line.js';
import { useMessages } from '../../../../i18n/messages.js';
import { useDrop } from '../../pick/use-drop.js';
import { workflowMessages } from '../../workflow-messages.js';
import type { EditorProps } from './editor-props.js';

const PicturePicker = lazy(async () => ({ default: (await import('../../pick/picture-picker.js')).PicturePicker }));

/** A picture or a video of the server. It is chosen in a dialog or dropped; a file that is dropped is uploaded. */
export function PictureEditor({ input, value, onChange, control, label, labelId }: EditorProps) {
  const texts = useMessages(workflowMessages);
  const client = useClient();
  const [isPicking, setPicking] = useState(false);
  const isVideoInput = input.type.name === 'VideoField';
  const upload = useMutation({
    mutationFn: async (file: File): Promise<string> => {
      if (isVideoInput) return (await (await client.load()).repositories.videos.upload(file, {})).video_name;
      return (await client.repositories.images.upload(file, { image_category: 'user' })).image_name;
    },
    onSuccess: (name) => onChange(name),
  });
  const drop = useDrop({
    onNames: ([name]) => name !== undefined && onChange(name),
    onFiles: ([file]) => file && upload.mutate(file),
  });
  const name = String(value);
  const { 'aria-invalid': _, ...described } = control;
  return (
    <div className="picture-editor" data-over={drop.isOver || undefined} {...drop.handlers}>
      {name && <img src={thumbnailUrl(client.transport, name)} alt={name} draggable={false} />}
      {!name && <span className="quiet">{upload.isPending ? texts.field.uploading : texts.field.dropHint}</span>}
      {upload.error && <span role="alert">{texts.field.notUploaded(errorLine(upload.error))}</span>}
      <span className="picture-buttons">
        <button
          type="button"
          {...described}
          className="button"
          aria-labelledby={`${labelId} ${control.id}`}
          aria-haspopup="dialog"
          onClick={() => setPicking(true)}
        >
          {texts.field.choose}
        </button>
        {name && (
          <button
            type="button"
            className="icon-button"
            aria-label={texts.field.clear(label)}
            onClick={() => onChange('')}
          >
            <Icon name="close" />
          </button>
        )}
      </span>
      {isPicking && (
        <Suspense fallback={null}>
          <PicturePicker
            title={isVideoInput ? texts.chooseVideo : texts.choosePicture}
            takes={isVideoInput ? 'videos' : 'images'}
            onPick={([picked]) => picked !== undefined && onChange(picked)}
            onClose={() => setPicking(false)}
          />
        </Suspense>
      )}
    </div>
  );
}
