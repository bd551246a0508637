import type { FormItem, Workflow } from '@x/services/workflow';

import { FormField } from './form-field.js';

interface FormItemsProps {
  readonly workflow: Workflow;
  readonly items: readonly FormItem[];
}

/** What a container of a form holds, as its author laid it out. */
export function FormItems({ workflow, items }: FormItemsProps) {
  return items.map((item) => <Item key={item.id} workflow={workflow} item={item} />);
}

function Item({ workflow, item }: { readonly workflow: Workflow; readonly item: FormItem }) {
  switch (item.kind) {
    case 'container':
      return (
        <div className="form-section" data-layout={item.layout}>
          <FormItems workflow={workflow} items={item.items} />
        </div>
      );
    case 'input':
      return <FormField workflow={workflow} {...item} />;
    case 'heading':
      return <h2 className="form-heading">{item.content}</h2>;
    case 'text':
      return <p className="form-text">{item.content}</p>;
    case 'divider':
      return <hr className="form-divider" />;
  }
}
