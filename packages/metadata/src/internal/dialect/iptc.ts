import { type Dialect, findText } from './dialect.js';

/** The fields of IPTC about AI, in XMP: whoever wrote them says little else that all write alike. */
export const iptc: Dialect = (texts) => {
  const prompt = findText(texts, 'aipromptinformation');
  return prompt && { prompt, version: findText(texts, 'aisystemversionused') };
};
