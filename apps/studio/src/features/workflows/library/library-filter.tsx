import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { useLoadedClient } from '../../../app/client-context.js';
import { SearchField } from '../../../app/search-field.js';
import { useMessages } from '../../../i18n/messages.js';
import { workflowMessages } from '../workflow-messages.js';
import { LibrarySearch } from '../workflow-search.js';
import { tagQuery } from './library-query.js';

const route = getRouteApi('/workflows');

/** Controls for the filter of the library. The filter itself is the address of the page. */
export function LibraryFilter({ search }: { readonly search: LibrarySearch }) {
  const texts = useMessages(workflowMessages);
  const navigate = route.useNavigate();
  const { data: tags = [] } = useQuery(tagQuery(useLoadedClient()));
  const change = (changes: object) =>
    void navigate({ search: (old) => LibrarySearch.parse({ ...old, ...changes }), replace: true });
  return (
    <search className="library-filter">
      <SearchField
        label={texts.search}
        placeholder={texts.search}
        text={search.text ?? ''}
        onChange={(text) => change({ text: text || undefined })}
        command="workflows.search"
      />
      <Choice
        label={texts.category}
        value={search.category ?? 'all'}
        options={Object.entries(texts.categories)}
        onChange={(category) => change({ category })}
      />
      <Choice
        label={texts.tag}
        value={search.tag ?? ''}
        options={[['', texts.allTags], ...tags.map((tag) => [tag, tag] as const)]}
        onChange={(tag) => change({ tag: tag || undefined })}
      />
      <Choice
        label={texts.sort}
        value={search.sort ?? 'opened'}
        options={Object.entries(texts.sorts)}
        onChange={(sort) => change({ sort })}
      />
    </search>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <select className="field" aria-label={label} value={value} onChange={({ target }) => onChange(target.value)}>
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </select>
  );
}
