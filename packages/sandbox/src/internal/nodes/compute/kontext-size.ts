interface Size {
  readonly width: number;
  readonly height: number;
}

/** The sizes that the model of this kind was trained with. */
const PREFERRED = `672 1568 688 1504 720 1456 752 1392 800 1328 832 1248 880 1184 944 1104 1024 1024 1104 944 1184 880
  1248 832 1328 800 1392 752 1456 720 1504 688 1568 672`
  .split(/\s+/)
  .map(Number);

const multiple = (length: number): number => Math.max(16, 16 * Math.floor(length / 16));

/** Returns the sizes of images beside each other: the first one chooses the height. */
export function kontextSize(images: readonly Size[], isPreferred: boolean): Size[] {
  const [first = { width: 0, height: 0 }, ...others] = images;
  const { width, height } = isPreferred ? nearest(first.width / first.height) : first;
  const whole = { width: multiple(width), height: multiple(height) };
  const widthOf = (image: Size) => multiple(Math.trunc(whole.height * (image.width / image.height)));
  return [whole, ...others.map((image) => ({ width: widthOf(image), height: whole.height }))];
}

/** Returns the preferred size whose ratio is nearest. */
function nearest(ratio: number): Size {
  let found = { width: 0, height: 0, distance: Number.POSITIVE_INFINITY };
  for (let index = 0; index < PREFERRED.length; index += 2) {
    const [width = 0, height = 0] = PREFERRED.slice(index);
    const distance = Math.abs(ratio - width / height);
    if (distance < found.distance) found = { width, height, distance };
  }
  return found;
}
