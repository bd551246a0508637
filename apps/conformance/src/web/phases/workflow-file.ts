const node = (id: string, type: string, x: number, values: Readonly<Record<string, unknown>>) => ({
  id,
  type: 'invocation',
  position: { x, y: 0 },
  data: {
    id,
    type,
    version: '1.2.2',
    label: '',
    notes: '',
    isOpen: true,
    isIntermediate: id === 'draw',
    useCache: true,
    nodePack: 'invokeai',
    inputs: Object.fromEntries(
      Object.entries({ board: undefined, metadata: undefined, ...values }).map(([name, value]) => [
        name,
        { name, label: '', value },
      ]),
    ),
  },
});

/** A workflow as the editor saves it. It needs no model. */
export const WORKFLOW = {
  name: 'Blurred rectangle',
  author: '',
  description: 'Draws a rectangle and blurs it.',
  version: '1.0.0',
  contact: '',
  tags: '',
  notes: '',
  exposedFields: [],
  meta: { category: 'user', version: '3.0.0' },
  nodes: [
    node('draw', 'blank_image', 0, {
      width: 96,
      height: 64,
      mode: 'RGB',
      color: { r: 40, g: 120, b: 200, a: 255 },
    }),
    node('blur', 'img_blur', 500, { image: undefined, radius: 4, blur_type: 'gaussian' }),
  ],
  edges: [
    {
      id: 'draw-blur',
      type: 'default',
      source: 'draw',
      sourceHandle: 'image',
      target: 'blur',
      targetHandle: 'image',
    },
  ],
};
