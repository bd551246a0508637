import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';

interface PageDialogProps {
  /** Its form: a list that is searched, or the gallery. */
  readonly kind?: 'palette' | 'picker' | undefined;
  /** Its name, where no `Dialog.Title` in it names it. */
  readonly label?: string | undefined;
  /** Called on Escape, a press beside the dialog and a `Dialog.Close`. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog over the page, which is dimmed and takes no input. */
export function PageDialog({ kind, label, onClose, children }: PageDialogProps) {
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog-backdrop" />
        <Dialog.Popup className={kind ? `dialog ${kind}` : 'dialog'} aria-label={label}>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
