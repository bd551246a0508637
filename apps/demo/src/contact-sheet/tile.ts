/** An image on a contact sheet. */
export interface Tile {
  readonly title: string;
  readonly starred: boolean;
  readonly width: number;
  readonly height: number;
  readonly thumbnail: Blob;
}

export interface Sheet {
  readonly heading: string;
  readonly note: string;
  readonly tiles: readonly Tile[];
}
