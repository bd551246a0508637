/**
 * Whether a path that an archive names stays inside the archive: relative, with slashes, and without `..`. What an archive
 * says is not to be trusted, or an import would upload any file of this computer.
 */
export const isSafePath = (path: string): boolean =>
  path !== '' &&
  !/^[a-z]:|\\|\0/i.test(path) &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

/** Whether an operating system puts such files anywhere: they are no content. */
export const isJunk = (path: string): boolean => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    /^(\.DS_Store|\._.*|Thumbs\.db|ehthumbs\.db|desktop\.ini|\.directory|\.localized)$/i.test(name) ||
    inJunkFolder(path)
  );
};

const inJunkFolder = (path: string): boolean =>
  path.split('/').some((part) => /^(__MACOSX|\.Spotlight-V100|\.Trashes|\.fseventsd|@eaDir|\.AppleDouble)$/.test(part));
