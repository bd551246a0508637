/** The style presets of the server. They have no images. */
export const defaultStylePresets = [
  {
    name: 'Blueprint',
    positive_prompt: '{prompt}, white lines on blue paper, measured technical drawing, orthographic views',
    negative_prompt: 'photograph, shading, colors other than blue and white',
  },
  {
    name: 'Morning fog',
    positive_prompt: '{prompt} in dense morning fog, soft light, muted colors, long distance',
    negative_prompt: 'harsh shadows, saturated colors, night',
  },
  {
    name: 'Paper cut',
    positive_prompt: 'layers of cut paper that show {prompt}, visible edges, small shadows between the layers',
    negative_prompt: 'photograph, gradient, glossy surface',
  },
  {
    name: 'Pencil sketch',
    positive_prompt: '{prompt}, pencil on rough paper, hatching, unfinished edges',
    negative_prompt: 'color, smooth shading, photograph',
  },
];
