import { useState } from 'react';

import { useMessages } from '../../i18n/messages.js';
import { boardMessages } from './board-messages.js';
import { FormDialog, NameField } from './form-dialog.js';

interface NameDialogProps {
  readonly title: string;
  readonly name: string;
  readonly onSave: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks for the name of a board. */
export function NameDialog({ title, name, onSave, onClose }: NameDialogProps) {
  const texts = useMessages(boardMessages);
  const [typed, setTyped] = useState(name);
  const save = () => {
    onClose();
    onSave(typed);
  };
  return (
    <FormDialog title={title} submit={texts.save} onSubmit={save} onClose={onClose}>
      <NameField label={texts.name} name={typed} onChange={setTyped} />
    </FormDialog>
  );
}
