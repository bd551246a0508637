type Fields = Readonly<Record<string, unknown>>;

/** A node of a document, with the values of its inputs. */
export const invocation = (id: string, type: string, values: Fields = {}, data: Fields = {}) => ({
  id,
  type: 'invocation',
  position: { x: 0, y: 0 },
  data: {
    ...{ id, type, version: '1.2.0', nodePack: 'invokeai', label: '', notes: '' },
    ...{ isOpen: true, isIntermediate: true, useCache: true },
    inputs: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        { name, label: '', description: '', ...(value === undefined ? {} : { value }) },
      ]),
    ),
    ...data,
  },
});

/** A junction of edges. */
export const connector = (id: string) => ({
  id,
  type: 'connector',
  position: { x: 0, y: 0 },
  data: { id, type: 'connector', label: '', isOpen: true },
});

/** An edge, such as `a.value -> b.a`. */
function edge(text: string) {
  const [from = '', to = ''] = text.split(' -> ');
  const [source, sourceHandle] = from.split('.');
  const [target, targetHandle] = to.split('.');
  return { id: text, type: 'default', source, sourceHandle, target, targetHandle };
}

/** A document of schema 4.0.0 with these nodes and edges. */
export const workflowDocument = (nodes: readonly object[], edges: readonly string[] = [], more: Fields = {}) => ({
  ...{ name: 'A workflow', author: '', description: '', version: '', contact: '', tags: '', notes: '' },
  ...{ exposedFields: [], meta: { version: '4.0.0', category: 'user' } },
  nodes,
  edges: edges.map(edge),
  ...more,
});
