/** What nodes need that load no model and that the sandbox does not run. */
const NEEDS: Readonly<Record<string, string>> = {
  'a network that detects faces': 'face_identifier face_mask_detection face_off mediapipe_face_detection',
  'a video decoder': 'extract_video_range video_concat video_frame_extract',
};

/** Returns the name of a node type that the sandbox does not run, with what it needs. */
export function unavailable(type: string): string {
  const need = Object.entries(NEEDS).find(([, types]) => types.split(' ').includes(type));
  return `node type ${type}${need ? `, which needs ${need[0]}` : ''}`;
}
