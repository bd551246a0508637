/** Outlines of 24 × 24 units. */
const PATHS = {
  gallery: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  boards: 'M3 6h7l2 2h9v11H3z',
  rows: 'M4 4h9v7H4zM15 4h5v7h-5zM4 13h5v7H4zM11 13h9v7h-9z',
  jobs: 'M12 3a9 9 0 1 0 9 9M12 7v5l3 3M16 3l5 0 0 5',
  workflows: 'M3 5h6v5H3zM15 14h6v5h-6zM9 7.5h4a2 2 0 0 1 2 2v7',
  server: 'M4 4h16v6H4zM4 14h16v6H4zM8 7h.01M8 17h.01',
  search: 'M11 4a7 7 0 1 0 0 14a7 7 0 0 0 0-14M16 16l5 5',
  help: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 17h.01',
  theme: 'M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18',
  language: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M3 12h18M12 3c3 3 3 15 0 18c-3-3-3-15 0-18',
  close: 'M5 5l14 14M19 5L5 19',
  star: 'M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z',
  plus: 'M12 5v14M5 12h14',
  left: 'M15 5l-7 7 7 7',
  right: 'M9 5l7 7-7 7',
  more: 'M5 11a1 1 0 1 0 0 2a1 1 0 0 0 0-2M12 11a1 1 0 1 0 0 2a1 1 0 0 0 0-2M19 11a1 1 0 1 0 0 2a1 1 0 0 0 0-2',
  compare: 'M12 3v18M4 6h5v12H4zM15 6h5v12h-5z',
  upload: 'M12 20V8M7 12l5-5 5 5M5 4h14',
  download: 'M12 4v12M7 12l5 5 5-5M5 20h14',
  info: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M12 11v5M12 8h.01',
  code: 'M8 7l-5 5 5 5M16 7l5 5-5 5',
  play: 'M8 5l11 7-11 7z',
} as const;

/** The name of an icon. */
export type IconName = keyof typeof PATHS;

/** A drawing beside or in place of a text. Screen readers skip it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
