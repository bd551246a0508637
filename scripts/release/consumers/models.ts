// prints: Birds, 3 images, private, made in 2026, and a colour from a newer server
import { Board, toDate } from '@x/models';

const sent: unknown = {
  board_id: 'b1',
  board_name: 'Birds',
  created_at: '2026-11-22 13:08:21.950',
  updated_at: '2026-11-22 13:08:21.950',
  archived: false,
  image_count: 3,
  colour: 'blue',
};
const board: Board = Board.parse(sent);
const made = toDate(board.created_at).getUTCFullYear();
const unknown = 'colour' in board ? 'a colour' : 'nothing';
console.log(
  `${board.board_name}, ${board.image_count} images, ${board.board_visibility}, made in ${made}, and ${unknown} from a newer server`,
);
