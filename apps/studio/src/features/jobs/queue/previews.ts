import type { EventPayload } from '@x/models/event';

/** Draws onto the canvases of an item. */
type Draw = (image: HTMLImageElement) => void;

/**
 * The newest preview of each running item, drawn into canvases: React renders nothing for them. A preview that arrives
 * while an older one is decoded replaces it.
 */
class Previews {
  readonly #images = new Map<number, HTMLImageElement>();
  readonly #waiting = new Map<number, string>();
  readonly #canvases = new Map<number, Set<Draw>>();

  /** Takes the preview of an event, if it has one. */
  add({ item_id, image }: EventPayload<'invocation_progress'>): void {
    if (!image) return;
    const isBusy = this.#waiting.has(item_id);
    this.#waiting.set(item_id, image.dataURL);
    if (!isBusy) void this.#decode(item_id);
  }

  /** Forgets the preview of an item that has ended. */
  delete(id: number): void {
    this.#images.delete(id);
    this.#waiting.delete(id);
  }

  /** Draws the previews of an item into a canvas, until the function that is returned is called. */
  drawInto(id: number, canvas: HTMLCanvasElement): () => void {
    const draw: Draw = (image) => {
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      canvas.dataset['drawn'] = String(Number(canvas.dataset['drawn'] ?? 0) + 1);
    };
    const draws = this.#canvases.get(id) ?? new Set();
    this.#canvases.set(id, draws.add(draw));
    const image = this.#images.get(id);
    if (image) draw(image);
    return () => {
      draws.delete(draw);
      if (draws.size === 0) this.#canvases.delete(id);
    };
  }

  async #decode(id: number): Promise<void> {
    for (let url = this.#waiting.get(id); url !== undefined; url = this.#waiting.get(id)) {
      const image = new Image();
      image.src = url;
      const isReadable = await image.decode().then(
        () => true,
        () => false,
      );
      if (!this.#waiting.has(id)) return;
      if (isReadable) {
        this.#images.set(id, image);
        for (const draw of this.#canvases.get(id) ?? []) draw(image);
      }
      if (this.#waiting.get(id) === url) this.#waiting.delete(id);
    }
  }
}

/** The previews of this page. */
export const previews = new Previews();
