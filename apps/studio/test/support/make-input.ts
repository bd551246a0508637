import type { ExposedInput } from '@x/services/workflow';

/** Returns an input of a workflow with these values; it takes a text and has none. */
export function makeInput(values: Partial<ExposedInput>): ExposedInput {
  return {
    ...{ key: 'Input', label: 'Input', description: '', nodeId: 'node', field: 'value', place: undefined },
    ...{ value: undefined, default: undefined, required: false, isConnected: false },
    type: { name: 'StringField', cardinality: 'single' },
    ...values,
  };
}
