import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';

import { PageDialog } from './page-dialog.js';

/** A line of a list that is searched. */
export interface SearchLine {
  readonly id: string;
  /** What is searched, and shown. */
  readonly label: string;
  /** Why it cannot be picked. */
  readonly reason?: string | undefined;
  /** What is beside the label of a line that can be picked. */
  readonly aside?: ReactNode;
}

interface SearchDialogProps<Line extends SearchLine> {
  /** The name of the dialog. */
  readonly name: string;
  /** Whether the name is shown above the field, and names that too. */
  readonly isTitled?: boolean | undefined;
  readonly lines: readonly Line[];
  /** What is in the field before something is typed. */
  readonly placeholder: string;
  /** What is said when no line matches. */
  readonly none: string;
  /** Receives the line, after the dialog was asked to close. */
  readonly onPick: (line: Line) => void;
  readonly onClose: () => void;
}

/** Searches lines by their labels, and picks one. */
export function SearchDialog<Line extends SearchLine>(props: SearchDialogProps<Line>) {
  const { name, isTitled, lines, placeholder, none, onPick, onClose } = props;
  const pick = (line: Line) => {
    onClose();
    onPick(line);
  };
  return (
    <PageDialog kind="palette" label={isTitled ? undefined : name} onClose={onClose}>
      {isTitled && <Dialog.Title className="palette-title">{name}</Dialog.Title>}
      <Autocomplete.Root items={lines} inline open autoHighlight="always" itemToStringValue={({ label }) => label}>
        <Autocomplete.Input
          className="palette-input"
          placeholder={placeholder}
          aria-label={isTitled ? name : placeholder}
        />
        <Autocomplete.Empty className="palette-empty">{none}</Autocomplete.Empty>
        <Autocomplete.List className="palette-list">
          {(line: Line) => (
            <Autocomplete.Item
              key={line.id}
              value={line}
              className="palette-item"
              disabled={line.reason !== undefined}
              onClick={() => pick(line)}
            >
              <span>{line.label}</span>
              {line.reason === undefined ? line.aside : <span className="quiet">{line.reason}</span>}
            </Autocomplete.Item>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </PageDialog>
  );
}
