/** Ends the tour. The message is printed as it is. */
export class TourError extends Error {
  override readonly name = 'TourError';
}
