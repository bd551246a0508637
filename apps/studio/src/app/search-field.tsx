import { useEffect, useId, useRef, useState } from 'react';

import { useCommands } from '../commands/registry.js';

/** Milliseconds without a key after which a text is searched. */
const PAUSE = 300;

interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  /** What is searched. */
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Returns what is wrong with a text, which is shown, and not searched. */
  readonly problemOf?: ((text: string) => string | undefined) | undefined;
  /** The command that gives the field the keyboard. */
  readonly command: 'gallery.search' | 'workflows.search';
}

/** A field whose text is searched a moment after the last key. */
export function SearchField({ label, placeholder, text, onChange, problemOf, command }: SearchFieldProps) {
  const [typed, setTyped] = useState(text);
  const field = useRef<HTMLInputElement>(null);
  const latest = useRef(onChange);
  latest.current = onChange;
  const id = useId();
  const current = problemOf?.(typed);
  const [problem, setProblem] = useState(current);
  useCommands({ [command]: () => field.current?.focus() });
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    const timer = setTimeout(() => {
      setProblem(current); // it takes room, which is not to change with each key
      if (typed !== text && current === undefined) latest.current(typed);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed, text, current]);
  return (
    <span className="search-field">
      <input
        ref={field}
        type="search"
        className="field"
        aria-label={label}
        placeholder={placeholder}
        value={typed}
        spellCheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={problem && id}
        onChange={({ target }) => setTyped(target.value)}
      />
      {problem && (
        <span id={id} className="search-problem" role="status">
          {problem}
        </span>
      )}
    </span>
  );
}
