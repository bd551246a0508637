import { type ChangeEvent, useEffect, useRef } from 'react';

import { Icon } from '../../../app/icon.js';
import { CommandButton } from '../../../commands/command-button.js';
import { commands } from '../../../commands/command-table.js';
import { useCommands } from '../../../commands/registry.js';
import { settings } from '../../../settings/settings.js';
import { useStore } from '../../../store.js';

/** A button that asks for files. Files that are pasted into the page are taken as well. */
export function UploadButton({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { locale } = useStore(settings);
  const field = useRef<HTMLInputElement>(null);
  const latest = useRef(onFiles);
  latest.current = onFiles;
  const title = commands['act.upload'].title[locale];
  useCommands({ 'act.upload': () => field.current?.click() });
  useEffect(() => {
    const paste = ({ clipboardData, target }: ClipboardEvent) => {
      const files = [...(clipboardData?.files ?? [])];
      if (files.length > 0 && !(target instanceof HTMLInputElement)) latest.current(files);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    target.value = ''; // the same files can be chosen again
    if (files.length > 0) onFiles(files);
  };
  return (
    <>
      <input ref={field} type="file" multiple hidden accept="image/*,video/mp4" aria-label={title} onChange={choose} />
      <CommandButton id="act.upload" icon={<Icon name="upload" />} />
    </>
  );
}
