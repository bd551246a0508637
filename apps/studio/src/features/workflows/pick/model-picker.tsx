import './pick.css';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { ModelConfig } from '@x/models/model-config';
import { type RefObject, useImperativeHandle, useRef, useState } from 'react';

import { PageDialog } from '../../../app/page-dialog.js';
import { useMessages } from '../../../i18n/messages.js';
import { workflowMessages } from '../workflow-messages.js';

const ROW = 40;

interface ModelPickerProps {
  readonly title: string;
  readonly models: readonly ModelConfig[];
  /** Receives the key of the model. */
  readonly onPick: (key: string) => void;
  readonly onClose: () => void;
}

/** Searches models by name and base, and picks one. Only the rows that are seen are in the page. */
export function ModelPicker({ title, models, onPick, onClose }: ModelPickerProps) {
  const { field: texts } = useMessages(workflowMessages);
  const list = useRef<ListHandle>(null);
  const [box, setBox] = useState<HTMLElement | null>(null);
  const pick = ({ key }: ModelConfig) => {
    onClose();
    onPick(key);
  };
  return (
    <PageDialog kind="palette" onClose={onClose}>
      <Dialog.Title className="palette-title">{title}</Dialog.Title>
      <Autocomplete.Root
        items={models}
        inline
        open
        virtualized
        autoHighlight="always"
        itemToStringValue={({ name, base }) => `${name} ${base}`}
        onItemHighlighted={(_, { reason, index }) => reason === 'keyboard' && list.current?.scrollTo(index)}
      >
        <Autocomplete.Input
          className="palette-input"
          aria-label={texts.searchModels}
          placeholder={texts.searchModels}
        />
        <Autocomplete.Empty className="palette-empty">
          {models.length === 0 ? texts.noModels : texts.noMatchingModels}
        </Autocomplete.Empty>
        <Autocomplete.List ref={setBox} className="model-rows">
          <ModelRows box={box} handle={list} onPick={pick} />
        </Autocomplete.List>
      </Autocomplete.Root>
    </PageDialog>
  );
}

/** Scrolls the rows from outside. */
interface ListHandle {
  readonly scrollTo: (index: number) => void;
}

interface ModelRowsProps {
  /** What scrolls. */
  readonly box: HTMLElement | null;
  readonly handle: RefObject<ListHandle | null>;
  readonly onPick: (model: ModelConfig) => void;
}

function ModelRows({ box, handle, onPick }: ModelRowsProps) {
  const models = Autocomplete.useFilteredItems<ModelConfig>();
  const rows = useVirtualizer({
    count: models.length,
    getScrollElement: () => box,
    estimateSize: () => ROW,
    overscan: 8,
  });
  useImperativeHandle(handle, () => ({ scrollTo: (index) => rows.scrollToIndex(index, { align: 'auto' }) }));
  return (
    <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
      {rows.getVirtualItems().map(({ index, start }) => {
        const model = models[index];
        if (!model) return null;
        return (
          <Autocomplete.Item
            key={model.key}
            index={index}
            value={model}
            className="palette-item model-row"
            aria-setsize={models.length}
            aria-posinset={index + 1}
            style={{ top: start, height: ROW }}
            onClick={() => onPick(model)}
          >
            <span>{model.name}</span>
            <span className="quiet">{`${model.base} · ${model.type}`}</span>
          </Autocomplete.Item>
        );
      })}
    </div>
  );
}
