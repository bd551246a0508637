import { SearchField } from '../../app/search-field.js';
import { useMessages } from '../../i18n/messages.js';
import { findMessages } from './find-messages.js';
import { readFilter } from './gallery-query.js';

interface FilterFieldProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** A field for words and conditions. */
export function FilterField({ text, onChange }: FilterFieldProps) {
  const texts = useMessages(findMessages);
  const problemOf = (typed: string) => {
    const { error } = readFilter(typed);
    return error && texts.invalid(error.message.replace(/^filter: /, ''));
  };
  return (
    <SearchField
      label={texts.search}
      placeholder={texts.placeholder}
      text={text}
      onChange={onChange}
      problemOf={problemOf}
      command="gallery.search"
    />
  );
}
