import type { ReactNode } from 'react';

interface GridCellProps {
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A cell of a row of `VirtualRows`. */
export function GridCell({ className, children }: GridCellProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus for all cells.
    // biome-ignore lint/a11y/useSemanticElements: rows of a table cannot be laid out as a window of a long list.
    <span role="gridcell" className={className}>
      {children}
    </span>
  );
}
