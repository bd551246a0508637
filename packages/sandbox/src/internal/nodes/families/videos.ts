import { requiredInput } from '../input.js';
import { float, integer, model, plainString } from '../kind.js';
import { type NodeType, nodeType, outputType } from '../node-type.js';
import { roundHalfEven } from '../rounding.js';

const videoField = model('VideoField', { video_name: plainString });

const videoOutput = outputType('video_output', 'VideoOutput', {
  video: videoField,
  width: integer(),
  height: integer(),
  num_frames: integer(),
  fps: float(),
  duration: float(),
});

export const videos: readonly NodeType[] = [
  nodeType({
    type: 'video',
    className: 'VideoInvocation',
    title: 'Video Primitive',
    version: '1.0.0',
    category: 'primitives',
    tags: ['primitives', 'video'],
    inputs: { video: requiredInput(videoField) },
    output: videoOutput,
    invoke: ({ video }, context) => {
      const { width, height, duration, fps: known } = context.findVideo(video.video_name);
      const fps = known ?? 0;
      return { video, width, height, num_frames: roundHalfEven(duration * fps), fps, duration };
    },
  }),
];
