/** Milliseconds after which a browser has begun to save. */
const MINUTE = 60_000;

/** Lets the browser save bytes as a file. */
export function saveFile(bytes: Blob, name: string): void {
  const url = URL.createObjectURL(bytes);
  saveUrl(url, name);
  setTimeout(() => URL.revokeObjectURL(url), MINUTE);
}

/** Lets the browser save what is at an address of the same origin. */
export function saveUrl(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
