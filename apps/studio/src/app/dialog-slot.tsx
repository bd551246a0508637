import { Component, type ReactNode, Suspense } from 'react';

import { currentMessages } from '../i18n/messages.js';
import { shellMessages } from './shell-messages.js';

interface DialogSlotProps {
  readonly children: ReactNode;
}

/** The place of a dialog, whose code is loaded when it is opened. When the dialog fails, the rest of the page goes on. */
export class DialogSlot extends Component<DialogSlotProps, { readonly hasFailed: boolean }> {
  override readonly state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return <Suspense fallback={null}>{this.props.children}</Suspense>;
    if (!this.props.children) return null;
    return (
      <p className="shell-failure" role="alert">
        {currentMessages(shellMessages).dialogFailed}
      </p>
    );
  }
}
