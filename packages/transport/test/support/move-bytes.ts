import { createHttpTransport } from '../../src/http-transport.js';

// Downloads and uploads the given number of bytes, and prints how much memory it held on to meanwhile.
const [baseUrl = '', size = '0'] = process.argv.slice(2);
const total = Number(size);
const transport = createHttpTransport({ baseUrl });
const held = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const start = held();
let most = 0;
let next = 0;
const onProgress = ({ transferred }: { readonly transferred: number }): void => {
  if (transferred < next) return;
  next = transferred + total / 10;
  most = Math.max(most, held() - start);
};

let downloaded = 0;
for await (const chunk of await transport.stream('GET /bytes', { onProgress })) downloaded += chunk.byteLength;

next = 0;
const chunk = new Uint8Array(65_536);
let left = total;
const stream = new ReadableStream<Uint8Array>({
  pull(sink) {
    if (left <= 0) return sink.close();
    sink.enqueue(chunk.slice(0, left));
    left -= chunk.length;
  },
});
const form = { file: { stream, name: 'a.png', type: 'image/png', size: total } };
const { uploaded } = await (await transport.request('POST /bytes', { form, onProgress })).json();
console.log(JSON.stringify({ downloaded, uploaded, most }));
