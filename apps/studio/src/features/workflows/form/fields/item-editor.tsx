import { fieldKind } from '../field-kind.js';
import { BoardEditor, ChoiceEditor, SwitchEditor } from './choice-editor.js';
import { ColorEditor } from './color-editor.js';
import type { EditorProps } from './editor-props.js';
import { LoraEditor, ModelEditor } from './model-editor.js';
import { NumberEditor } from './number-editor.js';
import { PictureEditor } from './picture-editor.js';
import { TextEditor } from './text-editor.js';

const EDITORS = {
  choice: ChoiceEditor,
  number: NumberEditor,
  text: TextEditor,
  boolean: SwitchEditor,
  color: ColorEditor,
  picture: PictureEditor,
  board: BoardEditor,
  model: ModelEditor,
  lora: LoraEditor,
  json: TextEditor,
};

/** Edits one value, as its type demands. */
export function ItemEditor(props: EditorProps) {
  const Editor = EDITORS[fieldKind(props.input)];
  return <Editor {...props} />;
}
