import '../../find/find.css';
import '../../gallery/gallery.css';
import './pick.css';

import { Dialog } from '@base-ui/react/dialog';
import { printFilter } from '@x/services/filter';
import { useState } from 'react';

import { isVideo } from '../../../app/media-url.js';
import { PageDialog } from '../../../app/page-dialog.js';
import { useMessages } from '../../../i18n/messages.js';
import { useStore } from '../../../store.js';
import { conditionMessages } from '../../find/condition-messages.js';
import { FilterField } from '../../find/filter-field.js';
import { readFilter } from '../../find/gallery-query.js';
import type { GallerySearch } from '../../find/gallery-search.js';
import { GalleryGrid } from '../../gallery/gallery-grid.js';
import { galleryMessages } from '../../gallery/gallery-messages.js';
import { useGalleryState } from '../../gallery/use-gallery-state.js';
import { workflowMessages } from '../workflow-messages.js';

interface PicturePickerProps {
  readonly title: string;
  readonly takes: 'images' | 'videos';
  readonly isMultiple?: boolean | undefined;
  readonly onPick: (names: readonly string[]) => void;
  readonly onClose: () => void;
}

/** The gallery in a dialog, in which one picture is chosen, or several. */
export function PicturePicker({ title, takes, isMultiple = false, onPick, onClose }: PicturePickerProps) {
  const texts = useMessages(workflowMessages);
  const gallery = useMessages(galleryMessages);
  const find = useMessages(conditionMessages);
  const [search, setSearch] = useState<GallerySearch>({});
  const { filter } = readFilter(search.filter);
  const state = useGalleryState(search);
  useStore(state.selected);
  const { status, total } = useStore(state.loader.list);
  const fits = (name: string | undefined): name is string =>
    name !== undefined && isVideo(name) === (takes === 'videos');
  const chosen = state.selectedNames().filter(fits);
  const pick = (names: readonly string[]) => {
    onClose();
    onPick(names);
  };
  const open = (index: number) => {
    const name = state.list.names[index];
    if (fits(name)) pick(isMultiple && chosen.length > 0 ? chosen : [name]);
  };
  return (
    <PageDialog kind="picker" onClose={onClose}>
      <header className="screen-header">
        <Dialog.Title>{title}</Dialog.Title>
        <FilterField text={search.filter ?? ''} onChange={(text) => setSearch({ filter: text || undefined })} />
        <select
          className="field"
          aria-label={find.kind}
          value={filter.kind === 'assets' ? 'assets' : 'images'}
          onChange={({ target }) => {
            const kind = target.value === 'assets' ? 'assets' : undefined;
            setSearch({ filter: printFilter({ ...filter, kind }) || undefined });
          }}
        >
          <option value="images">{find.kinds.all}</option>
          <option value="assets">{find.kinds.assets}</option>
        </select>
      </header>
      <div className="picker-body">
        {status === 'ready' && total === 0 && <p className="quiet">{gallery.noMatches}</p>}
        <GalleryGrid state={state} onOpen={open} onView={() => {}} />
      </div>
      <footer className="dialog-actions">
        <Dialog.Close className="button">{texts.cancel}</Dialog.Close>
        <button
          type="button"
          className="button"
          data-primary
          disabled={isMultiple ? chosen.length === 0 : chosen.length !== 1}
          onClick={() => pick(chosen)}
        >
          {isMultiple ? texts.takeCount(chosen.length) : texts.take}
        </button>
      </footer>
    </PageDialog>
  );
}
