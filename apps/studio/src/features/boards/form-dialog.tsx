import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';

import { PageDialog } from '../../app/page-dialog.js';
import { useMessages } from '../../i18n/messages.js';
import { boardMessages } from './board-messages.js';

interface FormDialogProps {
  readonly title: string;
  /** The text of the button that sends it. */
  readonly submit: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** Its fields. */
  readonly children: ReactNode;
}

/** A dialog with fields that are filled in. */
export function FormDialog({ title, submit, onSubmit, onClose, children }: FormDialogProps) {
  const texts = useMessages(boardMessages);
  return (
    <PageDialog onClose={onClose}>
      <Dialog.Title>{title}</Dialog.Title>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        <div className="dialog-actions">
          <Dialog.Close className="button">{texts.cancel}</Dialog.Close>
          <button type="submit" className="button" data-primary>
            {submit}
          </button>
        </div>
      </form>
    </PageDialog>
  );
}

interface NameFieldProps {
  readonly label: string;
  readonly name: string;
  readonly onChange: (name: string) => void;
}

/** A field for the name of a board. */
export function NameField({ label, name, onChange }: NameFieldProps) {
  return (
    <label className="name-field">
      {label}
      <input
        className="field"
        value={name}
        maxLength={300}
        required
        pattern=".*\S.*"
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}
