/** Returns sharp, which is loaded on first use: its native library is a large part of the import time. */
export const loadSharp = async () => (await import('sharp')).default;
