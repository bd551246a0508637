import { Dialog } from '@base-ui/react/dialog';
import { type FormEvent, useState } from 'react';

import { PageDialog } from '../../app/page-dialog.js';
import { useMessages } from '../../i18n/messages.js';
import { useStore } from '../../store.js';
import { findMessages } from './find-messages.js';
import type { GallerySearch } from './gallery-search.js';
import { deleteFilter, renameFilter, type SavedFilter, savedFilters, saveFilter } from './saved-filters.js';
import { savedMessages } from './saved-messages.js';

interface SavedDialogProps {
  /** What the gallery shows. */
  readonly search: GallerySearch;
  readonly onApply: (search: GallerySearch) => void;
  readonly onClose: () => void;
}

/** The saved filters: shows one, saves what is shown, renames and deletes. */
export function SavedDialog({ search, onApply, onClose }: SavedDialogProps) {
  const texts = useMessages(savedMessages);
  const saved = useStore(savedFilters);
  const [name, setName] = useState('');
  const [renamed, setRenamed] = useState<string>();
  const save = (event: FormEvent) => {
    event.preventDefault();
    saveFilter(name.trim() || textOf(search, texts), search);
    setName('');
  };
  const apply = (filter: SavedFilter) => {
    onClose();
    onApply(filter.search);
  };
  return (
    <PageDialog onClose={onClose}>
      <Dialog.Title>{useMessages(findMessages).saved}</Dialog.Title>
      {saved.length === 0 && <p className="quiet">{texts.noneSaved}</p>}
      <ul className="saved-filters">
        {saved.map((filter) => (
          <SavedRow
            key={filter.name}
            filter={filter}
            focused={filter.name === renamed}
            onApply={() => apply(filter)}
            onRename={(newName) => {
              setRenamed(newName);
              renameFilter(filter.name, newName);
            }}
          />
        ))}
      </ul>
      <form className="saved-form" onSubmit={save}>
        <label>
          {texts.name}
          <input
            className="field"
            value={name}
            placeholder={textOf(search, texts)}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <button type="submit" className="button" data-primary>
          {texts.save}
        </button>
      </form>
      <footer className="dialog-actions">
        <Dialog.Close className="button">{texts.close}</Dialog.Close>
      </footer>
    </PageDialog>
  );
}

interface SavedRowProps {
  readonly filter: SavedFilter;
  /** Whether it has just been renamed, so that the keyboard goes on from it. */
  readonly focused: boolean;
  readonly onApply: () => void;
  readonly onRename: (newName: string) => void;
}

function SavedRow({ filter, focused, onApply, onRename }: SavedRowProps) {
  const texts = useMessages(savedMessages);
  const [newName, setNewName] = useState<string>();
  const { name, search } = filter;
  if (newName !== undefined) {
    const rename = (event: FormEvent) => {
      event.preventDefault();
      setNewName(undefined);
      onRename(newName.trim() || name);
    };
    return (
      <li>
        <form className="saved-form" onSubmit={rename}>
          <input
            className="field"
            aria-label={texts.newName(name)}
            // biome-ignore lint/a11y/noAutofocus: the button that had the keyboard has become this field.
            autoFocus
            value={newName}
            onChange={({ target }) => setNewName(target.value)}
          />
          <button type="submit" className="button" aria-label={texts.renameNamed(name)}>
            {texts.rename}
          </button>
        </form>
      </li>
    );
  }
  return (
    <li>
      <button
        type="button"
        className="button saved-name"
        // biome-ignore lint/a11y/noAutofocus: the field that had the keyboard has become this button.
        autoFocus={focused}
        onClick={onApply}
      >
        <strong>{name}</strong>
        <span className="quiet">{textOf(search, texts)}</span>
      </button>
      <button type="button" className="button" aria-label={texts.renameNamed(name)} onClick={() => setNewName(name)}>
        {texts.rename}
      </button>
      <button type="button" className="button" aria-label={texts.deleteNamed(name)} onClick={() => deleteFilter(name)}>
        {texts.delete}
      </button>
    </li>
  );
}

const textOf = ({ filter }: GallerySearch, texts: typeof savedMessages.en): string => filter ?? texts.everything;
